// The table of rights: what each role does and does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsOf, mayDo, ORG_ROLES } from './rights.ts';

test('who edits plans does not approve them, and the other way round', () => {
  assert.ok(mayDo('plan.edit', ['plan-editor']) && !mayDo('plan.put-into-force', ['plan-editor']));
  assert.ok(mayDo('plan.put-into-force', ['approver']) && !mayDo('plan.edit', ['approver']));
});

test('an auditor reads and changes nothing', () => {
  assert.deepEqual(
    actionsOf(['auditor']).filter(action => !action.endsWith('.read')),
    [],
  );
  assert.ok(mayDo('audit.read', ['auditor']));
});

test('full addresses are for administrators and duty commanders only', () => {
  assert.deepEqual(
    ORG_ROLES.filter(role => mayDo('roster.reveal', [role])),
    ['administrator', 'duty-commander'],
  );
});

test('several roles add up; none may nothing', () => {
  assert.ok(mayDo('plan.edit', ['auditor', 'plan-editor']));
  assert.deepEqual(actionsOf([]), []);
});
