// The level on the board: which it is, the row that fired or who said so, what the table would say, who commands, what a
// higher level left open; posts to be present at; rules that do not hold.
import type { Plan } from '#core/plan/plan.ts';
import { scaleOf } from '#core/response/commander.ts';
import { caseRoles } from '#core/response/commanding.ts';
import { gradeNow } from '#core/response/grading.ts';
import type { IncidentState, SignedOn } from '#core/response/state.ts';
import { toIso } from '#core/time/instant.ts';
import type { BoardView } from './board.ts';
import { type Names, personRef } from './duty-view.ts';
import type { BrokenRule, LevelView, PostView } from './level.ts';
import { levelTitle, rowWords } from './level-words.ts';

type Levels = Pick<BoardView, 'level' | 'scale' | 'commander' | 'presence' | 'broken'>;

export function levelsView(state: IncidentState, plan: Plan, names: Names): Levels {
  return {
    level: levelView(state, plan, names),
    scale: scaleOf(plan).map(id => ({ id, title: levelTitle(id, plan) })),
    commander: commanderView(state, plan, names),
    presence: Object.values(plan.presence ?? {}).map(post => postView(post, state, names)),
    broken: brokenRules(state, plan),
  };
}

function levelView(state: IncidentState, plan: Plan, names: Names): LevelView | null {
  const { level } = state;
  if (!level) return null;
  const unit = plan.levels?.[level.level]?.command;
  return {
    id: level.level,
    title: levelTitle(level.level, plan),
    since: toIso(level.since),
    rows: level.rows.map(row => {
      const [zh, en] = rowWords(row, plan);
      return { id: row, zh, en };
    }),
    provisional: level.provisional,
    manual: level.manual,
    by: level.by === null ? null : personRef(level.by, names),
    reason: level.reason,
    table: level.manual ? tableSays(state, plan) : null,
    unit: unit === undefined ? null : (plan.units[unit]?.title ?? unit),
    left: level.left.flatMap(id => {
      const duty = state.duties[id];
      return duty?.phase === 'open' ? [{ id, title: duty.title }] : [];
    }),
  };
}

function tableSays(state: IncidentState, plan: Plan): LevelView['table'] {
  const grading = gradeNow(plan, state)?.grading;
  return grading?.kind === 'level' ? { id: grading.level, title: levelTitle(grading.level, plan) } : null;
}

function commanderView(state: IncidentState, plan: Plan, names: Names): BoardView['commander'] {
  const { command } = state;
  const roles = command ? [command.role] : caseRoles({ plan, state });
  const role = roles.map(id => plan.roles[id]?.title ?? id).join('、');
  const offered = Object.values(state.duties).find(duty => duty.commands && duty.phase === 'open');
  return {
    role,
    person: command ? personRef(command.person, names) : null,
    since: command ? toIso(command.since) : null,
    offered: offered
      ? { duty: offered.id, of: offered.holders.map(one => personRef(one.person, names)) }
      : null,
  };
}

function postView(post: NonNullable<Plan['presence']>[string], state: IncidentState, names: Names): PostView {
  const { id, title, outside, renew } = post;
  const lapses = (entry: SignedOn) => (renew === undefined ? null : toIso(entry.renewed + renew));
  return {
    id,
    title,
    outside,
    there: (state.presence?.[id] ?? []).map(entry => ({
      ...personRef(entry.person, names),
      ...(entry.name === null ? {} : { name: entry.name }),
      since: toIso(entry.since),
      lapses: lapses(entry),
    })),
  };
}

function brokenRules(state: IncidentState, plan: Plan): BrokenRule[] {
  if (state.phase !== 'active') return [];
  return Object.entries(state.broken ?? {}).map(([key, since]) => {
    const at = key.indexOf('/');
    const rule = at < 0 ? key : key.slice(0, at);
    const item = at < 0 ? null : key.slice(at + 1);
    return { rule, title: plan.rules?.[rule]?.title ?? rule, item, since: toIso(since) };
  });
}
