// Steps, scenarios, prohibitions and ladders of a plan, as they are compared: field by field, in the words of the plan on paper.
import { actionInWords } from '#core/paper/action-words.ts';
import { feelInWords } from '#core/paper/feel-words.ts';
import { partiesInWords, roleTitle, stepTitle, targetsInWords, whoInWords } from '#core/paper/party-words.ts';
import { prohibitionInWords } from '#core/paper/response-chapter.ts';
import { openingOf, startsOf, stepSentence, tailOf, timeOf } from '#core/paper/step-sentence.ts';
import { rungInWords } from '#core/paper/support-chapter.ts';
import { spanInWords } from '#core/paper/time-words.ts';
import type { Action, Party, Plan, Prohibition, Rung, Scenario, Step } from '#core/plan/plan.ts';
import { type PartOfPlan, partOfPlan } from './part-of-plan.ts';
import type { PartSpec } from './plan-comparison.ts';

/** Paths of an action that say whom it reaches. */
const RECEIVERS = ['to', 'by', 'contact', 'members', 'asks', 'relay', 'of'].map(key => `action.${key}`);

const STEPS: PartSpec<Step> = {
  part: 'steps',
  items: plan =>
    Object.values(plan.steps).map(step => ({
      id: step.id,
      title: step.title,
      value: { ...step, title: withoutReceivers(step, plan) },
      sentence: stepSentence(step, plan),
    })),
  scenario: (step, plan) => plan.scenarios[step.scenario]?.title ?? null,
  view: (step, _, plan) => inAnyOrder({ ...step, ...byWord(step, plan) }),
  fields: [
    { field: 'title', keys: ['title'] },
    { field: 'force', keys: ['force'] },
    { field: 'who', keys: ['who'], say: (step, plan) => whoInWords(step.who, plan) },
    { field: 'to', keys: RECEIVERS, say: receiversInWords },
    { field: 'limit', keys: ['limit', 'due'], say: limitInFull },
    {
      field: 'when',
      keys: ['when'],
      say: ({ when }, plan) => (when === undefined ? '' : feelInWords(when, plan)),
    },
    {
      field: 'order',
      keys: ['after', 'opens', 'needs', 'each'],
      say: (step, plan) => openingOf(withoutCondition(step), plan, startsOf(step, plan)).join('，'),
    },
    { field: 'what', keys: ['action'], say: actionInWords },
    {
      field: 'cases',
      keys: ['cases'],
      say: ({ cases = [] }, plan) =>
        cases
          .map(({ when, title }) => `${when === undefined ? '其他情形' : feelInWords(when, plan)}：${title}`)
          .join('；'),
    },
    {
      field: 'ends',
      keys: ['while', 'until', 'holds', 'on_loss'],
      say: ({ cases: _cases, ...step }, plan) => tailOf(step, plan, startsOf(step, plan)).join('；'),
    },
    { field: 'ladder', keys: ['ladder'], say: (step, plan) => rungsInWords(step.ladder ?? [], plan) },
    {
      field: 'scenario',
      keys: ['scenario', 'part'],
      say: (step, plan) => plan.scenarios[step.scenario]?.title ?? step.scenario,
    },
  ],
};

/** A title made of whom the step reaches says nothing that `to` does not. */
function withoutReceivers(step: Step, plan: Plan): string {
  const reached = receiversInWords(step, plan);
  return reached === '' ? step.title : step.title.replace(reached, '');
}

function receiversInWords({ action }: Step, plan: Plan): string {
  if (action.kind === 'call')
    return action.contact === undefined ? '' : (plan.contacts[action.contact]?.title ?? action.contact);
  if (action.kind === 'confirm') return action.of;
  return partiesInWords(partiesOf(action), plan);
}

function partiesOf(action: Action): readonly Party[] {
  switch (action.kind) {
    case 'notify':
      return action.relay?.flatMap(stage => stage.to) ?? action.to;
    case 'report':
      return action.to;
    case 'approve':
    case 'request':
      return action.by;
    case 'convene':
      return action.members;
    case 'watch':
      return action.asks ? [action.asks] : [];
    case 'roll_call':
      return action.of.kind === 'parties' ? action.of.parties : [];
    default:
      return [];
  }
}

/** "立即（1分钟）": two versions may take the same word for other minutes. */
function limitInFull(step: Step, plan: Plan): string {
  const said = timeOf(step, plan);
  const word = step.limit?.word !== undefined && step.limit.of.kind === 'opened';
  return word && step.limit ? `${said}（${spanInWords(step.limit.within)}）` : said;
}

