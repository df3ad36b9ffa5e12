// fengsui demo: plays a story with the real engine on a moved clock and prints who is called when.
import { Command } from 'commander';
import { EXIT, type Language, print, printJson } from './output.ts';

export type DemoLine = {
  readonly at: string;
  readonly kind: 'does' | 'follows';
  readonly zh: string;
  readonly en: string;
};

export function demoCommand(run: () => Promise<readonly DemoLine[]>): Command {
  return new Command('demo')
    .description('play an application failure in the sample call centre on a moved clock; needs no database')
    .option('--json', 'print JSON', false)
    .option('--lang <zh|en>', 'language', 'zh')
    .action(async ({ json, lang }: { readonly json: boolean; readonly lang: Language }) => {
      const lines = await run();
      if (json) printJson(lines);
      else
        for (const line of lines)
          print(
            `${localTime(line.at)} ${line.kind === 'does' ? '▶' : ' '} ${line[lang === 'en' ? 'en' : 'zh']}`,
          );
      process.exitCode = EXIT.done;
    });
}

function localTime(iso: string): string {
  return new Date(iso).toLocaleTimeString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}
