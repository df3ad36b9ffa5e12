// Written people: who does something, who is told.
import { z } from 'zod';
import { oneOrMany, text } from './text.ts';

export const party = z
  .union([
    text.describe(
      'Role, contact, reporter, on-scene lead, level.commander, item.author, item.FIELD, "head of ROLE.unit", "head of UNIT", "doer of STEP", "present at POST", "up the line [to UNIT]"',
    ),
    z.strictObject({ told_by: oneOrMany(text).describe('Those in fact told by these steps, in this round') }),
  ])
  .meta({ id: 'PlanParty' });
export const parties = oneOrMany(party).meta({ id: 'PlanParties' });

export const who = z.union([
  text.describe('Role, reporter, on-scene lead, item.author, "head of ROLE.unit" …'),
  z.strictObject({ each_of: text }).describe('One duty for each of them on duty'),
  z.strictObject({ any_of: z.array(text).min(1) }).describe('One duty, whoever takes it first'),
  z.strictObject({ lead: text, with: oneOrMany(text) }).describe('One is accountable, the others take part'),
]);

export const quorum = z.union([z.enum(['any', 'all']), z.int().positive()]);
