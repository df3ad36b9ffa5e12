// fengsui status: open incidents, or how one stands: duties, who has them, what is due, what stands in the way of closing.
import { Command } from 'commander';
import type { Duty } from '#core/response/state.ts';
import { toIso } from '#core/time/instant.ts';
import type { Store } from '#desk/ports.ts';
import { describeRefusal } from '#desk/refusals.ts';
import type { Board, IncidentDesk } from '#desk/services.ts';
import { complain, EXIT, type Language, print, printJson, table } from './output.ts';

export type WithStatus = <T>(
  use: (desk: { readonly incidents: IncidentDesk; readonly store: Store }) => Promise<T>,
) => Promise<T>;

type Options = {
  readonly org: string;
  readonly all: boolean;
  readonly json: boolean;
  readonly lang: Language;
};

export function statusCommand(withDesk: WithStatus): Command {
  return new Command('status')
    .description('open incidents of an organisation, or one incident')
    .argument('[incident]', 'id of an incident')
    .requiredOption('--org <id>', 'organisation')
    .option('--all', 'closed incidents too', false)
    .option('--json', 'print JSON', false)
    .option('--lang <zh|en>', 'language of messages', 'zh')
    .action(async (incident: string | undefined, options: Options) => {
      process.exitCode = await withDesk(desk =>
        incident === undefined ? list(desk.store, options) : one(desk.incidents, incident, options),
      );
    });
}

async function list(store: Store, { org, all, json }: Options): Promise<number> {
  const page = await store.incidents.list(org, { limit: 200, ...(all ? {} : { phase: 'open' as const }) });
  if (json) printJson(page);
  else {
    const rows = page.items.map(row => [
      row.id,
      row.phase,
      row.kind === 'drill' ? '演练 drill' : '',
      row.title,
      `${row.open_duties} open`,
      `${row.overdue} overdue`,
      row.alarms > 0 ? `${row.alarms} nobody reachable` : '',
    ]);
    print(rows.length === 0 ? '没有未结束的事件。 No open incidents.' : table(rows));
  }
  return EXIT.done;
}

async function one(incidents: IncidentDesk, incident: string, { org, json, lang }: Options): Promise<number> {
  const found = await incidents.board(org, incident);
  if (!found.ok) {
    complain(
      `${found.refused.code}: ${describeRefusal(found.refused.code, found.refused.detail).detail[lang === 'en' ? 'en' : 'zh']}`,
    );
    return EXIT.refused;
  }
  if (json)
    printJson({ state: found.value.state, closing: found.value.closing, next_due: found.value.next_due });
  else print(boardText(found.value));
  return EXIT.done;
}

function boardText({ state, roster, closing }: Board): string {
  const name = (id: string) => roster.people.find(person => person.id === id)?.name ?? id;
  const rows = Object.values(state.duties).map(duty => [
    duty.phase,
    duty.title,
    duty.holders.map(holder => name(holder.person)).join('、') || '—',
    marks(duty),
    duty.due === null ? '' : `due ${toIso(duty.due)}`,
  ]);
  const way = closing.may_close
    ? 'may be stood down'
    : `in the way: ${[closing.condition.holds === true ? '' : closing.condition.feel, ...closing.ticks.filter(one => one.ticked === null).map(one => one.title), ...closing.open_musts.map(one => one.title)].filter(Boolean).join('; ')}`;
  return [`${state.title} — ${state.phase}, since ${toIso(state.occurred)}`, table(rows), way].join('\n');
}

function marks(duty: Duty): string {
  if (duty.alarm !== null) return 'NOBODY REACHABLE';
  if (duty.phase !== 'open') return duty.late === null ? '' : 'late';
  if (duty.overdue !== null) return 'OVERDUE';
  return duty.acknowledged ? 'acknowledged' : '';
}
