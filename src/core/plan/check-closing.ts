// Answers and endings: decisions without a reason, confirmations that solvers could give themselves, outside numbers.
import { type Checking, mend, stepPath } from './checking.ts';
import type { Step } from './plan.ts';

export function checkClosing(checking: Checking): void {
  for (const step of Object.values(checking.plan.steps)) {
    checkDecision(step, checking);
    checkConfirmation(step, checking);
    checkApproval(step, checking);
    checkCall(step, checking);
    checkReceivers(step, checking);
  }
}

function checkDecision(step: Step, { find }: Checking): void {
  if (step.action.kind !== 'decide' || step.action.reason === 'required') return;
  find(
    'info',
    'decide-without-reason',
    stepPath(step, 'decide'),
    {
      zh: `决定“${step.action.question}”不要求写理由；事后要说得清的，请写 reason: required。`,
      en: `The decision "${step.action.question}" asks for no reason; write reason: required if it must be accounted for.`,
    },
    mend('reason: required', '事后要说得清', 'so that it can be accounted for'),
  );
}

function checkConfirmation(step: Step, { plan, find }: Checking): void {
  if (step.action.kind !== 'confirm') return;
  const { not_by: solvers, of } = step.action;
  if (solvers.length === 0)
    find('warning', 'confirm-without-solvers', stepPath(step, 'confirm'), {
      zh: `“${of}”的答复不能由处理问题的人自己记录：请在 not_by 写明哪些岗位是处理人。`,
      en: `The answer of "${of}" may not be recorded by those who solved it: write their roles under not_by.`,
    });
  const holder = step.who.mode === 'any-of' ? undefined : step.who.party;
  if (holder?.kind === 'role' && solvers.includes(holder.role))
    find('error', 'solver-confirms', stepPath(step, 'who'), {
      zh: `“${plan.roles[holder.role]?.title ?? holder.role}”是处理人（not_by），不能由其记录“${of}”的答复；请换一个岗位。`,
      en: `"${plan.roles[holder.role]?.title ?? holder.role}" is a solver (not_by) and may not record the answer of "${of}"; choose another role.`,
    });
}

function checkApproval(step: Step, { plan, find }: Checking): void {
  if (step.action.kind !== 'approve') return;
  const { by, quorum } = step.action;
  const asker = step.who.mode === 'any-of' ? undefined : step.who.party;
  if (asker?.kind === 'role' && by.length === 1 && by[0]?.kind === 'role' && by[0].role === asker.role)
    find('error', 'approver-is-doer', stepPath(step, 'approve'), {
      zh: `“${plan.roles[asker.role]?.title ?? asker.role}”不能批准自己提出的事；who 写提请人，by 写批准人。`,
      en: `"${plan.roles[asker.role]?.title ?? asker.role}" cannot approve what it asks for itself; who is the asker, by the approver.`,
    });
  if (
    typeof quorum === 'number' &&
    by.every(party => party.kind === 'role' && !plan.roles[party.role]?.members) &&
    quorum > by.length
  )
    find('warning', 'quorum-too-large', stepPath(step, 'approve', 'quorum'), {
      zh: `要 ${quorum} 人批准，但只写了 ${by.length} 个岗位；若一个岗位不止一人可以不改。`,
      en: `${quorum} approvals are wanted from ${by.length} role(s); fine only where a role has several people.`,
    });
}

function checkCall(step: Step, { plan, find }: Checking): void {
  if (step.action.kind !== 'call' || step.action.contact === undefined) return;
  const contact = plan.contacts[step.action.contact];
  if (!contact || contact.number !== undefined) return;
  find('warning', 'contact-without-number', ['contacts', contact.id], {
    zh: `联系人“${contact.title}”没有电话号码，事发时打不出去；请补上 number。`,
    en: `The contact "${contact.title}" has no number and cannot be called when it matters; add number.`,
  });
}

function checkReceivers(step: Step, { find }: Checking): void {
  const { action } = step;
  const receivers = action.kind === 'notify' ? action.to : action.kind === 'approve' ? action.by : undefined;
  if (receivers === undefined || receivers.length > 0) return;
  find('error', 'nobody-to-tell', stepPath(step, action.kind), {
    zh: `步骤“${step.id}”没有写${action.kind === 'notify' ? '通知谁' : '谁批准'}。`,
    en: `Step "${step.id}" does not say ${action.kind === 'notify' ? 'whom to tell' : 'who approves'}.`,
  });
}
