// fengsui restore FILE: brings a backup back into an empty database, all of it or nothing.
import { Command } from 'commander';
import { type CopyProgress, copyText, runLongWork } from './long-work.ts';
import { PASSPHRASE_HELP, type PassphraseParts, passphraseOf } from './passphrase.ts';

export type RestoreParts = PassphraseParts & {
  /** `made` is when the backup was made, ISO 8601. */
  restore(
    file: string,
    passphrase: string,
    progress: (progress: CopyProgress) => void,
  ): Promise<{ readonly made: string; readonly tables: number; readonly bytes: number }>;
};

type Options = { readonly json: boolean; readonly passphraseFile?: string };

export function restoreCommand(parts: RestoreParts): Command {
  return new Command('restore')
    .description('bring a backup back into an empty database')
    .argument('<file>', 'backup file')
    .option('--passphrase-file <file>', 'file whose first line is the passphrase')
    .option('--json', 'print the result as JSON', false)
    .addHelpText('after', PASSPHRASE_HELP)
    .action(async (file: string, { json, passphraseFile }: Options) => {
      await runLongWork(json, async line => {
        const passphrase = await passphraseOf(parts, passphraseFile);
        const report = await parts.restore(file, passphrase, progress => line.show(copyText(progress)));
        const text = `已恢复 ${report.made} 的备份（${report.tables} 张表）。 Restored the backup of ${report.made}: ${report.tables} tables.`;
        return { result: { file, ...report }, text };
      });
    });
}
