// Ring a number outside: "拨打119", "向急救中心求助"; what has to be said on the phone is its script.
import type { MakeAction } from './acting.ts';

export const call: MakeAction = ({ clause, drafting }) => {
  const known = clause.outside[0];
  const [named] = clause.recipients.filter(name => drafting.parties.isOutside(name));
  const number = known?.number ?? /(?<!\d)1[0-2]\d(?!\d)/.exec(clause.quote)?.[0];
  const title = named ?? known?.name;
  if (title === undefined && number === undefined) return undefined;
  const contact = drafting.parties.contact(title ?? `${number}`, number);
  return { call: { contact, ...(clause.fields.length === 0 ? {} : { script: [...clause.fields] }) } };
};
