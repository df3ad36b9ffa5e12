// Questions that the text leaves open, words like 定期 without a figure, people who are only asterisks.
import { type Checking, mend, stepPath } from './checking.ts';
import type { Cadence } from './clock.ts';
import type { Path } from './yaml-text.ts';

export function checkQuestions(checking: Checking): void {
  const { plan, find } = checking;
  for (const question of Object.values(plan.questions ?? {})) {
    if (question.answer) continue;
    const path = ['questions', question.id];
    const locks = question.locks.join('、');
    find(
      'warning',
      'open-question',
      path,
      {
        zh: `还没有答复：“${question.text}”${locks ? `；答复前 ${locks} 锁着` : ''}。请由${titleOf(question.ask, checking) ?? '有权的人'}答复后写入 answer。`,
        en: `Not answered yet: "${question.text}"${locks ? `; ${locks} stay locked until then` : ''}. Let ${question.ask ?? 'whoever may'} answer it under answer.`,
      },
      mend('answer: { text: …, by: … }', '由有权的人答复', 'whoever may answer does'),
    );
    if (question.ask === undefined)
      find('warning', 'question-without-person', path, {
        zh: `问题“${question.text}”没有写由谁答复：请写 ask。`,
        en: `The question "${question.text}" does not say who answers: write ask.`,
      });
  }
  for (const routine of Object.values(plan.routines ?? {}))
    reportUnsaid(routine.how_often, ['routines', routine.id, 'every'], routine.title, checking);
  for (const [part, things] of [
    ['exercises', plan.exercises],
    ['training', plan.training],
  ] as const)
    for (const { id, title, how_often } of Object.values(things ?? {}))
      if (how_often) reportUnsaid(how_often, [part, id, 'every'], title, checking);
      else
        find(
          'warning',
          'cadence-missing',
          [part, id],
          {
            zh: `“${title}”没有写多久一次：请写 every 或 at_least。`,
            en: `"${title}" does not say how often: write every or at_least.`,
          },
          mend('every: year', '至少每年一次', 'once a year at least'),
        );
  checkCast(checking);
  checkResources(checking);
  checkKept(checking);
}

function titleOf(role: string | undefined, { plan }: Checking): string | undefined {
  return role === undefined ? undefined : (plan.roles[role]?.title ?? role);
}

function reportUnsaid(cadence: Cadence, path: Path, title: string, { find }: Checking): void {
  if (cadence.kind !== 'unsaid' || cadence.word === '') return;
  find(
    'warning',
    'vague-cadence',
    path,
    {
      zh: `“${title}”只写了“${cadence.word}”，没有写多久一次；系统不会自己定，请写明（如 month、1 per half-year）并在 filled 里说明。`,
      en: `"${title}" says only "${cadence.word}"; nothing is taken for it: write how often (month, 1 per half-year) and explain under filled.`,
    },
    { proposal: { value: 'year', reason: { zh: '至少每年一次', en: 'once a year at least' } } },
  );
}

/** Every part of a drill must be somebody before it can be approved; a part nobody is told anything is idle. */
function checkCast({ plan, find }: Checking): void {
  for (const { id, title, cast } of Object.values(plan.exercises ?? {})) {
    const open = Object.entries(cast).filter(
      ([, people]) => people.length === 0 || people.some(name => /^[*＊×xX某]+$/.test(name)),
    );
    if (open.length === 0) continue;
    const parts = open.map(([part]) => part).join('、');
    find('warning', 'cast-not-named', ['exercises', id, 'cast'], {
      zh: `演练“${title}”还没有指定：${parts}。请逐一填人后再批准。`,
      en: `The exercise "${title}" has nobody yet for: ${parts}. Name them before it is approved.`,
    });
  }
}

function checkResources({ plan, find }: Checking): void {
  for (const { id, title, quantity, minimum, unit = '', keeper } of Object.values(plan.resources ?? {})) {
    if (quantity !== undefined && minimum !== undefined && quantity < minimum)
      find('warning', 'resource-below-minimum', ['resources', id], {
        zh: `“${title}”现有 ${quantity}${unit}，少于最低 ${minimum}${unit}：请补足。`,
        en: `"${title}": there are ${quantity}${unit}, fewer than the minimum of ${minimum}${unit}; make it up.`,
      });
    if (keeper === undefined)
      find('info', 'resource-without-keeper', ['resources', id], {
        zh: `“${title}”没有写由谁保管（keeper），用时找不到人。`,
        en: `Nobody keeps "${title}" (keeper): there is nobody to ask for it.`,
      });
  }
  for (const step of Object.values(plan.steps)) {
    const { action } = step;
    if (action.kind !== 'dispatch') continue;
    const { least, unit = '', need, have } = action.count;
    const there = action.resource === undefined ? undefined : plan.resources?.[action.resource]?.quantity;
    if (least !== undefined && there !== undefined && least > there)
      find(
        'warning',
        'more-than-there-is',
        stepPath(step, 'dispatch', 'count'),
        {
          zh: `要调 ${least}${unit}“${action.what}”，登记的只有 ${there}${unit}。`,
          en: `${least}${unit} of "${action.what}" are called for, ${there}${unit} are on the list.`,
        },
        mend(String(there), '登记的数量', 'what is on the list'),
      );
    if (need !== undefined && have !== undefined && least !== undefined && least < need - have)
      find(
        'warning',
        'shortage-not-met',
        stepPath(step, 'dispatch', 'need'),
        {
          zh: `“${action.what}”需 ${need}${unit}、有 ${have}${unit}，缺 ${need - have}${unit}，只申请 ${least}${unit}。`,
          en: `"${action.what}": ${need}${unit} needed, ${have}${unit} there, ${need - have}${unit} short, but only ${least}${unit} asked for.`,
        },
        mend(String(need - have), '缺口', 'the gap'),
      );
  }
}

/** A limit kept in another document is no clock until somebody fills the figure in. */
function checkKept({ plan, find }: Checking): void {
  for (const step of Object.values(plan.steps)) {
    if (step.due?.kind !== 'kept') continue;
    const { document, clause } = step.due.per;
    find(
      'warning',
      'limit-kept-elsewhere',
      stepPath(step, 'per'),
      {
        zh: `步骤“${step.title}”的时限写在《${document}》${clause ?? ''}里，这里没有数值，不会逾期：请查明后写进 within。`,
        en: `The limit of step "${step.title}" is kept in "${document}" ${clause ?? ''}: without a figure here it never runs out. Look it up and write it as within.`,
      },
      mend('within: … of opened', '查明的数值', 'the figure, once looked up'),
    );
  }
}
