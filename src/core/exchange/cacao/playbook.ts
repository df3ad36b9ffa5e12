// A CACAO 2.0 playbook, strictly: made from the property tables of the OASIS standard "CACAO Security Playbooks Version
// 2.0". What the standard does not name is refused, so that nothing is skipped without a word.
import { z } from 'zod';

const UUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}';
const identifier = z.string().regex(new RegExp(`^[a-z][a-z0-9-]+--${UUID}$`));
const timestamp = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
const text = z.string();
const variableName = z.string().regex(/^__[a-zA-Z_][a-zA-Z0-9_-]{0,199}__$/);

const externalReference = z.strictObject({
  name: text,
  description: text.optional(),
  source: text.optional(),
  url: text.optional(),
  external_id: text.optional(),
  reference_id: text.optional(),
});

const variable = z.strictObject({
  type: text,
  description: text.optional(),
  value: text.nullable().optional(),
  constant: z.boolean().optional(),
  external: z.boolean().optional(),
});
const variables = z.record(variableName, variable);
const extensions = z.record(identifier, z.record(z.string(), z.unknown()));

/** Commands are of many kinds, and kinds may be added; each has properties of its own. */
const command = z.looseObject({
  type: text,
  command: text.optional(),
  command_b64: text.optional(),
  description: text.optional(),
});

const step = {
  name: text.optional(),
  description: text.optional(),
  external_references: z.array(externalReference).min(1).optional(),
  delay: z.int().min(0).optional(),
  timeout: z.int().min(0).optional(),
  step_variables: variables.optional(),
  owner: identifier.optional(),
  on_completion: identifier.optional(),
  on_success: identifier.optional(),
  on_failure: identifier.optional(),
  step_extensions: extensions.optional(),
};
const args = { in_args: z.array(text).min(1).optional(), out_args: z.array(text).min(1).optional() };

/** By their type: the eight of the standard. */
export const WORKFLOW_STEPS = {
  start: z.strictObject({ type: z.literal('start'), ...step }),
  end: z.strictObject({ type: z.literal('end'), ...step }),
  action: z.strictObject({
    type: z.literal('action'),
    ...step,
    ...args,
    commands: z.array(command).min(1),
    agent: identifier,
    targets: z.array(identifier).min(1).optional(),
  }),
  'playbook-action': z.strictObject({
    type: z.literal('playbook-action'),
    ...step,
    ...args,
    playbook_id: identifier,
    playbook_version: timestamp.optional(),
  }),
  parallel: z.strictObject({ type: z.literal('parallel'), ...step, next_steps: z.array(identifier).min(2) }),
  'if-condition': z.strictObject({
    type: z.literal('if-condition'),
    ...step,
    condition: text,
    on_true: identifier,
    on_false: identifier.optional(),
  }),
  'while-condition': z.strictObject({
    type: z.literal('while-condition'),
    ...step,
    condition: text,
    on_true: identifier,
  }),
  'switch-condition': z.strictObject({
    type: z.literal('switch-condition'),
    ...step,
    switch: text,
    cases: z.record(z.string(), identifier),
  }),
} as const;

const workflowStep = z.discriminatedUnion('type', [
  WORKFLOW_STEPS.start,
  WORKFLOW_STEPS.end,
  WORKFLOW_STEPS.action,
  WORKFLOW_STEPS['playbook-action'],
  WORKFLOW_STEPS.parallel,
  WORKFLOW_STEPS['if-condition'],
  WORKFLOW_STEPS['while-condition'],
  WORKFLOW_STEPS['switch-condition'],
]);

/** Agents and targets are of ten kinds with properties of their own (addresses, contacts); type and name all have. */
const agentTarget = z.looseObject({ type: text, name: text, description: text.optional() });

const extensionDefinition = z.strictObject({
  type: z.literal('extension-definition'),
  name: text,
  description: text.optional(),
  created_by: identifier,
  schema: text,
  version: text,
  external_references: z.array(externalReference).optional(),
});

export const playbook = z.strictObject({
  type: z.literal('playbook'),
  spec_version: z.literal('cacao-2.0'),
  id: identifier,
  name: text,
  description: text.optional(),
  playbook_types: z.array(text).optional(),
  playbook_activities: z.array(text).min(1).optional(),
  playbook_processing_summary: z.record(z.string(), z.unknown()).optional(),
  created_by: identifier,
  created: timestamp,
  modified: timestamp,
  revoked: z.boolean().optional(),
  valid_from: timestamp.optional(),
  valid_until: timestamp.optional(),
  derived_from: z.array(identifier).min(1).optional(),
  related_to: z.array(identifier).min(1).optional(),
  priority: z.int().min(0).max(100).optional(),
  severity: z.int().min(0).max(100).optional(),
  impact: z.int().min(0).max(100).optional(),
  industry_sectors: z.array(text).min(1).optional(),
  labels: z.array(text).min(1).optional(),
  external_references: z.array(externalReference).min(1).optional(),
  markings: z.array(identifier).min(1).optional(),
  playbook_variables: variables.optional(),
  workflow_start: identifier,
  workflow_exception: identifier.optional(),
  workflow: z.record(identifier, workflowStep),
  playbook_extensions: extensions.optional(),
  authentication_info_definitions: z.record(identifier, z.looseObject({ type: text })).optional(),
  agent_definitions: z.record(identifier, agentTarget).optional(),
  target_definitions: z.record(identifier, agentTarget).optional(),
  extension_definitions: z.record(identifier, extensionDefinition).optional(),
  data_marking_definitions: z.record(identifier, z.looseObject({ type: text })).optional(),
  signatures: z.array(z.looseObject({})).min(1).optional(),
});

export type Playbook = z.infer<typeof playbook>;
export type WorkflowStep = z.infer<typeof workflowStep>;
