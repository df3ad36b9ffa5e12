// The head of a contact list: which column says what. Heads of two rows ("联系方式" above "办公电话" and "手机") are read
// together, and blocks that stand side by side are told apart by their heads coming again.

export type ContactField = 'name' | 'post' | 'unit' | 'phone' | 'email' | 'shift' | 'note' | 'order';

/** Column of the table → what it says. */
export type Head = ReadonlyMap<number, ContactField>;

/** In this order: "负责人电话" is a telephone, "部门负责人" a name, "值班时间" a shift. */
const WORDS: readonly (readonly [ContactField, RegExp])[] = [
  ['email', /邮箱|电子邮件|邮件地址|e-?mail/i],
  [
    'phone',
    /电话|手机|固话|座机|短号|内线|分机|总机|热线|联系方式|联络方式|通讯方式|号码|传真|小灵通|phone|mobile|tel/i,
  ],
  ['order', /^(序号|编号|序|号|no\.?|#)$/i],
  ['shift', /班次|班别|时段|值班时间|值班日期|^日期$|^时间$|^星期|shift|date/i],
  ['note', /备注|说明|附注|住址|地址|职责|任务|分工|专长|remark|note|address/i],
  ['name', /姓名|名字|联系人|联络人|负责人|责任人|值班人|值班员|带班|人员|成员|^组长$|^组员$|name|contact/i],
  ['post', /职务|岗位|职位|职称|身份|角色|职级|担任|post|position|title/i],
  ['unit', /部门|单位|科室|班组|组别|小组|机构|组织|公司|车间|所属|名称|类别|分组|unit|department/i],
];
/** A head is a word, not a sentence, and holds no number. */
const LONGEST = 12;

export function fieldOf(text: string): ContactField | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (plain === '' || plain.length > LONGEST || /\d{3}/.test(plain)) return undefined;
  return WORDS.find(([, pattern]) => pattern.test(plain))?.[0];
}

export type HeadCell = {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly text: string;
};

/** A row that is a head by itself: two words at least, one of them who, one of them how to be reached. */
export function isHead(cells: readonly HeadCell[]): boolean {
  const fields = cells.filter(({ text }) => text.trim() !== '').map(({ text }) => fieldOf(text));
  const known = fields.filter(field => field !== undefined);
  const who = known.some(field => field === 'name' || field === 'unit' || field === 'post');
  const reached = known.some(field => field === 'phone' || field === 'email' || field === 'shift');
  const names = known.includes('name') && known.includes('post');
  return known.length >= 2 && who && (reached || names) && known.length * 3 >= fields.length * 2;
}

/** The second row of a head: only words of heads, below cells that span columns or beside cells that span rows. */
export function isSecondHead(first: readonly HeadCell[], second: readonly HeadCell[]): boolean {
  const filled = second.filter(({ text }) => text.trim() !== '');
  if (filled.length === 0 || !filled.every(({ text }) => fieldOf(text) !== undefined)) return false;
  return first.some(({ columns, rows }) => columns > 1 || rows > 1) || filled.length < first.length;
}

/** What each column says; the lower row of a head says it better than the upper. */
export function headOf(first: readonly HeadCell[], second: readonly HeadCell[] = []): Head {
  const head = new Map<number, ContactField>();
  for (const { column, columns, text } of [...first, ...second]) {
    const field = fieldOf(text);
    if (field !== undefined) for (let i = 0; i < Math.min(columns, 64); i++) head.set(column + i, field);
  }
  return head;
}

/** Blocks side by side: a new one begins where the first field comes again after another. */
export function blocksOf(head: Head): readonly Head[] {
  const columns = [...head].sort((a, b) => a[0] - b[0]);
  const first = columns[0]?.[1];
  const blocks: [number, ContactField][][] = [];
  let before: ContactField | undefined;
  for (const [column, field] of columns) {
    const block = blocks.at(-1);
    if (block === undefined || (field === first && before !== first)) blocks.push([[column, field]]);
    else block.push([column, field]);
    before = field;
  }
  const whole =
    blocks.length > 1 &&
    blocks.every(block => block.some(([, field]) => field === 'name' || field === 'phone'));
  return whole ? blocks.map(block => new Map(block)) : [head];
}
