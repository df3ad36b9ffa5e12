// Pairs of clauses that cannot both be meant: one thing with two owners, two limits, or both wanted and left free.
import { formatDuration } from '#core/time/instant.ts';
import { type Checking, mend, stepPath } from './checking.ts';
import type { Plan, Step } from './plan.ts';

export function checkContradictions(checking: Checking): void {
  for (const [a, b] of pairs(checking.plan)) {
    checkOwners(a, b, checking);
    checkLimits(a, b, checking);
    checkForce(a, b, checking);
  }
  checkSayings(checking);
}

/** Steps of one scenario that do the same, under the same condition and at the same time; each pair once. */
function pairs(plan: Plan): readonly (readonly [Step, Step])[] {
  const known = new Map<string, Step>();
  const found: (readonly [Step, Step])[] = [];
  for (const step of Object.values(plan.steps)) {
    const when = [step.when, step.each, step.after, step.opens, step.discretion];
    const key = JSON.stringify([step.scenario, when, whatItDoes(step)]);
    const first = known.get(key);
    if (first) found.push([first, step]);
    else known.set(key, step);
  }
  return found;
}

/** The act without who, when and how long: the same words done, the same receivers told the same. */
function whatItDoes({ action, title }: Step): unknown {
  const bare = action.kind === 'task' || action.kind === 'decide' || action.kind === 'confirm';
  return [bare ? action.kind : action, plain(title)];
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '');
}

function said(step: Step): string {
  const clauses = step.from.map(({ clause }) => clause).join('、');
  return `${step.id}${clauses === '' ? '' : `（${clauses}）`}`;
}

/** Kinds that one owner does once. Telling, writing down and finding out may well be several people's. */
const ONCE: ReadonlySet<string> = new Set(['task', 'decide', 'dispatch', 'convene', 'approve', 'use']);

function checkOwners(a: Step, b: Step, { find }: Checking): void {
  if (a.same_as?.step === b.id || b.same_as?.step === a.id) return;
  if (JSON.stringify(a.who) === JSON.stringify(b.who)) {
    if (JSON.stringify(a.limit) !== JSON.stringify(b.limit)) return;
    find(
      'warning',
      'said-twice',
      stepPath(b),
      {
        zh: `${said(a)} 与 ${said(b)} 是同一件事，会派两次；请并成一步，from 写两条。`,
        en: `${said(a)} and ${said(b)} are the same thing and would be given out twice; make one step of them with both clauses.`,
      },
      mend(
        `from: [${[...a.from, ...b.from].map(({ clause }) => clause).join(', ')}]`,
        '并成一步',
        'one step of both clauses',
      ),
    );
    return;
  }
  if (!ONCE.has(b.action.kind)) return;
  find(
    'warning',
    'contradiction',
    stepPath(b, 'who'),
    {
      zh: `${said(a)} 与 ${said(b)} 是同一件事，却由不同的人负责：“${b.title}”。请定一人负责，另一人写进 with；两边都要做的，写 same_as。`,
      en: `${said(a)} and ${said(b)} are the same thing with different owners: "${b.title}". Settle on one and put the other under with, or write same_as.`,
    },
    mend(`same_as: ${a.id}`, '做一次算两处都做了', 'one act satisfies both'),
  );
}

function checkLimits(a: Step, b: Step, { find }: Checking): void {
  if (!a.limit || !b.limit || a.limit.within === b.limit.within) return;
  if (JSON.stringify(a.limit.of) !== JSON.stringify(b.limit.of)) return;
  find(
    'warning',
    'contradiction',
    stepPath(b, b.limit.word ? 'urgency' : 'within'),
    {
      zh: `${said(a)} 限 ${formatDuration(a.limit.within)}，${said(b)} 限 ${formatDuration(b.limit.within)}，是同一件事：请定一个时限。`,
      en: `${said(a)} allows ${formatDuration(a.limit.within)} and ${said(b)} ${formatDuration(b.limit.within)} for the same thing: settle on one.`,
    },
    mend(formatDuration(Math.min(a.limit.within, b.limit.within)), '取较短的时限', 'the shorter of the two'),
  );
}

function checkForce(a: Step, b: Step, { find }: Checking): void {
  if (a.force === b.force || (a.force !== 'may' && b.force !== 'may')) return;
  find(
    'warning',
    'contradiction',
    stepPath(b, 'force'),
    {
      zh: `${said(a)} 与 ${said(b)} 是同一件事，一处必须做（${a.force}），一处可做可不做（${b.force}）：请定一种。`,
      en: `${said(a)} and ${said(b)} are the same thing, ${a.force} here and ${b.force} there: settle on one.`,
    },
    mend('must', '取必须做', 'it must be done'),
  );
}

/** A ban in words that says just what a step wants done: 严禁开窗 beside 开窗. */
function checkSayings({ plan, find }: Checking): void {
  for (const scenario of Object.values(plan.scenarios))
    for (const ban of scenario.never) {
      const words =
        ban.title === undefined ? '' : plain(ban.title).replace(/^(?:严禁|不得|不准|禁止|不可)/, '');
      const step = scenario.steps.map(id => plan.steps[id]).find(one => one && plain(one.title) === words);
      if (words === '' || !step || ban.unless !== undefined) continue;
      find('warning', 'contradiction', ['scenarios', scenario.id, 'never', ban.id], {
        zh: `“${ban.title}”（${ban.id}）与步骤 ${said(step)}“${step.title}”互相矛盾：请写明例外（unless）或去掉一条。`,
        en: `"${ban.title}" (${ban.id}) forbids what step ${said(step)} "${step.title}" wants done: write the exception (unless) or remove one.`,
      });
    }
}
