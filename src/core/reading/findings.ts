// What a person has to settle before the text can be carried out: gaps, vague words, things named and never described,
// places where the text is damaged. Each stands at its clause, with a proposal and its reason where there is one.
import type { Bilingual, Finding, Severity } from '#core/finding.ts';
import { type Clause, isObligation, type Reading } from './reading.ts';

type Found = Omit<Reading, 'findings'>;
type Rule = (reading: Found) => readonly Finding[];
/** Who acts most often around a clause. */
type Usual = (clause: Clause) => string | undefined;

export function findingsOf(reading: Found): readonly Finding[] {
  return RULES.flatMap(rule => rule(reading)).toSorted((a, b) =>
    (a.place.clause ?? '').localeCompare(b.place.clause ?? ''),
  );
}

/** Minutes proposed for words of urgency; the organisation decides. The same as the plan language takes. */
export const USUAL_MINUTES = { immediately: 'PT2M', promptly: 'PT15M', asap: 'PT30M' } as const;

export function urgencyOf(text: string): keyof typeof USUAL_MINUTES {
  if (/最短/.test(text)) return 'asap';
  return /立即|立刻|第一时间|马上|即刻|随即|即时|当即/.test(text) ? 'immediately' : 'promptly';
}

const RULES: readonly Rule[] = [
  each(clause => (isObligation(clause) && clause.actors.length === 0 ? 'actor-missing' : undefined)),
  each(clause =>
    clause.deadline?.class === 'hard' && clause.deadline.origin === null ? 'origin-missing' : undefined,
  ),
  each(clause => (isVague(clause) ? 'vague-urgency' : undefined)),
  each(clause => (clause.deadline?.class === 'referenced' ? 'limit-elsewhere' : undefined)),
  each(clause => (isObligation(clause) && DISCRETION.test(clause.quote) ? 'discretion' : undefined)),
  each(clause => (clause.kind === 'question' ? 'open-question' : undefined)),
  each(clause => (/错误[!！]\s*未定义书签/.test(clause.quote) ? 'contents-left' : undefined)),
  each(clause => (GARBLED.test(clause.quote) ? 'garbled-text' : undefined)),
  each(clause => (/[*＊]{2,}/.test(clause.quote) && clause.kind !== 'heading' ? 'name-left-out' : undefined)),
  each(clause => (/[_＿]{4,}/.test(clause.quote) ? 'blank-to-fill' : undefined)),
  scenariosWithoutBody,
  repeatedNumbers,
  nothingToDo,
];

const DISCRETION = /必要时|视情况?|视具体情况|根据(?:实际|具体|当时)[^,，。]{0,4}情况|酌情|适当|灵活/;
/** Replacement signs, private use, phonetic signs within text, a line that begins with a pause mark. */
const GARBLED = /[\ufffd\ue000-\uf8ff\u3105-\u3129□]|^[、，,]\S|[一-龥][~～][一-龥]/;

function isVague({ deadline, modality }: Clause): boolean {
  return modality !== 'statement' && (deadline?.class === 'immediate' || deadline?.class === 'prompt');
}

type Code =
  | 'actor-missing'
  | 'origin-missing'
  | 'vague-urgency'
  | 'limit-elsewhere'
  | 'discretion'
  | 'open-question'
  | 'contents-left'
  | 'garbled-text'
  | 'name-left-out'
  | 'blank-to-fill';

const MESSAGES: Readonly<Record<Code, readonly [Severity, Bilingual]>> = {
  'actor-missing': [
    'warning',
    { zh: '没有写由谁做。请指定责任岗位。', en: 'Nobody is named. Say which post does it.' },
  ],
  'origin-missing': [
    'warning',
    {
      zh: '时限没有写从什么时候起算。请指定起点。',
      en: 'The limit does not say what it counts from. Choose its origin.',
    },
  ],
  'vague-urgency': [
    'info',
    {
      zh: '只写了急缓,没有数值。请确认本单位按多少分钟计。',
      en: 'Urgency without a figure. Confirm how many minutes it means here.',
    },
  ],
  'limit-elsewhere': [
    'warning',
    {
      zh: '时限写在别的文件里。请填入数值并注明出处。',
      en: 'The limit is kept in another document. Enter it and say where it comes from.',
    },
  ],
  discretion: [
    'info',
    {
      zh: '留有裁量余地。请确认由谁判断、凭什么判断。',
      en: 'This leaves discretion. Confirm who judges, and by what.',
    },
  ],
  'open-question': [
    'warning',
    {
      zh: '这是一个未决问题,不是要求。请先答复,再定条款。',
      en: 'This is an open question, no instruction. Answer it before it can bind.',
    },
  ],
  'contents-left': [
    'info',
    {
      zh: '目录域残留文字,未当作条款。请在 Word 中更新或删除目录。',
      en: 'Remains of a contents list, not taken as a clause. Update or delete the list in Word.',
    },
  ],
  'garbled-text': [
    'warning',
    {
      zh: '文字似有乱码或错位。请核对原文。',
      en: 'The text looks garbled or misplaced. Check it against the original.',
    },
  ],
  'name-left-out': [
    'warning',
    { zh: '人名以“*”代替。请指定岗位或人员。', en: 'A name is left out ("*"). Name the post or person.' },
  ],
  'blank-to-fill': ['info', { zh: '有空白待填。', en: 'There is a blank to fill in.' }],
};

