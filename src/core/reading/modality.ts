// How binding a clause is. 严禁 / 不得 forbid, 应 / 必须 / 须 / 要 / 需 oblige, 宜 / 尽量 advise, 可 permits; bare imperatives
// oblige where the heading announces things to be done.
import type { Modality } from './reading.ts';
import { withoutRelatives } from './relative-clause.ts';
import { remembered } from './remembered.ts';

const MUST_NOT =
  /严禁|禁止|不得|不准|不允许|不许|不应|切勿|请勿|勿(?=[\u4e00-\u9fa5])|杜绝|不可(?!抗|避免|缺少|预|估|控|逆|分|靠|或缺)|不能(?=动|擅|私|随意|离开|单独|让|再|碰|摸|喝|吃(?![完饱])|拿|乘坐|坐电梯|开[门窗灯火伞]|用[^,的时了后]|靠近|去[^除掉])|谁也?不(?:能|得|准|许)|切记不|切忌|不要(?!求|紧)|(?:坚决|绝对?|决|一律)不(?:能|可|许|准)|^别(?![的人处名针])|(?:^|(?<=的))不能(?!及时|正常|按[时期]|到位|保证|确[定保]|满足|恢复|解决|继续|排除|控制|够)|应避免|^(?:更|也|并|但|且|绝)?不(?=与|提供|作|做|参加|造成|接受|透露|泄露|发表|擅自|随意|乱|单独|盲目)/;
const SHOULD =
  /应考虑|应[^,]{0,24}尽量|宜(?=[\u4e00-\u9fa5])|^(?:应)?(?:尽量|尽可能)|建议(?!$|召|投|及|和|、)|原则上/;
const ADVISES = /宜(?=[按由在将把向对用采先以再])|原则上/;
const MUST =
  /应当|应该|(?<![供适响反相效感呼照])应(?!急|变|对(?![^,]{1,20}(?:进行|予以|给予|加以|实施|做))|用(?=程序|系统|软件|层|于)|答|聘|届|付|激|运|考虑)|必须|务必|须(?!知)|(?<![提主重必纲概首摘紧])要(?!求|点|害|素|件|道|塞|闻)|需(?!求|量)|负责(?!人|同志)|不少于|至少|方可|才可|方能|才能|方准|才准|才许|才允许|只能|只对|仅限/;
const MAY =
  /可以|可(?=于|在|由|向|使用|进行|做出|作出|根据|采取|采用|视|迅速|直接|适当|先|通过|请|按|将|对|申请|利用|停止|组织|安排|暂|用(?![于性率的]))|允许(?!误差)|有权/;

/** The word that says it, on a clause whose condition was cut off; `imperative`: a bare verb counts as a duty here. */
export function modalityOf(act: string, imperative: boolean): Modality {
  const main = withoutRelatives(act);
  if (MUST_NOT.test(main)) return 'must_not';
  if (SHOULD.test(main)) return 'should';
  const must = MUST.exec(main);
  const may = MAY.exec(main);
  if (may && (!must || may.index < must.index)) return 'may';
  return must || imperative ? 'must' : 'statement';
}

/** Whether a piece bears a word of obligation, prohibition, advice or permission. */
export const hasModal: (piece: string) => boolean = remembered(bindsSomebody);

function bindsSomebody(piece: string): boolean {
  const main = withoutRelatives(piece);
  return MUST_NOT.test(main) || MUST.test(main) || MAY.test(main) || SHOULD.test(main);
}

export function forbids(piece: string): boolean {
  return MUST_NOT.test(withoutRelatives(piece));
}

/** Where the first modal word stands; -1 without one. */
export const modalIndex: (piece: string) => number = remembered(firstModal);

function firstModal(piece: string): number {
  const main = withoutRelatives(piece);
  const found = [MUST_NOT, MUST, MAY, ADVISES]
    .map(pattern => pattern.exec(main)?.index ?? -1)
    .filter(i => i >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}
