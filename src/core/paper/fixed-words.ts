// The words that stand on every paper, in both languages; what the plan says stays as it is written.
export type PaperLanguage = 'zh' | 'en';

const WORDS = {
  nothing: ['（本预案未作规定）', '(This plan says nothing about it.)'],
  approvalPage: ['批准页', 'Approval'],
  stage: ['环节', 'Stage'],
  name: ['姓名', 'Name'],
  signature: ['签字', 'Signature'],
  date: ['日期', 'Date'],
  annex: ['附件', 'Annex '],
  people: ['应急人员联系方式', 'How people are reached'],
  post: ['岗位', 'Post'],
  address: ['联系方式', 'Address'],
  outside: ['外部单位联系方式', 'Numbers outside the organisation'],
  body: ['单位', 'Body'],
  number: ['电话', 'Number'],
  keeper: ['维护部门', 'Kept up by'],
  field: ['栏目', 'Field'],
  content: ['内容', 'Entry'],
  required: ['（必填）', ' (required)'],
  filled: ['条文未写、由本单位确定的事项', 'What the text does not say and the organisation has settled'],
  matter: ['事项', 'Matter'],
  why: ['说明', 'Reason'],
  card: ['应急处置卡：', 'Action card: '],
  scenario: ['情形', 'Case'],
  limit: ['时限', 'Limit'],
  act: ['做什么', 'What to do'],
  whom: ['联系谁', 'Whom to call'],
  thing: ['名称', 'Item'],
  amount: ['数量', 'Quantity'],
  place: ['存放地点', 'Place'],
  responsible: ['管理责任人', 'Responsible'],
  least: ['最低储备', 'Minimum'],
  stocks: ['物资装备', 'Materials and equipment'],
} as const satisfies Record<string, readonly [string, string]>;

export const fixed = (word: keyof typeof WORDS, language: PaperLanguage): string =>
  WORDS[word][language === 'en' ? 1 : 0];
