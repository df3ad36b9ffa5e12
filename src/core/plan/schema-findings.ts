// Where the data does not have the written shape: zod's issues as findings that name the key and say what to do.
import type { z } from 'zod';
import type { Bilingual, Finding, Place } from '#core/finding.ts';
import { MISPLACED } from './misplaced-keys.ts';
import { nearest } from './nearest.ts';
import { writtenPlan } from './plan-schema.ts';
import { type Path, type Places, pathText } from './yaml-text.ts';

type Issue = z.core.$ZodIssue;

export function schemaFindings(issues: readonly Issue[], places: Places): readonly Finding[] {
  return issues.flatMap(issue => findingsOf(issue, [], places));
}

function findingsOf(issue: Issue, above: Path, places: Places): readonly Finding[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => unknownKey(key, path, places));
    case 'invalid_union':
      return unionFindings(issue.errors, path, places);
    case 'invalid_key':
      return [badId(path, places)];
    case 'invalid_type':
      return [wrongType(issue.expected, issue.input, path, places)];
    case 'invalid_value':
      return [wrongValue(issue.values.map(String), issue.input, path, places)];
    default:
      return [otherwise(issue, path, places)];
  }
}

/** Of the shapes a value may have, the one that was meant: the one whose outermost type fits, with the fewest issues. */
function unionFindings(
  branches: readonly (readonly Issue[])[],
  path: Path,
  places: Places,
): readonly Finding[] {
  const meant = branches
    .filter(
      issues =>
        !issues.some(
          ({ code, path: at }) => at.length === 0 && (code === 'invalid_type' || code === 'invalid_value'),
        ),
    )
    .toSorted((a, b) => a.length - b.length)[0];
  if (meant) return meant.flatMap(issue => findingsOf(issue, path, places));
  const values = branches
    .flat()
    .flatMap(issue =>
      issue.code === 'invalid_value' && issue.path.length === 0 ? issue.values.map(String) : [],
    );
  const types = branches
    .flat()
    .flatMap(issue => (issue.code === 'invalid_type' && issue.path.length === 0 ? [issue.expected] : []));
  const input = branches.flat()[0]?.input;
  if (typeof input === 'string' && values.length > 0) return [wrongValue(values, input, path, places)];
  return [wrongType([...new Set(types)].join('|'), input, path, places)];
}

function unknownKey(key: string, path: Path, places: Places): Finding {
  const place = places.key([...path, key]);
  const elsewhere = MISPLACED.get(key);
  if (elsewhere)
    return error('misplaced-key', place, {
      zh: `“${key}”不写在这里；${elsewhere.zh}。`,
      en: `"${key}" does not belong here; ${elsewhere.en}.`,
    });
  const known = nearest(key, KNOWN_KEYS);
  return {
    ...error('unknown-key', place, {
      zh: `${path.length > 0 ? `“${pathText(path)}”里` : '预案里'}没有“${key}”这个键${known ? `，是不是“${known}”？` : '，请改正或删去。'}`,
      en: `${path.length > 0 ? `"${pathText(path)}"` : 'A plan'} has no key "${key}"${known ? `; is it "${known}"?` : '; correct or remove it.'}`,
    }),
    ...(known
      ? { proposal: { value: known, reason: { zh: '拼写最接近的键', en: 'the key spelt most alike' } } }
      : {}),
  };
}

function badId(path: Path, places: Places): Finding {
  const id = String(path.at(-1));
  const better = id.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^[_\p{N}]+|_+$/gu, '');
  return {
    ...error('bad-id', places.key(path), {
      zh: `编号“${id}”只能用文字、数字和单个下划线，并以文字开头（条件里要用到它）。`,
      en: `The id "${id}" may hold only letters, digits and single underscores, a letter first (conditions name it).`,
    }),
    ...(better ? { proposal: { value: better, reason: { zh: '改成可用的编号', en: 'a usable id' } } } : {}),
  };
}

function wrongType(expected: string, input: unknown, path: Path, places: Places): Finding {
  const key = pathText(path);
  if (input === undefined)
    return error('missing-key', places.key(path), {
      zh: `缺少“${key}”，请写上。`,
      en: `"${key}" is missing; write it.`,
    });
  if (typeof input === 'number' && expected.includes('string'))
    return error('number-not-text', places.at(path), {
      zh: `“${key}”的 ${input} 要加引号写成文字（如 "4.10"），否则会变成数字。`,
      en: `Put ${input} at "${key}" in quotes; unquoted it becomes a number (4.10 turns into 4.1).`,
    });
  const names = expected.split('|').map(type => TYPES[type] ?? { zh: type, en: type });
  return error('wrong-type', places.at(path), {
    zh: `“${key}”应写成${names.map(({ zh }) => zh).join('或')}。`,
    en: `"${key}" must be ${names.map(({ en }) => en).join(' or ')}.`,
  });
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: ' true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '键值对', en: 'a mapping' },
  record: { zh: '键值对', en: 'a mapping' },
};

function wrongValue(values: readonly string[], input: unknown, path: Path, places: Places): Finding {
  const key = pathText(path);
  const known = typeof input === 'string' ? nearest(input, values) : undefined;
  return {
    ...error('wrong-value', places.at(path), {
      zh: `“${key}”不能是“${String(input)}”，可以写：${values.join('、')}。`,
      en: `"${key}" may not be "${String(input)}"; write one of: ${values.join(', ')}.`,
    }),
    ...(known
      ? { proposal: { value: known, reason: { zh: '拼写最接近的值', en: 'the value spelt most alike' } } }
      : {}),
  };
}

function otherwise(issue: Issue, path: Path, places: Places): Finding {
  const key = pathText(path);
  if (issue.code === 'too_small')
    return error('empty-value', places.at(path), {
      zh: `“${key}”是空的，请写上内容。`,
      en: `"${key}" is empty; write something.`,
    });
  if (issue.code === 'too_big')
    return error('value-too-long', places.at(path), {
      zh: `“${key}”太长，请缩短。`,
      en: `"${key}" is too long; shorten it.`,
    });
  if (issue.code === 'invalid_format') return badId(path, places);
  return error('wrong-value', places.at(path), {
    zh: `“${key}”的写法不对。`,
    en: `"${key}" is not written as it should be.`,
  });
}

function error(code: string, place: Place, message: Bilingual): Finding {
  return { code, severity: 'error', message, place };
}

/** Every key the written shape knows, for "did you mean". */
const KNOWN_KEYS: readonly string[] = [...keysOf(writtenPlan, new Set())];

export function keysOf(schema: unknown, seen: Set<unknown>): ReadonlySet<string> {
  const keys = new Set<string>();
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return keys;
  seen.add(schema);
  const { def } = schema as {
    def?: {
      shape?: object;
      element?: unknown;
      innerType?: unknown;
      valueType?: unknown;
      options?: unknown[];
    };
  };
  for (const [key, inner] of Object.entries(def?.shape ?? {})) {
    keys.add(key);
    for (const found of keysOf(inner, seen)) keys.add(found);
  }
  for (const inner of [def?.element, def?.innerType, def?.valueType, ...(def?.options ?? [])])
    for (const found of keysOf(inner, seen)) keys.add(found);
  return keys;
}
