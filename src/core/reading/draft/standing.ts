// What is kept up without anything having happened: standing duties, routines, exercises, training, stores, the plan's own review.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { actWords } from './act-words.ts';
import type { Drafting } from './drafting.ts';
import { namedOr } from './proposed-or.ts';
import { doerOf } from './who.ts';
import { cut, wordsOf } from './words.ts';

type Routine = NonNullable<WrittenPlan['routines']>[string];
type Exercise = NonNullable<WrittenPlan['exercises']>[string];
type Training = NonNullable<WrittenPlan['training']>[string];
type Resource = NonNullable<WrittenPlan['resources']>[string];

export function addDuty(clause: Clause, { parties, gaps }: Drafting): void {
  const names = clause.actors.map(({ name }) => name);
  const duty = { do: actWords(wordsOf(clause), clause, { who: true }), from: clause.id };
  for (const name of names) parties.addDuty(name, duty);
  if (names.length > 0) return;
  const at = parties.everyone(duty);
  gaps.add({
    code: 'everyone-bound',
    at: `${at}.duties`,
    clause: clause.id,
    why: '条文没有写由谁负责，列为全体人员的要求',
  });
}

// ---------------------------------------------------------------- what comes round

/** ISO 8601 of the reader → a period of the calendar. */
const PERIODS: Readonly<Record<string, string>> = {
  P1D: 'day',
  P1W: 'week',
  P7D: 'week',
  P1M: 'month',
  P3M: 'quarter',
  P6M: 'half-year',
  P12M: 'year',
  P1Y: 'year',
  P2Y: '2 years',
  P3Y: '3 years',
  P2W: '2 weeks',
  P14D: '2 weeks',
  P2M: '2 months',
};

type HowOften = { readonly every?: string; readonly at_least?: string };

/** "每年不少于两次" is a count in a window; "每半年" a period; 定期 stays the word of the text. */
export function howOften(clause: Clause, at: string, { gaps }: Drafting): HowOften | undefined {
  const said = clause.periodicity;
  const bare = bareText(clause.quote);
  const count =
    /每(年度?|半年|季度?|月|周)[^,。;]{0,14}?(?:不少于|至少|不低于|组织|开展|进行)?[^,。;]{0,6}?([两一二三四五六]|\d{1,2})次/.exec(
      bare,
    );
  const least = count === null ? undefined : timesOf(count[2] ?? '');
  if (least !== undefined && (least > 1 || /不少于|至少|不低于/.test(count?.[0] ?? '')))
    return { at_least: `${least} per ${windowOf(count?.[1] ?? '')}` };
  const every = said?.every ?? null;
  if (every === 'shift') return { every: 'shift' };
  if (every !== null && PERIODS[every] !== undefined) return { every: PERIODS[every] };
  if (every !== null && /^PT\d/.test(every)) return { every };
  if (every === 'continuous') return { every: 'shift' };
  const word = /定期|不定期|经常性?|适时|平时|日常/.exec(said?.text ?? bare)?.[0];
  if (word === undefined && said === null) return undefined;
  gaps.add({
    code: 'cadence-proposed',
    at: `${at}.every`,
    clause: clause.id,
    why: `条文只写“${said?.text ?? word ?? ''}”，没有写多久一次`,
  });
  return { every: word ?? '定期' };
}

function timesOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : '零一二三四五六'.indexOf(text === '两' ? '二' : text);
}

function windowOf(text: string): string {
  if (/半年/.test(text)) return 'half-year';
  if (/季/.test(text)) return 'quarter';
  if (/月/.test(text)) return 'month';
  return /周/.test(text) ? 'week' : 'year';
}

