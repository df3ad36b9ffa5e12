// Real names and personal telephone numbers in a document that is passed round: the post is proposed instead. What is
// found is masked in the message, so that the list of findings spreads nothing.
import { endsAsParty } from '../lexicon.ts';
import { at, type Rule } from './rule.ts';

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬常乐于傅皮卞齐康伍余顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房干解应宗丁宣邓郁洪包左石崔吉龚程邢裴陆翁荀甄曲封靳段焦谷车侯全班秋仲伊宫宁仇甘武符刘景龙叶司黎白蒲卓池乔闻党翟谭申冉雍桑桂牛尚农温庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖终居衡步耿满匡国文寇广欧沃利蔚越隆师巩聂晁敖冷辛阚那简饶曾沙丰关查游竺权盖益桓公邝';
const LABELS =
  '姓名|联系人|负责人|责任人|组长|副组长|队长|副队长|总指挥|副总指挥|指挥长|起草人|编制人?|审核人?|批准人?|审批人?|签发人?|主任|经理|主管|值班长|班长|站长|店长|校长|园长|院长|厂长|组员|成员|联络员';
/** "组长:王某某", "负责人 李某 138…", "起草人:甲、乙". */
const LABELLED = new RegExp(
  `(?:${LABELS})(?:[::]|为|是|由)\\s{0,3}([${SURNAMES}][一-龥]{1,2}|[${SURNAMES}]\\s[一-龥])(?=[\\s,，、。;；(（)）\\d]|担任|兼任|同志|先生|女士|$)`,
  'g',
);
/** A name right before a number of a mobile phone. */
const WITH_PHONE = new RegExp(
  `(?<![一-龥])([${SURNAMES}][一-龥]{1,2})[\\s::,，(（]{0,4}(?:手机|电话|联系电话)?[\\s::]{0,3}1[3-9]\\d`,
  'g',
);
const TITLED = new RegExp(`(?<![一-龥])([${SURNAMES}][一-龥]{1,2})(?:同志|先生|女士)`, 'g');
const PHONE = /(?<!\d)1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/g;
const CARD = /(?<!\d)[1-9]\d{16}[\dXx](?!\d)/g;
/** Words that begin like a name. */
const WORDS =
  /^(?:安全|高级|高工|金属|时间|白班|夜班|全体|全员|方案|包括|公司|党委|党员|国家|文明|成员|宣传|应急|任务|任命|万元|马上|毛巾|于[一-龥]|何[人时事]|向[一-龥]|连[一-龥]|满[一-龥]|关[一-龥]|解[一-龥]|项目|路线|车[间辆队]|师[傅生]|班[长组]|申请|简要|温度|强[一-龥]|常务|常任|总[一-龥]|干[部事]|司机|门卫|保[一-龥]|居[一-龥]|利用|易[一-龥]|程序|左右|全[一-龥]|广[一-龥]|应[一-龥]|分管|农[一-龥]|丰[一-龥]|游客|秋季|卫生|卫[一-龥])/;

/** A cheap first look: nothing without one of these holds a name or a number. */
const SIGNS = /[::]|[为是由][一-龥]|同志|先生|女士|\d{9}|1[3-9]\d/;

export const personNamed: Rule = ({ clauses }) =>
  clauses.flatMap(clause => {
    if (!SIGNS.test(clause.quote)) return [];
    const names = [LABELLED, WITH_PHONE, TITLED].flatMap(pattern =>
      [...clause.quote.matchAll(pattern)].map(match => ({
        name: match[1] ?? '',
        label: match[0].split(/[::为是由]/)[0] ?? '',
      })),
    );
    const real = names.filter(
      ({ name }) => !WORDS.test(name) && !endsAsParty(name) && !/某|××|[XX]/.test(name),
    );
    const phones = [...clause.quote.matchAll(PHONE)].map(match => match[0]);
    return [
      ...real
        .slice(0, 1)
        .map(({ name, label }) =>
          at(clause, named(name, new RegExp(`^(?:${LABELS})$`).test(label) ? label : '岗位名称')),
        ),
      ...phones.slice(0, 1).map(phone => at(clause, phoned(phone.replace(/\D/g, '')))),
      ...[...clause.quote.matchAll(CARD)].slice(0, 1).map(() => at(clause, CARDED)),
    ];
  });

function named(name: string, post: string) {
  const masked = `${name[0] ?? ''}${'*'.repeat(Math.max(1, name.replace(/\s/g, '').length - 1))}`;
  return {
    code: 'person-named',
    severity: 'warning' as const,
    message: {
      zh: `写有真实姓名（${masked}）。文件要传阅时，请改写岗位，姓名放进通讯录。`,
      en: `A real name (${masked}) is written here. Where the document is passed round, name the post and keep names in the roster.`,
    },
    proposal: {
      value: post,
      reason: {
        zh: '人员会变动，岗位不变；姓名属个人信息',
        en: 'people change, posts stay; names are personal data',
      },
    },
  };
}

function phoned(phone: string) {
  const masked = `${phone.slice(0, 3)}****${phone.slice(-2)}`;
  return {
    code: 'personal-phone',
    severity: 'warning' as const,
    message: {
      zh: `写有个人手机号（${masked}）。请改写值班电话，个人号码放进通讯录。`,
      en: `A personal phone number (${masked}) is written here. Write the duty telephone and keep personal numbers in the roster.`,
    },
    proposal: {
      value: '值班电话',
      reason: { zh: '个人号码属个人信息，且会变动', en: 'personal numbers are personal data, and change' },
    },
  };
}

const CARDED = {
  code: 'identity-number',
  severity: 'error' as const,
  message: {
    zh: '写有身份证号码。请从文件中删除。',
    en: 'An identity card number is written here. Delete it from the document.',
  },
};
