// Who a heading names: "客服部职责", "值班员的处理流程", "夜班保安应急卡(随身带)". 各部门职责 and the titles of plans name nobody.
import { actorAt, splitNames } from './actor-name.ts';
import { bareText } from './bare-text.ts';
import { endsAsActor } from './lexicon.ts';
import { endsAsPost } from './name-ends.ts';
import { remembered } from './remembered.ts';

const DUTIES =
  /^(.{2,24}?)(?:的)?(?:履行|承担|负有)?(?:下列|以下|如下)?(?:主要|岗位|工作|应急|安全|处置|处理|管理)*(?:职责|职能|任务|责任|分工|流程|程序|安排|要求|内容|须知|守则|行动|动作|步骤|卡片?|手册)(?:及权限|与权限)?(?:是|为|如下|包括|有)?(?:\([^()]{0,16}\))?$/;

export const actorsOfTitle: (title: string) => readonly string[] = remembered(usersOf);

function usersOf(title: string): readonly string[] {
  const bare = bareText(title)
    .replace(/[【】[\]〔〕]/g, '')
    .replace(/[:.。]$/, '');
  const user = /\(([^()]{2,12}?)(?:专用|使用|用|版|携带)\)$/.exec(bare)?.[1]; // "怎么办(护理员用)"
  const kept =
    /\((?:使用人?|使用者|持卡人|适用|使用岗位|适用岗位|岗位|责任人|负责人|责任岗位):([^()]{2,16})\)$/.exec(
      bare,
    )?.[1]; // "大风停航(使用人:调度员)"
  if (kept !== undefined && splitNames(kept).every(name => endsAsActor(name))) return splitNames(kept);
  if (user !== undefined && endsAsActor(user)) return splitNames(user);
  const duties = DUTIES.exec(bare)?.[1];
  const name = (duties ?? bare).replace(/\([^()]{0,20}\)$/, '');
  if (/^(?:各|相关|有关)|应急预案|成员$/.test(name)) return [];
  const found = actorAt(name, 0);
  if (found?.end === name.length) return found.names;
  // "值班员每班按下列清单检查:": whoever does what is listed
  if (found !== undefined && duties === undefined && /下列|以下|如下/.test(name.slice(found.end)))
    return found.names;
  // "呼叫业务员的处理流程": whose flow it is
  return duties !== undefined && name.length <= 8 && endsAsPost(name) && !/^通知|^报告|^联系/.test(name)
    ? [name]
    : [];
}
