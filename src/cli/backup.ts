// fengsui backup FILE: a consistent, encrypted copy of everything, while the program goes on working.
import { Command } from 'commander';
import { type CopyProgress, copyText, runLongWork } from './long-work.ts';
import { checkStrength, PASSPHRASE_HELP, type PassphraseParts, passphraseOf } from './passphrase.ts';

export type BackupParts = PassphraseParts & {
  /** `size` is that of the file, `bytes` that of the rows in it. */
  backup(
    file: string,
    passphrase: string,
    progress: (progress: CopyProgress) => void,
  ): Promise<{ readonly tables: number; readonly bytes: number; readonly size: number }>;
};

type Options = { readonly json: boolean; readonly passphraseFile?: string };

export function backupCommand(parts: BackupParts): Command {
  return new Command('backup')
    .description('write an encrypted copy of the whole database to a file')
    .argument('<file>', 'file to write; it must not exist yet')
    .option('--passphrase-file <file>', 'file whose first line is the passphrase')
    .option('--json', 'print the result as JSON', false)
    .addHelpText('after', PASSPHRASE_HELP)
    .action(async (file: string, { json, passphraseFile }: Options) => {
      await runLongWork(json, async line => {
        const passphrase = await passphraseOf(parts, passphraseFile);
        checkStrength(passphrase);
        const report = await parts.backup(file, passphrase, progress => line.show(copyText(progress)));
        const size = `${(report.size / 1_000_000).toFixed(1)} MB`;
        const text = `备份完成：${file}（${report.tables} 张表，${size}）。 Backup written: ${report.tables} tables, ${size}.`;
        return { result: { file, ...report }, text };
      });
    });
}
