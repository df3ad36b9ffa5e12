// What a report, message or record has to say: "报告内容包括:时间、地点、伤亡情况", "讲清姓名、位置和火势". Only what the text
// lists; one thing to be told is one field.
import { endsAsParty } from './lexicon.ts';

/** A list that is announced as the content of something. */
const CONTENT =
  /(?:(?:报告|汇报|通报|上报|报警|信息|记录|登记|告知|通知|快报|简报|续报|总结|台账|日志)的?(?:主要|基本|具体)?(?:内容|事项|要素|项目|信息)?(?:应当?|须|必须|需|要|一般)?(?:主要)?(?:包括|包含|写明|注明|载明|含有|如下|内容为|内容有)|(?:讲清|讲明|说明|说清|报明|报清|问清|问明|记清|写明|注明|载明|交代|告知对方)(?:清?楚)?|内容(?:应当?|须|必须|要|主要)?(?:包括|包含|为|有)|(?:记[在入]|写[在进入])[^,。;:]{2,12}?:|(?:拍照|录像|登记|记录|记下)[^,。;:]{0,6}:|(?:还|应当?|须|必须)包括:):?(?:但不限于)?:?([^。;]{2,160})/;
/** "打119(说小区名、楼号、着的什么)". */
const SCRIPT = /\((?:要)?(?:说|讲|报|写)(?:清楚?|明)?([^()]{3,60})\)/;
/** "报告事件发生时间、地点、伤亡情况": a list without such words is one only of well-known fields. */
const BARE = /(?:报告|汇报|通报|告知|记录|登记|上报|记下)(?!内|中|人|书|表|单)([^。;]{4,80})/;
const KNOWN =
  /时间|日期|地点|人数|人员|伤亡|伤情|原因|情况|经过|损失|姓名|位置|部位|火势|措施|趋势|电话|联系方式|类型|性质|程度|范围|路线|数量|品名|症状|编号|金额|单位|名称|危害|标志|现象/;
const TAIL = /(?:等(?:情况|信息|内容|要素|事项|方面|有关情况)?)$/;
const NO_FIELD =
  /(?<![反响供效])应(?!对|急)|须(?!知)|必须|不得|立即|及时(?!间)|如实|[?？]|^(?:向|给|对|由|在|后|给予|并)|以下内容|请示|报警|拨打|做好/;

export function fieldsOf(body: string): readonly string[] {
  const announced = SCRIPT.exec(body)?.[1] ?? CONTENT.exec(body)?.[1];
  if (announced !== undefined) return partsOf(announced);
  const bare = partsOf(BARE.exec(body)?.[1] ?? '');
  return bare.filter(part => KNOWN.test(part)).length >= 2 ? bare : [];
}

function partsOf(list: string): readonly string[] {
  const parts = list
    .replace(/["“”]/g, '')
    .replace(/,(?:并|同时|然后|再|以便|以免|防止|以利).*$/, '')
    .split(/[、,]|(?<![温饱缓平柔])和(?![平谐气睦])|(?<![涉以普遍危触波提])及(?![时其格])|与(?!会|其)|以及/)
    .map(part =>
      part
        .replace(/^(?:(?:以及|及|和|与|并)(?=.{2})|其|:)/, '')
        .replace(TAIL, '')
        .trim(),
    )
    .filter(part => part.length >= 2 && part.length <= 24 && !NO_FIELD.test(part) && !endsAsParty(part));
  return [...new Set(parts)];
}
