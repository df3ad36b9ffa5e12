// Who does what a clause asks for. Several names: one duty for each, or whoever comes first where the text says 或. Nobody: the
// post that is proposed, with the reason; taken from above: said so.
import type { WrittenStep } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import type { Drafting } from './drafting.ts';

export type Doer = {
  readonly who: NonNullable<WrittenStep['who']>;
  /** A single role that can be asked for what the step has to know. */
  readonly asked: string;
  readonly names: readonly string[];
  /** Somebody outside acts; the doer sees that it happens. */
  readonly follows?: string;
};

export function doerOf(clause: Clause, at: string, drafting: Drafting): Doer {
  const { parties, gaps } = drafting;
  const names = clause.actors.map(({ name }) => name).filter(name => !parties.isOutside(name));
  const [first, ...more] = names;
  if (first === undefined) return proposedDoer(clause, at, drafting);
  if (clause.actors.some(({ implied }) => implied))
    gaps.add({
      code: 'actor-carried',
      at: `${at}.who`,
      clause: clause.id,
      value: names.join('、'),
      why: '本条未写行为人，按上文推定',
    });
  const asked = parties.role(first);
  if (more.length === 0) {
    const everybody = /^(?:全体|所有|各|每[个名位])/.test(first) && parties.isPost(first);
    return { who: everybody ? { each_of: asked } : asked, asked, names };
  }
  if (/或/.test(clause.quote))
    return { who: { any_of: [...new Set(names.map(parties.role))] }, asked, names };
  const lead = LEAD.test(bareText(clause.quote)) && drafting.runs('who.with');
  if (lead) return { who: { lead: asked, with: more.map(parties.role) }, asked, names };
  return { who: { each_of: parties.group(names) }, asked, names };
}

/** "由销售部会同生产部…": one is accountable. */
const LEAD = /会同|牵头|配合|协同|协助/;

function proposedDoer(clause: Clause, at: string, drafting: Drafting): Doer {
  const { parties, gaps, proposed } = drafting;
  const proposal = proposed(clause);
  if (proposal === undefined) {
    gaps.add({ code: 'actor-proposed', at: `${at}.who`, clause: clause.id, why: '条文没有写由谁做' });
    const who = parties.unassigned();
    return { who, asked: 'reporter', names: [] };
  }
  const { name, why } = proposal;
  const [outside] = clause.actors;
  if (outside !== undefined) {
    gaps.add({
      code: 'actor-proposed',
      at: `${at}.who`,
      clause: clause.id,
      value: name,
      why: `条文写由外单位“${outside.name}”做，由“${name}”负责跟进（${why}）`,
    });
    const who = parties.role(name);
    return { who, asked: who, names: [name], follows: outside.name };
  }
  gaps.add({
    code: 'actor-proposed',
    at: `${at}.who`,
    clause: clause.id,
    value: name,
    why: `条文没有写由谁做，暂按“${name}”（${why}）`,
  });
  const who = parties.role(name);
  return { who, asked: who, names: [name] };
}
