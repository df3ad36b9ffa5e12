// What sort of act a clause asks for. The first rule that fits decides; the order puts the telling words first.
import type { ClauseKind, Modality } from './reading.ts';
import { remembered } from './remembered.ts';
import type { Section } from './sections.ts';

const ACTS: readonly (readonly [ClauseKind, RegExp])[] = [
  ['call', /拨打|(?:打|致)电(?:话)?[^,]{0,6}(?:1[12]\d|急救|报警|热线)|致电|报警(?!器|组|员|按?钮)|急救电话/],
  ['approval', /批准|审批|报请[^,]{0,12}同意|经[^,]{2,16}同意|请示/],
  ['confirmation', /满意为止|满意后|直到客户满意|确认[^,]{0,12}(?:满意|同意)/],
  ['notification', /通知|告知|传达|取得联系|联络|提醒|广播|发布|发出通知|转告|介绍情况/],
  ['report', /上报|汇报|报告(?!表|书)|通报|提报|呈报|报案|提交/],
  [
    'recording',
    /记录|记[下入载在]|写[进入]|录入|载入|备案|登记|填[写好报]|保[存留][^,]{0,14}(?:录像|监控|资料|证据|数据|现场|实物|包装|样品?)|备份|存档|留存|台账|台帐|档案|日志|做好[^,]{0,8}记录/,
  ],
  ['assessment', /判断|判明|研判|查明|评估|核实|分析[^,]{0,10}情况/],
  ['decision', /决定|决策|研究确定|视情况启动|启动[^,]{0,6}预案/],
  ['training', /培训|教育(?![局部厅科处委]|行政|主管)|演练/],
];

export function kindOf(main: string, modality: Modality, periodic: boolean): ClauseKind {
  if (modality === 'must_not') return 'prohibition';
  return actOf(main) ?? (REPORTS.test(main) ? 'report' : periodic ? 'periodic' : 'step');
}

/** "报站长". */
const REPORTS = /^报(?![警名修废销价失告损])[^,]{2}/;

/** What the words of an act say of its kind; undefined: a step like any other. */
export const actOf = remembered((main: string) => ACTS.find(([, pattern]) => pattern.test(main))?.[0]);

/** A clause that binds nobody, told by its heading and its words. */
export function kindOfStatement(text: string, section: Section | undefined): ClauseKind {
  if (/[?？]|是否|有什么$|如何/.test(text)) return 'question';
  if (/^(?:为了?|为确保|为防)|制定本|特制定/.test(text)) return 'purpose';
  if (/适用于/.test(text)) return 'scope';
  if (/是指|系指|指的是|包括|分为/.test(text)) return 'definition';
  if (/依据|根据《|GB[/ ]?T/.test(text)) return 'basis';
  switch (section) {
    case 'purpose':
    case 'scope':
    case 'basis':
    case 'principle':
    case 'definition':
    case 'grading':
      return section;
    case 'organisation':
      return 'definition';
    case 'contents':
      return 'heading';
    default:
      return 'other';
  }
}
