#!/usr/bin/env node
import { Command, type CommanderError } from 'commander';
// The command line. Each command is a file of its own and is loaded only when it is the one called, so that reading a
// document does not wait for the server's parts.
import { EXIT } from '#cli/output.ts';
import type { Config } from './config.ts';

type Make = () => Promise<Command>;

const COMMANDS: Readonly<Record<string, Make>> = {
  serve: async () => {
    const { serveCommand } = await import('#cli/serve.ts');
    const { configHelp } = await import('./config.ts');
    return serveCommand(async () => {
      const { keepHeapSmall } = await import('./small-heap.ts');
      keepHeapSmall();
      const { startApp } = await import('./app.ts');
      return await startApp(await settings());
    }, configHelp());
  },
  read: async () => {
    const { readCommand } = await import('#cli/read.ts');
    const { openFile } = await import('#files/open-file.ts');
    const { unchangedPlanIn } = await import('#files/paper/unchanged-plan.ts');
    return readCommand(openFile, unchangedPlanIn);
  },
  compare: async () => {
    const { compareCommand } = await import('#cli/compare.ts');
    const { openFile } = await import('#files/open-file.ts');
    return compareCommand(openFile);
  },
  check: async () => {
    const { checkCommand } = await import('#cli/check.ts');
    const { readFile } = await import('node:fs/promises');
    return checkCommand({
      readText: file => readFile(file, 'utf8'),
      write: text => process.stdout.write(text),
      complain: text => process.stderr.write(text),
      exit: code => {
        process.exitCode = code;
      },
    });
  },
  rehearse: async () => {
    const { rehearseCommand } = await import('#cli/rehearse.ts');
    const { readFile } = await import('node:fs/promises');
    return rehearseCommand({
      readText: file => readFile(file, 'utf8'),
      withStore: async use => {
        const { withDesk } = await import('./with-desk.ts');
        return await withDesk(await settings(), ({ store }) => use(store));
      },
      now: Date.now,
    });
  },
  picture: async () => (await import('#cli/picture.ts')).pictureCommand(await textFiles()),
  export: async () => {
    const { exportCommand } = await import('#cli/exchange.ts');
    return exportCommand({ ...(await textFiles()), now: Date.now });
  },
  import: async () => (await import('#cli/exchange.ts')).importCommand(await textFiles()),
  print: async () => {
    const { printCommand } = await import('#cli/print.ts');
    return printCommand(async (paper, yaml, format) => {
      const { printPlan } = await import('#files/paper/print-plan.ts');
      return await printPlan(paper, yaml, format);
    });
  },
  report: async () => {
    const { reportCommand } = await import('#cli/report.ts');
    const { withDesk } = await import('./with-desk.ts');
    return reportCommand(async use => await withDesk(await settings(), use));
  },
  status: async () => {
    const { statusCommand } = await import('#cli/status.ts');
    const { withDesk } = await import('./with-desk.ts');
    return statusCommand(async use => await withDesk(await settings(), use));
  },
  demo: async () => {
    const { demoCommand } = await import('#cli/demo.ts');
    return demoCommand(async () => (await import('./run-demo.ts')).runDemo());
  },
  'sign-in-link': async () => {
    const { signInLinkCommand } = await import('#cli/sign-in-link.ts');
    return signInLinkCommand(async email => {
      const { issueSignInLink } = await import('./with-desk.ts');
      return await issueSignInLink(await settings(), email);
    });
  },
  organisation: async () => {
    const { organisationCommand } = await import('#cli/organisation.ts');
    return organisationCommand(async organisation => {
      const { makeOrganisation } = await import('./with-desk.ts');
      return await makeOrganisation(await settings(), organisation);
    });
  },
  migrate: async () => {
    const { migrateCommand } = await import('#cli/migrate.ts');
    const { migrateWork } = await import('./database-work.ts');
    return migrateCommand(migrateWork(settings));
  },
  backup: async () => {
    const { backupCommand } = await import('#cli/backup.ts');
    const { backupWork } = await import('./database-work.ts');
    return backupCommand(await backupWork(settings));
  },
  restore: async () => {
    const { restoreCommand } = await import('#cli/restore.ts');
    const { restoreWork } = await import('./database-work.ts');
    return restoreCommand(await restoreWork(settings));
  },
};

async function textFiles() {
  const { readFile, writeFile } = await import('node:fs/promises');
  return {
    readText: (file: string) => readFile(file, 'utf8'),
    writeText: (file: string, text: string) => writeFile(file, text),
  };
}

async function settings(): Promise<Config> {
  const { readConfig } = await import('./config.ts');
  const read = readConfig(process.env);
  if ('config' in read) return read.config;
  for (const { env, wants } of read.mistakes) process.stderr.write(`${env}: ${wants}\n`);
  process.exit(2);
}

async function main(): Promise<void> {
  const program = new Command('fengsui')
    .description('烽燧 Fengsui: written emergency plans, carried out')
    .showHelpAfterError()
    .exitOverride(leave);
  const wanted = process.argv[2] ?? '';
  const make = COMMANDS[wanted];
  const makes = make ? [make] : Object.values(COMMANDS);
  for (const one of makes) program.addCommand((await one()).exitOverride(leave));
  await program.parseAsync(process.argv);
}

/** Help was asked for, or the command was called the wrong way. */
function leave({ exitCode }: CommanderError): never {
  process.exit(exitCode === EXIT.done ? EXIT.done : EXIT.usage);
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(EXIT.fault);
});
