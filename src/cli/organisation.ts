// fengsui organisation: makes an organisation with its first administrator and prints the link to sign in. For an
// installation that begins without the sample.
import { Command } from 'commander';
import { describeRefusal } from '#desk/refusals.ts';
import type { Result } from '#desk/result.ts';
import { complain, EXIT, type Language, print, printJson } from './output.ts';

export type NewOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly administrator: { readonly name: string; readonly email: string };
};

/** The first sign-in link of its administrator. */
export type MakeOrganisation = (organisation: NewOrganisation) => Promise<Result<{ readonly url: string }>>;

type Options = {
  readonly name: string;
  readonly zone: string;
  readonly admin: string;
  readonly email: string;
  readonly json: boolean;
  readonly lang: Language;
};

export function organisationCommand(make: MakeOrganisation): Command {
  return new Command('organisation')
    .description('make an organisation with its first administrator; prints the link to sign in')
    .argument('<id>', 'short id: letters, digits and hyphens')
    .requiredOption('--name <text>', 'name of the organisation')
    .requiredOption('--admin <text>', 'name of the administrator')
    .requiredOption('--email <address>', 'e-mail of the administrator')
    .option('--zone <IANA>', 'time zone of its sites', 'Asia/Shanghai')
    .option('--json', 'print JSON', false)
    .option('--lang <zh|en>', 'language of messages', 'zh')
    .action(async (id: string, options: Options) => {
      process.exitCode = await run(id, options, make);
    });
}

async function run(
  id: string,
  { name, zone, admin, email, json, lang }: Options,
  make: MakeOrganisation,
): Promise<number> {
  const wrong = mistakes(id, zone, email);
  if (wrong.length > 0) {
    for (const one of wrong) complain(one);
    return EXIT.usage;
  }
  const made = await make({ id, name, zone, administrator: { name: admin, email } });
  if (!made.ok) {
    complain(
      `${made.refused.code}: ${describeRefusal(made.refused.code, made.refused.detail).detail[lang === 'en' ? 'en' : 'zh']}`,
    );
    return EXIT.refused;
  }
  if (json) printJson(made.value);
  else print(made.value.url);
  return EXIT.done;
}

function mistakes(id: string, zone: string, email: string): readonly string[] {
  return [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 60
      ? []
      : ['<id>: a-z, 0-9 和连字符，最长 60。 a-z, 0-9 and hyphens, 60 at most.']),
    ...(isZone(zone)
      ? []
      : [
          `--zone: 没有时区 ${zone}，如 Asia/Shanghai。 There is no time zone ${zone}; write one such as Asia/Shanghai.`,
        ]),
    ...(/^[^@\s]+@[^@\s]+$/.test(email) ? [] : ['--email: 请写邮箱地址。 Write an e-mail address.']),
  ];
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