function withoutCondition({ when: _when, discretion: _discretion, ...step }: Step): Step {
  return step;
}

/** A limit that is only a word of the plan changes with the plan's words, which are compared for themselves. */
function byWord({ limit }: Step, plan: Plan): object {
  const isWord = limit?.word !== undefined && limit.within === plan.words[limit.word];
  return isWord ? { limit: { of: limit.of, word: limit.word, per: limit.per } } : {};
}

/** People who are told all at once, or of whom any may act, are no list in an order. */
function inAnyOrder(step: Step): object {
  const { action, who } = step;
  const told =
    action.kind === 'notify' && action.order === undefined ? { ...action, to: sorted(action.to) } : action;
  return {
    ...step,
    action: told,
    who: who.mode === 'any-of' ? { ...who, parties: sorted(who.parties) } : who,
    after: sorted(step.after),
  };
}

const sorted = <T>(all: readonly T[]): readonly T[] =>
  all.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const rungsInWords = (rungs: readonly Rung[], plan: Plan): string =>
  rungs.map(rung => rungInWords(rung, plan)).join('');

// ---------------------------------------------------------------- scenarios

const ARROW = ' → ';

const SCENARIOS: PartSpec<Scenario> = {
  part: 'scenarios',
  items: plan =>
    Object.values(plan.scenarios).map(value => ({ id: value.id, title: value.title, value, sentence: '' })),
  // which steps came and went is told of the steps
  view: ({ never: _never, ...scenario }, both) => ({
    ...scenario,
    steps: scenario.steps.filter(id => both.has(id)),
    stand_down: {
      ...scenario.stand_down,
      goes_on: sorted(scenario.stand_down.goes_on.filter(id => both.has(id))),
    },
  }),
  fields: [
    { field: 'title', keys: ['title'] },
    { field: 'when', keys: ['starts'], say: ({ starts }, plan) => plan.facts[starts]?.title ?? starts },
    {
      field: 'order',
      keys: ['steps'],
      joined: ARROW,
      say: ({ steps }, plan) => steps.map(id => stepTitle(id, plan)).join(ARROW),
    },
    {
      field: 'ends',
      keys: ['stand_down.when', 'stand_down.by'],
      say: ({ stand_down: { when, by } }, plan) => `${feelInWords(when, plan)}，由${roleTitle(by, plan)}宣布`,
    },
    {
      field: 'what',
      keys: ['stand_down.goes_on'],
      say: ({ stand_down: { goes_on } }, plan) => goes_on.map(id => stepTitle(id, plan)).join('、'),
    },
  ],
};

const BANS: PartSpec<{ readonly ban: Prohibition; readonly scenario: string }> = {
  part: 'bans',
  items: plan =>
    Object.values(plan.scenarios).flatMap(scenario =>
      scenario.never.map(ban => {
        const sentence = prohibitionInWords(ban, plan);
        return {
          id: `${scenario.id}/${ban.id}`,
          title: sentence,
          value: { ban, scenario: scenario.title },
          sentence,
        };
      }),
    ),
  scenario: ({ scenario }) => scenario,
  view: ({ ban }) => ban,
  fields: [
    {
      field: 'conditions',
      keys: ['while', 'unless', 'where'],
      say: ({ ban }, plan) => prohibitionInWords(ban, plan),
    },
    {
      field: 'what',
      keys: ['title', 'blocks', 'step'],
      say: ({ ban }, plan) => prohibitionInWords(ban, plan),
    },
  ],
};

const LADDER: PartSpec<Rung> = {
  part: 'ladder',
  items: plan =>
    plan.ladder.map(rung => {
      const sentence = rungInWords(rung, plan);
      return { id: `ladder/${rung.id}`, title: sentence, value: rung, sentence };
    }),
  fields: [
    { field: 'limit', keys: ['offset'], say: ({ offset }) => spanInWords(offset) },
    { field: 'to', keys: ['tell'], say: ({ tell }, plan) => targetsInWords(tell, plan) },
    { field: 'when', keys: ['unless', 'of'], say: rungInWords },
    {
      field: 'what',
      keys: ['opens'],
      say: ({ opens = [] }, plan) => opens.map(id => stepTitle(id, plan)).join('、'),
    },
  ],
};

export const STEP_PARTS: readonly PartOfPlan[] = [
  partOfPlan(STEPS),
  partOfPlan(SCENARIOS),
  partOfPlan(BANS),
  partOfPlan(LADDER),
];
