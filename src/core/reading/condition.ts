// Conditions: 如 / 若 / 遇有 / 发现 / 造成…的 / …时 / …后, in a piece of their own or before the modal word of the main piece.
import { actorAt } from './actor-name.ts';
import { verbAt } from './lexicon.ts';
import { modalIndex } from './modality.ts';

const OPENS =
  /^(?:但|而|且|并且?|特别是|尤其)?(?:如果?(?!实|下|何|需?向)|若|假如|倘若|一旦|当(?!日|天|值|班|地|事|前|晚|场)|遇有?|遇到|凡|万一|发现|接到|接报|收到|听到|出现|造成|因(?!此|而)|由于|无论|必要时|视情况?|未经|属于|对于?[^,]{2,40}的$|根据[^,]{0,12}(?:情况|进展|要求|指示|多少|预案)|经[^,]{2,20}(?:批准|同意|确认|认定)后?$)/;
const CLOSES =
  /(?:[^及随临同准按平小定有实不届适限计工用延超立即暂何顿]时|之?后(?!续|勤)|以后|情况下|情形下|过程中|期间内?|之?前(?!往)|的情况|的情形|条件下|以上|受伤|的)$/;
/** 为了…的 and 本…的 are no conditions. */
const NEVER = /^(?:为了?(?!$)|以便|以免|以|确保|保证|防止|争取|其中|包括|用于|本|按照?规定|并?做好|质量)/;
/** "仅在、只有在" stay with what they gate. */
const EVENT_SUBJECT =
  /^[^,]{2,40}?(?:发生|出现|到达|倒塌|坍塌|倾覆|受伤|起火|着火|中断|故障|泄漏|失灵|死机|不足|不到位|严重|紧急|扩大|异常)/;

/** Whether a whole piece only says when. */
export function isCondition(piece: string): boolean {
  if (NEVER.test(piece) || piece.length < 2) return false;
  const modal = modalIndex(piece.replace(/无法|不能正常|需要调整|如需/g, ''));
  if (OPENS.test(piece)) return modal < 0 || /(?:的|时|后|情况)$/.test(piece);
  if (modal >= 0) return false;
  if (/^[^,]{2,12}(?:发现|接到|接报|收到|听到|得知)[^,]{2,30}$/.test(piece)) return true;
  if (/^对[^,]{2,40}(?:导致|造成|引起)/.test(piece)) return true;
  if (/^对于?[^,]{2,40}$/.test(piece)) return !hasVerb(piece);
  if (CLOSES.test(piece) && !/(?:目|标|真|快|好|切)的$|随时$|同时$|及时$/.test(piece))
    return piece.length <= 80;
  return (
    EVENT_SUBJECT.test(piece) &&
    /(?:发生|出现)[^,]{0,24}$|故障$|不到位$|紧急$|严重$|不足$/.test(piece) &&
    piece.length <= 50
  );
}

/** "对顾客的询问及所提要求" has none of its own, "对伤员紧急救护" has. */
function hasVerb(piece: string): boolean {
  if (/进行|做好|予以|给予|加以/.test(piece)) return true;
  for (let at = 2; at < piece.length - 1; at++) if (verbAt(piece, at) && piece[at - 1] !== '的') return true;
  return false;
}

/** The condition before the predicate of a main piece: "遇到突发事件应及时…", "救护人员到达现场后向其介绍…". */
export function leadingCondition(piece: string): string | null {
  const body = piece.replace(/^(?:并|且|但|而|同时|然后|负责)+/, '');
  const cut = piece.length - body.length;
  const timed =
    /^(?:在|于|当)?[^,:]{2,40}?(?:[^及随临同准按平小定有实不届适限计工用延超立即暂何顿当]时(?![间刻期候限段效机])|(?<![最先前今售善])后(?![勤续备方台果])|期间内?|过程中|情况下|之前|(?<![目以当提上])前(?![往来后台期进方提端面列置述款条线排夕途]))(?=[^的]|$)/.exec(
      body,
    );
  if (
    timed &&
    timed[0].length < body.length &&
    !/^以便|\d月\d|\d+(?:分钟|小时|点|:\d\d)[之以]?[内前]/.test(timed[0])
  ) {
    return modalIndex(timed[0]) < 0 ? trimActor(timed[0]) : afterModal(body);
  }
  const modal = modalIndex(body);
  const opened = OPENS.test(body) || /^(?:有[^,]{2,8}则|持有)/.test(body);
  if (opened && modal > 2) return strip(body.slice(0, modal));
  const then = /^([^,]{2,24}?)则/.exec(body);
  if (then?.[1] !== undefined && !/规|原|法|守|细/.test(then[1].slice(-1))) return then[1];
  const word =
    /必要时|视情况?|根据(?:实际|事态|现场)[^,]{0,6}情况|未经[^,]{2,4}?(?=不|私|擅|,|禁)|一般情况下/.exec(
      body,
    );
  if (word) return word[0];
  // "销售部接到客户投诉要…": between actor and modal.
  const actor = actorAt(piece, 0);
  if (actor !== undefined && actor.end > cut) {
    const rest = piece.slice(actor.end).replace(/^[,:]/, '');
    const at = modalIndex(rest);
    if (/^(?:接到|收到|听到|发现|遇有?|遇到|在?发生|如|若)/.test(rest) && at > 2)
      return strip(rest.slice(0, at));
  }
  const gated = /^([^,]{2,30}的)(?=要|应|须|必须|禁止|严禁|不得|由|可|,)/.exec(body);
  return gated?.[1] ?? null;
}

/** "电工须在停电前检查…": the time stands behind who and must. */
function afterModal(body: string): string | null {
  return (
    /^[^,]{2,16}?(?:应|须|必须|要)((?:在|于)[^,]{2,20}?(?:之?前|之?后|[^随及同]时|期间))/.exec(body)?.[1] ??
    null
  );
}

function trimActor(text: string): string {
  return strip(text.replace(/^(?:在|于)(?=.{0,3}$)/, ''));
}

function strip(text: string): string {
  return text.replace(/[,:]$/, '').replace(/(?:则|就|,)$/, '');
}
