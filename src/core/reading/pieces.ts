// A sentence cut at its commas, and the pieces put together into clauses: one clause per change of actor, recipient,
// condition, deadline, modality or kind.
import { actorAt } from './actor-name.ts';
import { bareText } from './bare-text.ts';
import { isCondition, leadingSituation } from './condition.ts';
import { isOnlyLimit, opensUrgently } from './deadline.ts';
import { verbAt } from './lexicon.ts';
import { forbids, hasModal } from './modality.ts';

/** A stretch between commas; its comma belongs to it. `bare` is for looking and has neither comma nor label. */
export type Piece = {
  readonly start: number;
  readonly end: number;
  readonly bare: string;
  readonly label: string | undefined; // "组长" of "组长:领导…"
  readonly condition: boolean;
};

export type Group = readonly Piece[];

const LABEL = /^([^,。;:()]{1,12}|[^,。;:()]{1,8}\([^()]{1,10}\)):(?=.)/;

export function readPieces(text: string, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  let closing = -1;
  for (let at = from; at < to; at++) {
    const sign = text[at] ?? '';
    if (/[(（“《]/.test(sign) && closing < at) closing = closeOf(text, at, to);
    if (sign === '并' && at >= closing && at - start >= 8 && beginsAnother(text, at)) {
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
function beginsAnother(text: string, at: number): boolean {
  return /^并(?:在[^,，。]{2,12}(?:做好|记|登记|填写)|由|派|通知|报告|上报|向[^,，。]{2,12}(?:报|汇)|立即|及时)/.test(
    text.slice(at, at + 20),
  );
}

/** Pieces → clauses. */
export function groupPieces(pieces: readonly Piece[]): readonly Group[] {
  const groups: Piece[][] = [];
  let group: Piece[] = [];
  let main = false; // the group already says what is to be done
  for (const piece of pieces) {
    if (group.length > 0 && main && opensClause(piece)) {
      groups.push(group);
      group = [];
      main = false;
    }
    group.push(piece);
    main ||= !piece.condition && isMain(piece);
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** Verbs that change the kind of act, so that a clause begins even without a conjunction. */
const NEW_KIND =
  /^(?:制[定订]|建立|编制|签订|通知|告知(?!具体)|上报|报告|汇报|通报|记录|记下|登记|填写|做好(?![^,]*准备)|积极配合|协助|请求协[调助](?=当地|公安|上级|政府)|监督|指导|组织(?!机构)|开展|启动|调派|派出|派人|拨打|致电|向(?=[^,]{2,20}(?:报告|汇报|通报|反馈|请示|发布|报案))|与(?=[^,]{2,16}(?:联系|沟通))|对(?=[^,]{2,20}进行)|正确评论|立即|在其|封锁|报(?=发生|公安)|总体协调|设立|分别明确|参与|保持(?!冷静))/;
const CONJUNCTION =
  /^(?:并(?!列|不|行|非)|而后|然后|随后|之后|再(?!次)|但|并且|以及|同时|其次|最后|尤其|更|因此也?|以便(?!$))/;
const PURPOSE =
  /^(?:以便|以免|以利|以(?=[缩减方防确保最备])|确保|保证(?!数|抢)|保障|防止|避免|从而|争取不|最大|使|让|减少|降低|如:|如\(|不受|不致|造成|以达|提高|增强|维护|力争|直到|直至|说明|告知具体|包括|有利|消除|恢复正常|由下而上|严禁烟火$)/;

/** Says when before it says what: "必要时审查证件". */
const OPENS_CONDITION = /^(?:必要时|视情况?|如果?(?!实|下|何|期|数|:|\()|若|一旦|遇有|遇到|未经)/;

function opensClause(piece: Piece): boolean {
  const { bare } = piece;
  if (PURPOSE.test(bare) && !/^(?:避免|防止)$/.test(bare)) return false;
  if (piece.condition || OPENS_CONDITION.test(bare)) return true;
  if (piece.label !== undefined) return true;
  if (/^[在于][^,]{2,20}(?:之?前|之?后|时)(?=[^,]{3})/.test(bare)) return true;
  if (leadingSituation(bare)) return true; // "视情况启动…"
  const rest = bare.replace(CONJUNCTION, '');
  if (rest !== bare && !/^以便/.test(bare)) return rest.length > 1;
  if (forbids(bare) || opensUrgently(bare) || NEW_KIND.test(bare)) return true;
  if (hasModal(bare.slice(0, 24)) && !/需要的|所需|要求的/.test(bare)) return true;
  const actor = actorAt(bare, 0);
  return actor !== undefined && actor.end < bare.length && bare.length - actor.end >= 2;
}

function isMain(piece: Piece): boolean {
  const { bare } = piece;
  if (piece.label !== undefined) return true;
  if (isOnlyLimit(bare)) return false;
  const actor = actorAt(bare, 0);
  if (actor !== undefined && actor.end >= bare.length) return false; // "销售部," announces who
  if (actor !== undefined && /^(?:应|必须|须)?[在于][^,]{1,16}[内前后时]$/.test(bare.slice(actor.end)))
    return false;
  if (/^(?:根据|按照|依据|按|本着|针对|随着)[^,]{2,20}$/.test(bare) && !hasModal(bare) && !acts(bare))
    return false;
  if (/^(?:并|且|向|对|与|将|把)/.test(bare) && bare.length >= 4) return true;
  return hasModal(bare) || bare.length >= 6 || verbAt(bare, 0) || opensUrgently(bare);
}

/** Has a verb after its first words, as "按规定程序审批后执行" does. */
function acts(bare: string): boolean {
  for (let at = 3; at < bare.length - 1; at++)
    if (verbAt(bare, at) && bare[at - 1] !== '的') return at < bare.length - 3;
  return false;
}

function piece(text: string, start: number, end: number, first: boolean): Piece {
  const whole = bareText(text.slice(start, end)).replace(/[,。;!?]+$/, '');
  const label = first ? LABEL.exec(whole)?.[1] : undefined;
  const bare = label === undefined ? whole : whole.slice(label.length + 1);
  return { start, end, bare, label, condition: isCondition(bare) };
}

/** Brackets and quotation marks close within 60 characters or are taken for strays. */
function closeOf(text: string, at: number, to: number): number {
  const close = { '(': /[)）]/, '（': /[)）]/, '“': /”/, '《': /》/ }[text[at] ?? ''];
  for (let i = at + 1; close && i < Math.min(to, at + 60); i++) if (close.test(text[i] ?? '')) return i;
  return -1;
}
