// fengsui serve: console, API and phone cards, with the timekeeper and the dispatcher, until told to stop.
import { Command } from 'commander';
import { complain, EXIT, print } from './output.ts';

export type Served = { readonly url: string; readonly firstLink: string | null; stop(): Promise<void> };

export function serveCommand(start: () => Promise<Served>, help: string): Command {
  return new Command('serve')
    .description('serve console, API and phone cards')
    .option('--json', 'print what was started as JSON', false)
    .addHelpText('after', `\n${help}`)
    .action(async ({ json }: { readonly json: boolean }) => {
      const served = await start();
      if (json) print(JSON.stringify({ url: served.url, sign_in: served.firstLink }));
      else print(welcome(served));
      const end = (signal: NodeJS.Signals) => {
        complain(`${signal}: 正在停止 stopping …`);
        served.stop().then(
          () => process.exit(EXIT.done),
          cause => {
            complain(String(cause));
            process.exit(EXIT.fault);
          },
        );
      };
      process.once('SIGINT', end);
      process.once('SIGTERM', end);
    });
}

function welcome({ url, firstLink }: Served): string {
  const lines = ['', '  烽燧 Fengsui', '', `  ${url}`];
  if (firstLink !== null)
    lines.push(
      '',
      '  首次登录（一次有效，15 分钟内） First sign-in, once, within 15 minutes:',
      `  ${firstLink}`,
    );
  return [...lines, ''].join('\n');
}
