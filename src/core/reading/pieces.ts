// A sentence cut at its commas, and before a second act that stands without one. Brackets and quotation marks are not cut.
import { actorAt } from './actor-name.ts';
import { bareText } from './bare-text.ts';
import { isCondition, leadingCondition } from './condition.ts';
import { opensUrgently } from './deadline.ts';
import { startsAct } from './duty.ts';
import { forbids } from './modality.ts';

/** A stretch between commas; its comma belongs to it. `bare` is for looking and has neither comma nor label. */
export type Piece = {
  readonly start: number;
  readonly end: number;
  readonly bare: string;
  readonly label: string | undefined; // "组长" of "组长:领导…"
  readonly condition: boolean;
};

export type Group = readonly Piece[];

/** "组长:…", "抢修组(8人):…", "机电组——…". */
const LABEL = /^([^,。;:()—]{1,12}|[^,。;:()—]{1,8}\([^()]{1,10}\))(?::|——)(?=.)/;

export function readPieces(text: string, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  let closing = -1;
  for (let at = from; at < to; at++) {
    const sign = text[at] ?? '';
    if (/[(（“《]/.test(sign) && closing < at) closing = closeOf(text, at, to);
    if (sign === '并' && at >= closing && at - start >= 8 && beginsAnother(text, start, at)) {
      pieces.push(piece(text, start, at, pieces.length === 0));
      start = at;
      continue;
    }
    const comma =
      /[,，]/.test(sign) || (/[~～]/.test(sign) && !/\d/.test((text[at - 1] ?? '') + (text[at + 1] ?? '')));
    if (!comma || at < closing) continue;
    pieces.push(piece(text, start, at + 1, pieces.length === 0));
    start = at + 1;
  }
  if (start < to) pieces.push(piece(text, start, to, pieces.length === 0));
  return pieces;
}

/** "立即告知组长并在日志做好记录": a second act without a comma; not "制定计划并组织实施". */
function beginsAnother(text: string, start: number, at: number): boolean {
  if (text[at + 1] === '向' && /通知|报告|上报|告知|报警/.test(text.slice(start, at))) return false; // "报警并向安全部报告"
  return /^并(?:在[^,，。]{2,12}(?:做好|记|登记|填写)|由|派|致电|拨打|通过[^,，。]{2,10}(?:通知|告知|发布)|向[^,，。]{2,12}(?:报|汇)|立即|及时)/.test(
    text.slice(at, at + 20),
  );
}

function piece(text: string, start: number, end: number, first: boolean): Piece {
  const whole = bareText(text.slice(start, end)).replace(/[,。;!?]+$/, '');
  const found = first ? LABEL.exec(whole) : null;
  const label = found?.[1];
  const bare = whole.slice(found?.[0].length ?? 0);
  return {
    start,
    end,
    bare,
    label,
    condition:
      (isCondition(bare) && !goesOn(bare) && !binds(bare)) ||
      ((CASES.test(bare) || UNALLOWED.test(bare) || UNABLE.test(bare)) && pauses(text, end)),
  };
}

/** "医生看过说要送医院的,", "消防队宣布可以返回以前,": whose case or when, whatever words stand in it. */
const CASES =
  /^(?![为是应须]|必须|不得|严禁|禁止)(?![^,]*(?:应当?|须|必须)[在于当])(?!(?:有|别|其[他它余]|另|似)的)[^,]{2,30}(?:(?<![上里内])的|以前|之前)$/;

/** "未经值班组长允许,": 允许 permits nothing here. */
const UNALLOWED = /^未经[^,]{2,20}(?:允许|许可|同意|批准|授权|确认)$/;

/** "5分钟内恢复不了,", "1分钟压不住,": what has not come about by then. */
const UNABLE = /^[^,]{0,16}\d{1,3}个?(?:分钟|小时|天)内?[^,]{0,6}[^,不]不[了住好到灭开上着动通成完出下]$/;

function pauses(text: string, end: number): boolean {
  return /[,，]/.test(text[end - 1] ?? '');
}

/** "保安劝阻无效应立即报警", "切记不能动粗", "发生事故的网点": an act, or only who acts. */
function binds(bare: string): boolean {
  const end = actorAt(bare, 0)?.end ?? 0;
  if (end === bare.length) return true;
  if (/(?:的|时|后|前|情况|情形)$/.test(bare)) return false;
  const rest = bare.slice(end);
  if (end > 0 && /(?:停机|停运|断电|停水|停气|关停)$/.test(rest) && rest.length > 2) return true; // "值班员远程停机"
  if (end > 2 && /的(?:人|职工|员工|人员)$/.test(bare.slice(0, end)) && startsAct(rest)) return true;
  return forbids(bare) || /应立即|应及时|应当|必须/.test(rest) || (end > 0 && opensUrgently(rest));
}

/** "配电班接报后5分钟内判明停电范围": an act follows in the same piece. */
export function goesOn(bare: string): boolean {
  const lead = leadingCondition(bare);
  if (lead === null || !bare.startsWith(lead) || !/(?:后|时)$/.test(lead)) return false;
  const rest = bare.slice(lead.length);
  return rest.length >= 4 && !isCondition(rest);
}

/** Brackets and quotation marks close within 60 characters or are taken for strays. */
function closeOf(text: string, at: number, to: number): number {
  const close = { '(': /[)）]/, '（': /[)）]/, '“': /”/, '《': /》/ }[text[at] ?? ''];
  for (let i = at + 1; close && i < Math.min(to, at + 60); i++) if (close.test(text[i] ?? '')) return i;
  return -1;
}
