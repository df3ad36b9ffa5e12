// fengsui report: reports an incident from the command line of the machine, to the running server's database or to its
// own. The running server takes it up at once.
import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import type { FactValue } from '#core/response/state.ts';
import { fromIso, toIso } from '#core/time/instant.ts';
import type { Actor } from '#desk/actor.ts';
import { describeRefusal } from '#desk/refusals.ts';
import type { IncidentDesk, NewIncident } from '#desk/services.ts';
import { complain, EXIT, type Language, print, printJson, table } from './output.ts';

export type WithDesk = <T>(use: (desk: { readonly incidents: IncidentDesk }) => Promise<T>) => Promise<T>;

type Options = {
  readonly org: string;
  readonly plan: string;
  readonly scenario: string[];
  readonly by: string;
  readonly title?: string;
  readonly occurred?: string;
  readonly fact: readonly string[];
  readonly drill: boolean;
  readonly preview: boolean;
  readonly id?: string;
  readonly json: boolean;
  readonly lang: Language;
};

const collect = (one: string, before: readonly string[]) => [...before, one];

export function reportCommand(withDesk: WithDesk): Command {
  return new Command('report')
    .description('report an incident; those on duty are called at once')
    .requiredOption('--org <id>', 'organisation')
    .requiredOption('--plan <id>', 'plan, in its version in force')
    .requiredOption('--scenario <id...>', 'scenario, one or more')
    .requiredOption('--by <person>', 'who reports it')
    .option('--title <text>', 'title; else that of the scenario')
    .option('--occurred <instant>', 'when it happened, ISO 8601 with zone; else now')
    .option('--fact <id=value>', 'a fact known already; may be repeated', collect, [])
    .option('--drill', 'a drill, marked as such', false)
    .option('--preview', 'only show who would be called', false)
    .option('--id <uuid>', 'id of this command: repeating it changes nothing')
    .option('--json', 'print JSON', false)
    .option('--lang <zh|en>', 'language of messages', 'zh')
    .action(async (options: Options) => {
      process.exitCode = await report(options, withDesk);
    });
}

async function report(options: Options, withDesk: WithDesk): Promise<number> {
  const occurred = options.occurred === undefined ? undefined : fromIso(options.occurred);
  if (options.occurred !== undefined && occurred === undefined) {
    complain(`--occurred: ISO 8601 with zone, such as 2026-11-23T09:00+08:00`);
    return EXIT.usage;
  }
  const input: NewIncident = {
    plan: options.plan,
    scenarios: options.scenario,
    kind: options.drill ? 'drill' : 'incident',
    reporter: options.by,
    facts: Object.fromEntries(options.fact.map(factOf)),
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(occurred === undefined ? {} : { occurred }),
  };
  const actor: Actor = {
    org: options.org,
    user: null,
    person: options.by,
    roles: ['duty-commander'],
    via: 'cli',
    address: null,
  };
  return await withDesk(async ({ incidents }) => {
    if (options.preview) return await preview(incidents, actor, input, options);
    const done = await incidents.report(actor, options.id ?? randomUUID(), input);
    if (!done.ok) return refused(done.refused, options);
    if (options.json) printJson(done.value);
    else print(done.value.incident);
    return EXIT.done;
  });
}

async function preview(
  incidents: IncidentDesk,
  actor: Actor,
  input: NewIncident,
  options: Options,
): Promise<number> {
  const made = await incidents.preview(actor, input);
  if (!made.ok) return refused(made.refused, options);
  if (options.json) printJson(made.value);
  else
    print(
      table(
        made.value.duties.map(duty => [
          duty.title,
          duty.people.map(one => `${one.name}${one.as === 'receiver' ? '←' : ''}`).join('、') || '?',
          duty.due === null ? '' : toIso(duty.due),
        ]),
      ),
    );
  return EXIT.done;
}

function refused(
  refusal: { readonly code: string; readonly detail: Readonly<Record<string, unknown>> },
  { json, lang }: Options,
): number {
  const said = describeRefusal(refusal.code, refusal.detail);
  if (json) printJson({ code: refusal.code, detail: said.detail });
  else complain(`${refusal.code}: ${said.detail[lang === 'en' ? 'en' : 'zh']}`);
  return EXIT.refused;
}

/** "casualties=true", "count=3", "place=G25 …": true, false and numbers are taken as such. */
function factOf(text: string): readonly [string, FactValue] {
  const at = text.indexOf('=');
  const [id, value] = at < 0 ? [text, 'true'] : [text.slice(0, at), text.slice(at + 1)];
  if (value === 'true' || value === 'false') return [id, value === 'true'];
  return [id, value !== '' && Number.isFinite(Number(value)) ? Number(value) : value];
}
