// What a heading announces: purpose, scope, grading, who is who, or things to be done. It decides whether a bare
// sentence below it is a duty ("疏散客户。") or a remark.
import { remembered } from './remembered.ts';

export type Section =
  | 'purpose'
  | 'scope'
  | 'basis'
  | 'definition'
  | 'principle'
  | 'contents'
  | 'grading'
  | 'organisation'
  | 'record'
  | 'action';

/** First match wins: 组织机构及职责 announces duties, not only names. */
const SECTIONS: readonly (readonly [Section, RegExp])[] = [
  ['contents', /^(目录|目次|contents)$/i],
  ['action', /职责|职能|分工|任务|权限/],
  ['purpose', /目的|宗旨|序言|前言|引言|^备注/],
  ['basis', /依据|引用文件|参考文件|规范性/],
  ['scope', /适用范围|使用范围|^范围$|适用对象/],
  ['record', /修订记录|变更记录|版本记录/],
  ['principle', /原则$|原则[。.]|方针|指导思想/],
  [
    'action',
    /处置|处理|措施|流程|程序|步骤|要求|预防|防护|报警|报告|疏散|救援|抢险|响应|保障|演练|培训|工作/,
  ],
  ['grading', /分级|分类|等级|种类|级别|类型|事件划分/],
  ['definition', /定义|术语|名词|简介|概况|概述|背景|事故风险/],
  ['organisation', /组成|架构|机构|名单|通讯录|联系方式|成员|组织领导/],
  ['action', /预案|方案|安排|办法|应急|施工/],
];

/** Undefined: it says nothing of its own, what stands below belongs to the heading above. */
export const sectionOf: (title: string) => Section | undefined = remembered(
  title => SECTIONS.find(([, pattern]) => pattern.test(title))?.[0],
);
