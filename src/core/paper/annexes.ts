// Annexes: how people are reached, outside numbers, forms with their fields, and the values that the text did not give.
import type { Plan } from '#core/plan/plan.ts';
import type { PaperBlock, PaperTable, Row } from './paper.ts';

/** One person in a post, as far as the one who prints may see it: masked numbers are masked already. */
export type DirectoryRow = {
  readonly id?: string; // of the post; a role is filled by the post of the same id
  readonly post: string;
  readonly name: string;
  readonly addresses: readonly string[];
};

/** Those who hold a post of this plan, in the order of the plan; posts that nobody holds are shown empty. */
export function directoryOf(plan: Plan, all: readonly DirectoryRow[]): readonly DirectoryRow[] {
  if (all.length === 0) return [];
  const held = Object.values(plan.roles).filter(
    role => role.is === undefined && role.members === undefined && !role.outside,
  );
  return held.flatMap(({ id, title }) => {
    const rows = all.filter(row => (row.id ?? '') === id || row.post === title);
    return rows.length > 0
      ? rows.map(row => ({ ...row, post: title }))
      : [{ post: title, name: '', addresses: [] }];
  });
}

export function annexesOf(plan: Plan, directory: readonly DirectoryRow[]): readonly PaperBlock[] {
  const annexes: readonly { readonly title: string; readonly table: PaperTable | undefined }[] = [
    { title: '应急人员联系方式', table: people(directory) },
    { title: '外部单位联系方式', table: contacts(plan) },
    ...Object.values(plan.forms).map(form => ({
      title: form.title,
      table: {
        kind: 'table' as const,
        caption: '',
        widths: [1, 2],
        head: ['栏目', '内容'],
        rows: form.fields.map(({ title, required }) => [`${title}${required ? '（必填）' : ''}`, '']),
        toFillIn: true as const,
      },
    })),
    { title: '条文未写、由本单位确定的事项', table: filled(plan) },
  ];
  return annexes
    .flatMap(({ title, table }) => (table === undefined ? [] : [{ title, table }]))
    .flatMap(({ title, table }, index): PaperBlock[] => [
      ...(index === 0 ? [{ kind: 'page-break' } as const] : []),
      { kind: 'heading', level: 1, number: `附件${index + 1}`, text: title },
      table,
    ]);
}

function people(directory: readonly DirectoryRow[]): PaperTable | undefined {
  if (directory.length === 0) return undefined;
  const rows = directory.map(({ post, name, addresses }): Row => [post, name, addresses.join(' ')]);
  return { kind: 'table', caption: '', widths: [3, 2, 4], head: ['岗位', '姓名', '联系方式'], rows };
}

function contacts(plan: Plan): PaperTable | undefined {
  const all = Object.values(plan.contacts);
  if (all.length === 0) return undefined;
  const rows = all.map(({ title, number, keeper }): Row => [title, number ?? '', keeper ?? '']);
  return { kind: 'table', caption: '', widths: [3, 3, 2], head: ['单位', '电话', '维护部门'], rows };
}

function filled(plan: Plan): PaperTable | undefined {
  if (plan.filled.length === 0) return undefined;
  const rows = plan.filled.map(
    ({ at, why }): Row => [at.map(path => placeInWords(path, plan)).join('、'), why],
  );
  return { kind: 'table', caption: '', widths: [3, 2], head: ['事项', '说明'], rows };
}

/** "judge.within" → "查明…：时限". */
function placeInWords(path: string, plan: Plan): string {
  const [root = '', ...rest] = path.split('.');
  const title = titleOf(root, plan);
  if (title === undefined) return path;
  const field = rest.map(word => FIELDS[word] ?? WORDS[word] ?? word).join('.');
  return field === '' ? title : `${title}：${field}`;
}

function titleOf(root: string, plan: Plan): string | undefined {
  const parts = [plan.steps, plan.facts, plan.scenarios, plan.acts, plan.forms, plan.roles, plan.units];
  const more = [plan.routines, plan.exercises, plan.training, plan.resources];
  const found = [...parts, ...more].find(part => part !== undefined && Object.hasOwn(part, root))?.[root];
  const ban = Object.values(plan.scenarios).flatMap(({ never }) => never.filter(({ id }) => id === root))[0];
  return found?.title ?? ban?.title ?? (ban === undefined ? PARTS[root] : plan.acts[ban.blocks]?.title);
}

const PARTS: Readonly<Record<string, string>> = {
  ladder: '无人应答时的逐级通知',
  words: '用语',
  grades: '响应分级',
  levels: '响应分级',
  close: '响应终止',
  review: '预案评审',
};

const WORDS: Readonly<Record<string, string>> = { immediately: '立即', promptly: '及时', asap: '尽快' };

const FIELDS: Readonly<Record<string, string>> = {
  within: '时限',
  who: '责任人',
  since: '起算点',
  stable: '稳定时间',
  unless: '例外',
  by: '决定人',
  when: '条件',
  opens: '何时开始',
  every: '周期',
  at_least: '次数',
  fields: '填写内容',
  decide: '可选的答案',
  approve: '由谁批准',
  notify: '通知对象',
  stand_down: '由谁、何时解除',
  discretion: '何种情况下需要',
  duties: '职责',
  boundary: '“以上”“以下”是否含本数',
  record: '登记方式',
};
