// What makes figures a quantity, a time or a date instead of the number of an item: "30 分钟", "5 人", "3 万元", "2018年".

export const MEASURE =
  '[ ]?(?:分钟|分(?![级类工析部组为公派配])|小时|秒|天(?![然气])|日(?!常)|周(?![边围期])|个(?![人别])|年(?!度)|月|点(?![名验检])|时(?![间限])|人(?![员身工为群力质数])|名(?![单称词])|位(?!置)|台(?![账风站])|辆|部(?![门署位分])|级(?!别)|类(?![型别])|种(?![类植])|条(?![件款例])|座(?![谈席椅])|户(?!外)|元(?![器旦])|万(?!一)|千|百|亿|次(?![生要])|倍|号(?!码)|页(?!面)|米|公里|千米|吨|度(?!汛)|%|％|‰|℃|m|km|t|kg|h|[×x*~～/+-])';

const QUANTITY = new RegExp(
  `[ \\t\\u3000]{0,8}[\\d０-９]{1,6}(?:[.．~～-][\\d０-９]{1,4})?\\u3000?(?:${MEASURE})`,
  'y',
);

/** Whether a quantity stands at `at`, or behind the white space there: nothing ends or begins between it and what it belongs to. */
export function quantityAt(text: string, at: number): boolean {
  QUANTITY.lastIndex = at;
  return QUANTITY.test(text);
}
