// A judgement is left to somebody ("必要时"); where nobody is named who could judge, it is left to nobody.
import { isJudgement } from '../discretion.ts';
import { isObligation } from '../reading.ts';
import { usualActors } from './actor-missing.ts';
import { at, type Found, type Rule } from './rule.ts';

export const discretion: Rule = reading => {
  const usual = usualActors(reading.clauses);
  const commander = commanderOf(reading);
  return reading.clauses.flatMap(clause => {
    const word = isObligation(clause) ? clause.discretion.find(isJudgement) : undefined;
    if (word === undefined) return [];
    if (clause.actors.length === 0) return [at(clause, leftToNobody(word, commander ?? usual(clause)))];
    return [
      at(clause, {
        code: 'discretion',
        severity: 'info',
        message: {
          zh: `“${word}”留有裁量余地。请确认由谁判断、凭什么判断。`,
          en: `"${word}" leaves discretion. Confirm who judges, and by what.`,
        },
      }),
    ];
  });
};

function leftToNobody(word: string, judge: string | undefined) {
  return {
    code: 'discretion-left-to-nobody',
    severity: 'warning' as const,
    message: {
      zh: `“${word}”要有人判断，条文没有写是谁。请指定判断的岗位和依据。`,
      en: `"${word}" asks for a judgement and names nobody. Say which post judges, and by what.`,
    },
    ...(judge === undefined
      ? {}
      : {
          proposal: {
            value: judge,
            reason: { zh: '本预案中的指挥岗位', en: 'who is in command in this plan' },
          },
        }),
  };
}

function commanderOf({ units }: Found): string | undefined {
  return units.find(({ name }) => /总指挥|指挥长/.test(name) && !/副/.test(name))?.name;
}
