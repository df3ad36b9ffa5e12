// Who must do it, in front of what is to be done. What a step is called may be the whole sentence of a written plan ("应急办公室
// 负责验收", "伤员由医疗点处理", "接到报告后，保安应疏散顾客"): then who it is stands in it once, not twice.

/** "应急办公室" + "应" + "在1小时内" + "应急办公室负责验收" → "应急办公室应在1小时内负责验收". */
export function saidOnce(who: string, modal: string, time: string, text: string): string {
  if (who === '') return `${modal}${withTime(time, text)}`;
  const plain = `${who}${modal}${withTime(time, withoutModal(text))}`;
  const at = text.indexOf(who);
  if (at < 0 || at > FAR) return ledIn(who, modal, time, text) ?? plain;
  const [before, after] = [text.slice(0, at), text.slice(at + who.length)];
  if (before === '' || before === '由' || before === '请') {
    const act = withoutModal(after);
    return isAct(act) ? `${who}${modal}${withTime(time, act)}` : plain;
  }
  // "伤员由医疗点初步处理": the thing first, as it is written
  if (/^[^，,。；;]{1,20}由$/.test(before) && isAct(after))
    return `${before.slice(0, -1)}${modal}${time}由${who}${withoutModal(after)}`;
  // "接到报告后，保安应疏散顾客"
  if (LEAD.test(before)) {
    const act = withoutModal(after);
    return isAct(act) ? `${before}${who}${modal}${withTime(time, act)}` : plain;
  }
  return plain;
}

/** A name further on is not the one that acts. */
const FAR = 60;

/** "接到报告后，" stands before whoever acts. */
const LEAD = /^(?:[^，,。；;]{2,30}(?:后|时|的|前|中|期间)|[^。；;]{2,40}[，,])$/;

function ledIn(who: string, modal: string, time: string, text: string): string | undefined {
  const [lead = '', after = ''] =
    /^([^，,。；;]{2,30}(?:后|时|的|前|期间)[，,])(.+)$/s.exec(text)?.slice(1) ?? [];
  const act = withoutModal(after);
  return lead === '' || !isAct(act) ? undefined : `${lead}${who}${modal}${withTime(time, act)}`;
}

/** "应疏散", "还应当报告", "要与客户沟通": the force of the step says it. */
function withoutModal(text: string): string {
  const act = text.replace(
    /^(?:还|也|均|都)?(?:应当|应该|应(?![急对变付答用邀])|必须|务必|须(?![知要])|需要(?!的)|需(?![求量])|要(?![求点害闻道员])|宜(?!昌)|可以|可(?![能燃靠疑视见]))+/,
    '',
  );
  return [...act].length >= 2 ? act : text;
}

/** What remains is something done, not the rest of a name: "保安" of "保安队长关门". */
const isAct = (text: string): boolean =>
  /^[\p{L}\p{N}“"《（(]/u.test(text) &&
  !/^(?:的|地|得|们|长|员|部(?!署)|处(?![理置])|科|室|组(?![织建])|队|班|人|等|和|与|及|或)/.test(text);

/** "立即" and "立即通知", "每年至少2次" and "每年组织两次以上演练", "30分钟内" and "应在30分钟内通知": once. */
function withTime(time: string, act: string): string {
  if (time === '') return act;
  const often = /^每(?:\d+个?)?[年月周天日季半班]/.exec(time)?.[0];
  if (often !== undefined && act.startsWith(often.replace(/\d+个?/, ''))) return act;
  const figure = /\d+(?:分钟|小时|天|个工作日)内$/.exec(time)?.[0] ?? time;
  // "能否在10分钟内恢复" is what is asked, not by when
  const said = new RegExp(`(?<!(?:[能是可]否|能|会|无法|未)(?:在|于)?)${figure}`).test(
    act.replace(/\s+/g, ''),
  );
  return said ? act : `${time}${act}`;
}
