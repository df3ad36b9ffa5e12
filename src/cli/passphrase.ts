// Where backup and restore get their passphrase: never from an argument, which other users of the machine could read.
import { UsageProblem } from './long-work.ts';

export type PassphraseParts = {
  readonly passphrase: string | undefined; // of the setting FENGSUI_BACKUP_PASSPHRASE
  readText(file: string): Promise<string>; // UTF-8; throws when it cannot be read
};

export const PASSPHRASE_HELP = `
The passphrase is the first line of --passphrase-file, else the setting FENGSUI_BACKUP_PASSPHRASE.
Keep it apart from the backup: without it nobody can read the file, we neither.

Exit codes: 0 done, 1 refused, 2 usage, 3 a fault of the machine.`;

const SHORTEST = 12;

export async function passphraseOf(parts: PassphraseParts, file: string | undefined): Promise<string> {
  const text = file === undefined ? parts.passphrase : await firstLine(parts, file);
  if (text !== undefined && text !== '') return text;
  throw new UsageProblem(
    'passphrase-missing',
    '缺少备份口令：请用 --passphrase-file 指定文件，或设置 FENGSUI_BACKUP_PASSPHRASE。 ' +
      'The passphrase is missing: name a file with --passphrase-file, or set FENGSUI_BACKUP_PASSPHRASE.',
  );
}

/** For a new backup. */
export function checkStrength(passphrase: string): void {
  if ([...passphrase].length >= SHORTEST) return;
  throw new UsageProblem(
    'passphrase-too-short',
    `备份口令过短：至少 ${SHORTEST} 个字符。 The passphrase is too short: at least ${SHORTEST} characters.`,
  );
}

async function firstLine({ readText }: PassphraseParts, file: string): Promise<string> {
  const text = await readText(file).catch((cause: unknown) => {
    throw new UsageProblem(
      'passphrase-unreadable',
      `无法读取口令文件 ${file}。 The passphrase file ${file} cannot be read. (${cause instanceof Error ? cause.message : cause})`,
    );
  });
  return text.split(/\r?\n/, 1)[0] ?? '';
}
