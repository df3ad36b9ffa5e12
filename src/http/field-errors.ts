// What is wrong with one field, in words for people: zod's issues in both languages, naming what is expected.
import type { z } from 'zod';
import type { FieldError } from '#contract/problem.ts';

type Issue = z.core.$ZodIssue;

export function fieldError(part: string, issue: Issue): FieldError {
  const path = [part, ...issue.path.map(String)].join('.');
  const [code, zh, en] = said(issue);
  return { path, code, messages: { zh: `${path}：${zh}`, en: `${path}: ${en}` } };
}

const missing = (issue: Issue): boolean => 'input' in issue && issue.input === undefined;

type Said = readonly [code: string, zh: string, en: string];

function said(issue: Issue): Said {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') || missing(issue)
        ? ['field-required', '必须填写', 'is required']
        : ['wrong-type', `应为 ${issue.expected}`, `should be ${issue.expected}`];
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return invalidFormat(issue.format);
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return ['value-not-allowed', `应为以下之一：${values}`, `should be one of: ${values}`];
    }
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ');
      return [
        'unknown-field',
        `不认识的字段：${keys}，请删除或改名`,
        `unknown fields: ${keys}; remove or rename them`,
      ];
    }
    case 'invalid_union':
      return issue.discriminator
        ? [
            'value-not-allowed',
            `${issue.discriminator} 的取值不在允许范围内`,
            `${issue.discriminator} is not one of those allowed`,
          ]
        : ['wrong-type', '不是允许的形式', 'has none of the forms allowed'];
    case 'invalid_key':
    case 'invalid_element':
      return ['not-valid', '其中的键或元素不正确', 'has a key or element that is not valid'];
    case 'not_multiple_of':
      return ['not-valid', `应为 ${issue.divisor} 的倍数`, `should be a multiple of ${issue.divisor}`];
    case 'custom':
      return ['not-valid', '不正确', 'is not valid'];
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): Said {
  if (issue.origin === 'string')
    return issue.minimum === 1
      ? ['field-required', '不能为空', 'must not be empty']
      : ['too-short', `至少 ${issue.minimum} 个字符`, `needs at least ${issue.minimum} characters`];
  if (issue.origin === 'array')
    return ['too-few', `至少 ${issue.minimum} 项`, `needs at least ${issue.minimum} items`];
  return ['too-small', `不能小于 ${issue.minimum}`, `must not be less than ${issue.minimum}`];
}

function tooBig(issue: z.core.$ZodIssueTooBig): Said {
  if (issue.origin === 'string')
    return ['too-long', `最多 ${issue.maximum} 个字符`, `takes at most ${issue.maximum} characters`];
  if (issue.origin === 'array')
    return ['too-many', `最多 ${issue.maximum} 项`, `takes at most ${issue.maximum} items`];
  return ['too-big', `不能大于 ${issue.maximum}`, `must not be more than ${issue.maximum}`];
}

function invalidFormat(format: string): Said {
  switch (format) {
    case 'datetime':
      return [
        'not-an-instant',
        '应为带时区的 ISO 8601 时间，例如 2026-11-23T08:00:00+08:00',
        'should be an ISO 8601 instant with offset, such as 2026-11-23T08:00:00+08:00',
      ];
    case 'uuid':
      return ['not-a-uuid', '应为 UUID', 'should be a UUID'];
    case 'email':
      return ['not-an-email', '应为邮箱地址', 'should be an e-mail address'];
    default:
      return [
        'wrong-format',
        '格式不正确，不能含空格、/、? 或 #',
        'has the wrong form; no spaces, /, ? or #',
      ];
  }
}
