// What a password must be: long enough, not among the first that are guessed, and not the account's own address.
import { ok, type Result, refuse } from '#desk/result.ts';

export const LEAST_LENGTH = 12;

/** Common ones of at least twelve characters, and roots of which such are made by repeating or by adding digits. */
const COMMON: ReadonlySet<string> = new Set([
  'password',
  'passw0rd',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'qazwsxedc',
  'iloveyou',
  'woaini',
  'letmein',
  'welcome',
  'admin',
  'administrator',
  'changeme',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'superman',
  'trustno',
  'abcdefghijkl',
  'abcabcabcabc',
  'fengsui',
  'beacon',
  'zhangsan',
  'lisi',
  'mima',
  'anquan',
]);

export function checkPassword(password: string, email: string): Result<undefined> {
  const length = [...password].length;
  if (length < LEAST_LENGTH) return refuse('password-too-short', { least: LEAST_LENGTH });
  return isCommon(password, email) ? refuse('password-too-common') : ok(undefined);
}

function isCommon(password: string, email: string): boolean {
  const plain = password.toLowerCase();
  const letters = plain.replace(/[^\p{L}]/gu, '');
  const [name = ''] = email.toLowerCase().split('@');
  return (
    new Set(plain).size < 5 ||
    isRun(plain) ||
    COMMON.has(plain) ||
    COMMON.has(unrepeated(letters)) ||
    plain === email.toLowerCase() ||
    (name.length >= 4 && unrepeated(letters) === name.replace(/[^\p{L}]/gu, ''))
  );
}

/** "123456789012", "abcdefghijklm" and the like, forwards or backwards. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((it, at) => (it.codePointAt(0) ?? 0) - (text.codePointAt(at) ?? 0));
  const regular = steps.filter(step => Math.abs(step) <= 1 || Math.abs(step) === 9).length;
  return regular === steps.length;
}

/** "passwordpassword" → "password". */
function unrepeated(text: string): string {
  return /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
}