function each(test: (clause: Clause) => Code | undefined): Rule {
  return reading => {
    const usual = usualActors(reading.clauses);
    return reading.clauses.flatMap(clause => {
      const code = test(clause);
      return code === undefined ? [] : [at(clause, code, usual)];
    });
  };
}

function at(clause: Clause, code: Code, usual: Usual): Finding {
  const [severity, message] = MESSAGES[code];
  const proposal = proposalFor(clause, code, usual);
  return { code, severity, message, place: { clause: clause.id }, ...(proposal ? { proposal } : {}) };
}

function proposalFor(clause: Clause, code: Code, usualActor: Usual): Finding['proposal'] {
  if (code === 'vague-urgency') {
    const word = clause.deadline?.text ?? '';
    return {
      value: USUAL_MINUTES[urgencyOf(word)],
      reason: { zh: `“${word}”通常的取值`, en: `what "${word}" is usually taken for` },
    };
  }
  if (code === 'origin-missing') {
    return {
      value: clause.condition ?? '事件发生',
      reason: { zh: '条文的触发情形', en: 'what sets the clause off' },
    };
  }
  const usual = code === 'actor-missing' ? usualActor(clause) : undefined;
  if (usual === undefined) return undefined;
  return {
    value: usual,
    reason: {
      zh: '同一场景或章节中行为最多的岗位',
      en: 'who acts most often in the same scenario or chapter',
    },
  };
}

function usualActors(clauses: readonly Clause[]): Usual {
  const around = ({ scenario, path }: Clause) =>
    scenario === null ? `chapter ${path[0] ?? ''}` : `scenario ${scenario}`;
  const counts = new Map<string, Map<string, number>>();
  for (const clause of clauses) {
    const here = counts.get(around(clause)) ?? new Map<string, number>();
    counts.set(around(clause), here);
    for (const { name } of clause.actors) here.set(name, (here.get(name) ?? 0) + 1);
  }
  const most = new Map(
    [...counts].map(([key, here]) => [key, [...here].sort((a, b) => b[1] - a[1])[0]?.[0]]),
  );
  return clause => most.get(around(clause));
}

function scenariosWithoutBody({ scenarios, clauses }: Found): readonly Finding[] {
  const bodied = new Set(clauses.filter(isObligation).map(clause => clause.scenario));
  return scenarios
    .filter(scenario => !bodied.has(scenario.name))
    .map(({ name, clauses: [heading] }) => ({
      code: 'scenario-without-body',
      severity: 'warning',
      message: {
        zh: `场景“${name}”只有名称,没有处置内容。请补写,或说明不适用。`,
        en: `Scenario "${name}" is named but says nothing to do. Write it, or say that it does not apply.`,
      },
      place: heading === undefined ? {} : { clause: heading },
    }));
}

function repeatedNumbers({ clauses }: Found): readonly Finding[] {
  const seen = new Map<string, string>();
  return clauses.flatMap(clause => {
    if (clause.kind !== 'heading' || clause.number === null || !hasOwnNumber(clause)) return [];
    const first = seen.get(clause.number);
    seen.set(clause.number, first ?? clause.id);
    if (first === undefined) return [];
    const message = {
      zh: `编号“${clause.number}”出现不止一次。引用时请写明标题。`,
      en: `The number "${clause.number}" is used more than once. Name the heading when you refer to it.`,
    };
    return [{ code: 'repeated-number', severity: 'info', message, place: { clause: clause.id } }];
  });
}

/** A lead-in ("处理流程:") stands under the number of its section and has none itself. */
function hasOwnNumber({ number, quote }: Clause): boolean {
  const last = (number ?? '').replace(/[()]/g, '、').split('、').filter(Boolean).pop() ?? '';
  return quote.replace(/^[\s(（第]+/, '').startsWith(last.replace(/^第/, ''));
}

function nothingToDo({ clauses }: Found): readonly Finding[] {
  if (clauses.some(isObligation)) return [];
  const message = {
    zh: '全文没有可执行的要求(可能只有依据、定义或目录)。请确认上传的是完整预案。',
    en: 'Nothing in the text is to be done (only basis, definitions or contents?). Check that the whole plan was uploaded.',
  };
  return [{ code: 'nothing-to-do', severity: 'warning', message, place: {} }];
}
