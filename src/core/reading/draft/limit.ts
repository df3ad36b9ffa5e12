// How long a step may take: every class of deadline, with the origin the text gives or a proposed one. Words of urgency keep
// their word; what has no figure stays without a limit and says so.
import type { WrittenBy, WrittenStep } from '#core/plan/plan-schema.ts';
import { formatDuration } from '#core/time/instant.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { urgencyOf } from '../urgency.ts';
import type { Meaning } from './conditions.ts';
import type { Drafting } from './drafting.ts';
import { repeatsTrigger, type Stage, whatDid, whoTold } from './stage.ts';

const SIZES = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

export function limitOf(
  clause: Clause,
  at: string,
  stage: Stage,
  meanings: readonly Meaning[],
  drafting: Drafting,
): Partial<WrittenStep> {
  const { deadline } = clause;
  if (deadline === null || clause.modality === 'may') return {};
  const { gaps, runs, words } = drafting;
  const text = bareText(deadline.text);
  const open = (why: string) =>
    gaps.add({ code: 'limit-open', at: `${at}.within`, clause: clause.id, value: deadline.text, why });
  switch (deadline.class) {
    case 'hard': {
      // "停电超过4小时的": the figure says when it opens
      if (meanings.some(({ kind }) => kind === 'elapsed')) return {};
      if (meanings.some(({ kind }) => kind === 'fact') && bareText(clause.condition ?? '').includes(text))
        return {};
      if (deadline.value === null || deadline.unit === null) {
        open(`“${text}”没有固定的长度`);
        return {};
      }
      const of = originOf(clause, at, stage, meanings, drafting);
      if (/工作日/.test(text) && runs('by')) return { within: `${deadline.value} working days of ${of}` };
      if (/工作日/.test(text))
        gaps.add({
          code: 'said-otherwise',
          at: `${at}.within`,
          clause: clause.id,
          value: text,
          why: `条文写“${text}”，暂按日历日计`,
        });
      return { within: `${formatDuration(Math.round(deadline.value * SIZES[deadline.unit]))} of ${of}` };
    }
    case 'immediate':
    case 'prompt':
      words.add(urgencyOf(text));
      return { urgency: wordOf(text) };
    case 'clock': {
      const by = clockOf(text);
      if (by !== undefined && runs('by')) return { by };
      open(`条文写“${text}”，按钟点或日期的时限`);
      return {};
    }
    case 'referenced':
      if (runs('per')) return { per: referredTo(clause) ?? (text === '' ? '另行规定' : text) };
      open(`“${text}”写在别的文件里`);
      return {};
    case 'event':
      if (/提前|提早|前\d/.test(text) && deadline.value !== null) open(`条文写“${text}”，须知道事件的时间`);
      return {};
    default:
      return deadline.class satisfies never;
  }
}

function wordOf(text: string): NonNullable<WrittenStep['urgency']> {
  switch (urgencyOf(text)) {
    case 'immediately':
      return '立即';
    case 'asap':
      return '最短时间内';
    default:
      return /尽/.test(text) ? '尽快' : '及时';
  }
}

/** What the clock counts from, as the text says it; a proposal where it says nothing. */
function originOf(
  clause: Clause,
  at: string,
  stage: Stage,
  meanings: readonly Meaning[],
  { gaps }: Drafting,
): string {
  const said = clause.deadline?.origin ?? null;
  const proposed = (of: string, value: string, why: string) => {
    gaps.add({ code: 'origin-proposed', at: `${at}.within`, clause: clause.id, value, why });
    return of;
  };
  const opening = meanings.find(({ kind }) => kind === 'fact' || kind === 'after' || kind === 'ended');
  if (stage.over) {
    const why = said === null ? '条文没有写时限从何时起算' : `条文写从“${said}”起算`;
    return /结束|解除|终止|关闭|恢复/.test(said ?? '')
      ? `${stage.state}.ended`
      : proposed(`${stage.state}.ended`, `“${stage.name}”结束时`, `${why}，暂从本情形结束时起算`);
  }
  if (said === null && opening === undefined)
    return proposed(
      `${stage.state}.since`,
      `“${stage.name}”开始时`,
      '条文没有写时限从何时起算，暂从本情形开始时起算',
    );
  if (opening?.kind === 'after') return opening.edge;
  if (opening?.kind === 'ended') return `${stage.state}.ended`;
  const origin = bareText(said ?? '');
  if (
    /事[故件](?:发生|出现)|发生(?:之)?[后时起]|发现|出现/.test(origin) &&
    (opening === undefined || /^(?:自|从)?[^,]{0,6}事[故件]发生/.test(origin))
  )
    return `${stage.state}.since`;
  if (/(?:接|收|听)到|接[报警令]/.test(origin)) {
    const teller = whoTold(
      stage,
      clause.actors.map(({ name }) => name),
    );
    if (teller !== undefined) return teller.kind === 'notify' ? `${teller.id}.acknowledged` : teller.id;
    if (opening?.kind === 'fact' && opening.fact !== 'level') return opening.fact;
    return opening === undefined
      ? proposed(
          `${stage.state}.since`,
          `“${stage.name}”开始时`,
          `条文写从“${origin}”起算，前文没有对应的步骤，暂从本情形开始时起算`,
        )
      : 'opened';
  }
  if (/(?:恢复|结束|解除|消除|排除)[^,]{0,4}后?$/.test(origin) && !/演练|会议/.test(origin))
    return `${stage.state}.ended`;
  if (opening?.kind === 'fact') return opening.fact === 'level' ? 'opened' : opening.fact;
  if (origin === '' || repeatsTrigger(origin, stage)) return `${stage.state}.since`;
  const did = whatDid(stage, origin.replace(/(?:之|以)?[后时起]$/, ''));
  if (did !== undefined) return did.id;
  return proposed('opened', `“${origin}”`, `条文写从“${origin}”起算，暂从这一步可以开始时起算`);
}

const HOUR = /(\d{1,2})(?:[::](\d{2})|[点时](半)?)/;

/** "当日18点前", "次日9:00前", "下班前", "月底前" → what the language has for it. */
function clockOf(text: string): WrittenBy | undefined {
  const hour = HOUR.exec(text);
  const at = hour === null ? undefined : clockTime(hour);
  const next = /次日|第二天|翌日/.test(text);
  if (at !== undefined && !/月\d|\d日|\d号/.test(text)) {
    const due = next ? `${at} next day` : /当日|当天|当晚/.test(text) ? `${at} same day` : `next ${at}`;
    return { of: 'opened', windows: [{ since: '00:00', until: '24:00', due }] };
  }
  if (/下班|交班|收班/.test(text)) return 'end of shift of opened';
  if (next) return { of: 'opened', windows: [{ since: '00:00', until: '24:00', due: '24:00 next day' }] };
  if (/当日|当天|当晚/.test(text)) return 'end of day of opened';
  if (/周末/.test(text)) return 'end of week of opened';
  return /月[底末]/.test(text) && !/\d/.test(text) ? 'end of month of opened' : undefined;
}

export function clockTime(found: RegExpExecArray): string | undefined {
  const [, hours = '', minutes, half] = found;
  if (Number(hours) > 24 || Number(minutes ?? 0) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${half === undefined ? (minutes ?? '00') : '30'}`;
}

function referredTo({ references }: Clause): string | undefined {
  return references.find(({ to }) => to !== 'inside')?.title;
}
