// The word a step's id begins with: its kind, or the first thing it wants done.
import type { Clause } from '../reading.ts';
import { snakeName } from './ids.ts';

const KINDS: Readonly<Partial<Record<Clause['kind'], string>>> = {
  notification: 'tell',
  report: 'report',
  call: 'call',
  recording: 'record',
  assessment: 'assess',
  decision: 'decide',
  approval: 'approve',
  confirmation: 'satisfy',
};

const VERBS =
  /安排|组织|关闭|打开|开启|启动|停止|切断|疏散|检查|联系|协助|配合|保护|清点|清理|设置|提供|恢复|处理|处置|制定|调查|提交|引导|救治|灭火|通知|报告|记录|确认/;

export function verbOf({ kind }: Clause, words: string): string {
  const known = KINDS[kind];
  if (known !== undefined) return known;
  const verb = VERBS.exec(words)?.[0];
  return verb === undefined ? 'do' : snakeName(verb, 'do');
}