export function routineOf(clause: Clause, drafting: Drafting): readonly [string, Routine] {
  const id = drafting.ids.ofClause('routine', clause.id, 'routine');
  const often = howOften(clause, id, drafting) ?? { every: '定期' };
  const evidence =
    clause.evidence.length > 0 || clause.kind === 'recording' ? { evidence: ['note' as const] } : {};
  if (clause.periodicity?.every === 'continuous')
    drafting.gaps.add({
      code: 'cadence-proposed',
      at: `${id}.every`,
      clause: clause.id,
      value: '每班',
      why: `条文写“${clause.periodicity.text}”，暂按每班安排`,
    });
  return [
    id,
    {
      do: actWords(wordsOf(clause), clause, {
        who: true,
        cadence: clause.periodicity?.every !== 'continuous',
      }),
      who: doerOf(clause, id, drafting).who,
      ...often,
      ...forceOf(clause),
      ...evidence,
      from: clause.id,
    },
  ];
}

export function exerciseOf(clause: Clause, drafting: Drafting): readonly [string, Exercise] {
  const id = drafting.ids.ofClause('exercise', clause.id, 'exercise');
  const bare = bareText(clause.quote);
  const kind = /桌面|推演/.test(bare) ? 'tabletop' : /综合|全面|实战/.test(bare) ? 'full' : 'drill';
  const often = howOften(clause, id, drafting) ?? unsaid(clause, id, drafting);
  return [
    id,
    {
      title: titleOf(clause),
      kind,
      who: namedOr(clause, id, 'who', drafting),
      ...often,
      from: clause.id,
    },
  ];
}

export function trainingOf(clause: Clause, drafting: Drafting): readonly [string, Training] {
  const id = drafting.ids.ofClause('training', clause.id, 'training');
  const often = howOften(clause, id, drafting) ?? unsaid(clause, id, drafting);
  const tested = /考核|考试|测试|合格/.test(clause.quote);
  const taught = clause.recipients
    .filter(name => !drafting.parties.isOutside(name))
    .map(drafting.parties.role);
  return [
    id,
    {
      title: titleOf(clause),
      ...(taught.length === 0 ? {} : { for: taught }),
      who: namedOr(clause, id, 'who', drafting),
      ...often,
      ...(tested ? { tested } : {}),
      from: clause.id,
    },
  ];
}

/** "医务科每年组织不少于两次停电演练" → 组织停电演练. */
function titleOf(clause: Clause): string {
  return cut(actWords(wordsOf(clause), clause, { who: true, cadence: true }), 120);
}

function unsaid(clause: Clause, at: string, { gaps }: Drafting): HowOften {
  gaps.add({ code: 'cadence-proposed', at: `${at}.every`, clause: clause.id, why: '条文没有写多久一次' });
  return { every: '定期' };
}

function forceOf({ modality }: Clause): Pick<Routine, 'force'> {
  return modality === 'may' ? { force: 'may' } : modality === 'should' ? { force: 'should' } : {};
}

// ---------------------------------------------------------------- what is kept in store

const PEOPLE = /人员|队员|名|专家|医护|保安|收银/;
const VEHICLES = /车|船|艇/;
const STUFF = /砂|沙袋|油|药|水|食品|口罩|棉|桶|袋|手套|服|物资|材料/;

export function kindOfResource(name: string, unit: string): NonNullable<Resource['kind']> {
  if (VEHICLES.test(name)) return 'vehicle';
  if (PEOPLE.test(name) || unit === '名' || unit === '人') return 'people';
  return STUFF.test(name) ? 'material' : 'equipment';
}

export function resourcesOf(clause: Clause, drafting: Drafting): readonly (readonly [string, Resource])[] {
  const [first] = clause.actors;
  const least = /不少于|至少|不低于|以上/.test(clause.quote);
  return clause.resources
    .filter(({ name, quantity }) => quantity !== null && name.length <= 20)
    .map(({ name, quantity, unit }) => {
      const id = drafting.ids.named('resources', name);
      const kind = kindOfResource(name, unit ?? '');
      return [
        id,
        {
          title: name,
          kind,
          ...(quantity === null ? {} : { quantity }),
          ...(unit === null ? {} : { unit }),
          ...(first === undefined ? {} : { keeper: drafting.parties.role(first.name) }),
          ...(least && quantity !== null ? { minimum: quantity } : {}),
          from: clause.id,
        },
      ] as const;
    });
}
