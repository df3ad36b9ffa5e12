// Relative clauses whose words bind nobody: "不能行走的患者由护士转移" says of which patients, not that anybody must not walk.
// They are covered with dots of the same length, so that places in the piece stay what they were.
import { verbAt } from './lexicon.ts';
import { remembered } from './remembered.ts';

const INABLE = '(?:不能|不得|无法|不可|不宜|不准|不许|不允许|禁止|严禁|不要)';

/** "不能行走的患者由…", "不得外传的病历应…": of whom or what, then who does what with it. */
const SUBJECT = new RegExp(
  `^(?:对|将|把|凡)?(${INABLE}(?![将把向对让在以]|用[^的])[^,、的]{1,12}的)(?=[^,的]{1,8}?(?:由|应(?!急)|须|必须|一律|立即|优先|均|都))`,
);
/** "优先转移不能单独行动的老人": which ones, behind the verb. */
const OBJECT = new RegExp(`${INABLE}[^,、的]{1,12}的(?=[\\u4e00-\\u9fa5])`);

const dots = (text: string) => '·'.repeat(text.length);

export const withoutRelatives: (piece: string) => string = remembered(covered);

function covered(piece: string): string {
  if (!piece.includes('的')) return piece;
  const subject = SUBJECT.exec(piece);
  if (subject?.[1] !== undefined) {
    const from = subject[0].length - subject[1].length;
    return piece.slice(0, from) + dots(subject[1]) + piece.slice(from + subject[1].length);
  }
  const object = OBJECT.exec(piece);
  if (object === null || object.index < 1) return piece;
  const { index } = object;
  if (!verbAt(piece, index - 2) && !/[对将把为给有至到]/.test(piece[index - 1] ?? '')) return piece;
  return piece.slice(0, index) + dots(object[0]) + piece.slice(index + object[0].length);
}
