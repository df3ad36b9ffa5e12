// What a report, message or record has to say: "报告内容包括:时间、地点、伤亡情况", "说明姓名、位置和火势". Only lists are
// taken apart; one thing to be told is one field.

const CONTENT =
  /(?:(?:报告|汇报|通报|上报|报警|信息|记录|登记|告知|通知|快报|简报|续报|总结|表|台账|日志)的?(?:主要|基本|具体)?(?:内容|事项|要素|项目|信息)?(?:应当?|须|必须|需|要|一般)?(?:主要)?(?:包括|包含|写明|注明|载明|含有|为|有|如下|应有)|(?:讲清|讲明|说明|说清|报明|报清|写明|注明|载明|告知|告诉对方|交代|汇报|报告)(?:清楚)?|内容(?:应当?|须|必须|要)?(?:包括|包含|为|有)?):?(?:但不限于)?:?([^。;]{2,160})/;
/** "打119(说小区名、楼号、着的什么)". */
const SCRIPT = /\((?:要)?(?:说|讲|报|写)(?:清楚?|明)?([^()]{3,60})\)/;
const TAIL = /(?:等)?(?:等(?:情况|信息|内容|要素|事项|方面)?|情况等|的情况|有关情况)?$/;
const NO_FIELD = /[应须]|必须|不得|立即|及时|如实|[?？]|^(?:向|给|对|由|在|后|给予)|请示|报警|拨打/;

export function fieldsOf(body: string): readonly string[] {
  const list = CONTENT.exec(body)?.[1] ?? SCRIPT.exec(body)?.[1];
  if (list === undefined) return [];
  const sure =
    /包括|包含|内容|写明|注明|载明|如下|[说讲报]清|[说讲报]明|交代/.test(body) || SCRIPT.test(body);
  const parts = list
    .replace(/["“”]/g, '')
    .replace(/,(?:并|同时|然后|再|以便|以免|防止|以利).*$/, '')
    .split(/[、,]|(?<=[^温饱缓])(?:和|及|与|以及)(?=[^平谐气])/)
    .map(part =>
      part
        .replace(/^(?:(?:以及|及|和|与|并)(?=.{2})|其|:)/, '')
        .replace(TAIL, '')
        .trim(),
    )
    .filter(part => part.length >= 2 && part.length <= 24 && !NO_FIELD.test(part));
  return parts.length >= 2 || (sure && parts.length === 1) ? [...new Set(parts)] : [];
}
