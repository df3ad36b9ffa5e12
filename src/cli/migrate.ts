// fengsui migrate: brings the database to the shape this program needs. Starting the program does so by itself; this is for
// those who want it as a step of its own.
import { Command } from 'commander';
import { runLongWork } from './long-work.ts';

/** Names of the migrations that were applied now. */
export type Migrate = (progress: (name: string) => void) => Promise<readonly string[]>;

export function migrateCommand(migrate: Migrate): Command {
  return new Command('migrate')
    .description('bring the database to the shape this program needs')
    .option('--json', 'print the result as JSON', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 refused (a newer database, say), 2 usage, 3 a fault of the machine.',
    )
    .action(async ({ json }: { readonly json: boolean }) => {
      await runLongWork(json, async progress => {
        const applied = await migrate(progress.show);
        const text =
          applied.length === 0
            ? '数据库已是最新。 The database is up to date.'
            : `已执行 ${applied.length} 个迁移。 Migrations applied: ${applied.join(', ')}`;
        return { result: { applied }, text };
      });
    });
}
