// Every setting in one table: name, what it is, how it is read, its default, whether it is secret. Read once, frozen and
// passed down; all mistakes are reported together. `--help` and docs/config.md are printed from here.

import { guardMistakes } from '#channels/webhook/guard.ts';
import { smtpConfig } from './smtp-url.ts';

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly wants: string };

type Setting<T> = {
  readonly env: string;
  readonly about: string;
  readonly initial: string; // as one would write it
  readonly secret?: boolean;
  readonly parse: (text: string) => Parsed<T>;
};

const text: Setting<string>['parse'] = value => ({ ok: true, value });
const optional = (value: string): Parsed<string | null> => ({ ok: true, value: value === '' ? null : value });
const flag = (value: string): Parsed<boolean> =>
  value === 'true' || value === 'false'
    ? { ok: true, value: value === 'true' }
    : { ok: false, wants: 'true or false' };
const list = (value: string): Parsed<readonly string[]> => ({
  ok: true,
  value: value
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== ''),
});
const port = (value: string): Parsed<number> => {
  const number = Number(value);
  const fits = /^\d+$/.test(value) && number <= 65_535;
  return fits
    ? { ok: true, value: number }
    : { ok: false, wants: 'a port from 0 to 65535 (0: any free one)' };
};
const count = (value: string): Parsed<number> =>
  /^\d{1,6}$/.test(value) ? { ok: true, value: Number(value) } : { ok: false, wants: 'a whole number' };
const url = (value: string): Parsed<string | null> => {
  if (value === '') return { ok: true, value: null };
  const fits = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  return fits
    ? { ok: true, value: value.replace(/\/+$/, '') }
    : { ok: false, wants: 'an http or https address' };
};
const secret = (value: string): Parsed<string | null> =>
  value === '' || value.length >= 32 ? optional(value) : { ok: false, wants: 'at least 32 characters' };
const level = (value: string): Parsed<string> =>
  ['silent', 'error', 'warn', 'info', 'debug'].includes(value)
    ? { ok: true, value }
    : { ok: false, wants: 'silent, error, warn, info or debug' };

const smtp = (value: string): Parsed<string | null> =>
  value === '' || smtpConfig(value, '') !== null
    ? optional(value)
    : { ok: false, wants: 'smtp://user:password@host:587 or smtps://…' };
const networks = (value: string): Parsed<readonly string[]> => {
  const parsed = list(value);
  const mistakes = parsed.ok ? guardMistakes(parsed.value) : [];
  return mistakes.length === 0
    ? parsed
    : { ok: false, wants: `networks (10.0.0.0/8), addresses or host names, not ${mistakes.join(', ')}` };
};
const ports = (value: string): Parsed<readonly number[]> => {
  const numbers = value.split(',').map(one => Number(one.trim()));
  const fits = numbers.every(one => Number.isInteger(one) && one > 0 && one <= 65_535);
  return fits ? { ok: true, value: numbers } : { ok: false, wants: 'ports, comma separated' };
};

const SETTINGS = {
  dataDir: setting(
    'FENGSUI_DATA',
    'Folder of the embedded database and of generated secrets.',
    './data',
    text,
  ),
  databaseUrl: setting(
    'DATABASE_URL',
    'A PostgreSQL server (15 or newer) instead of the embedded one.',
    '',
    optional,
    true,
  ),
  host: setting(
    'FENGSUI_HOST',
    'Address to listen on; 0.0.0.0 for every network of this machine.',
    'localhost',
    text,
  ),
  port: setting('FENGSUI_PORT', 'Port of console, API and phone cards.', '8230', port),
  baseUrl: setting(
    'FENGSUI_URL',
    'Address at which people reach this installation; links in messages begin with it.',
    '',
    url,
  ),
  trustProxy: setting('FENGSUI_TRUST_PROXY', 'Believe X-Forwarded-For of a proxy in front.', 'false', flag),
  secret: setting(
    'FENGSUI_SECRET',
    'Signs sessions and task links; the same for all processes on one database. Generated in the data folder when empty.',
    '',
    secret,
    true,
  ),
  metricsToken: setting(
    'FENGSUI_METRICS_TOKEN',
    'Bearer token for /metrics from other machines; empty: only this machine may read it.',
    '',
    optional,
    true,
  ),
  smtpUrl: setting(
    'FENGSUI_SMTP_URL',
    'Mail server: smtp://user:password@host:587 or smtps://…:465. Empty: no e-mail is sent, and screens say so.',
    '',
    smtp,
    true,
  ),
  smtpFrom: setting('FENGSUI_SMTP_FROM', 'Sender of e-mail.', 'Fengsui <fengsui@localhost>', text),
  webhookAllow: setting(
    'FENGSUI_WEBHOOK_ALLOW',
    'Networks and hosts inside that webhooks may reach, comma separated: 10.0.0.0/8, hooks.corp.example.',
    '',
    networks,
  ),
  webhookPorts: setting('FENGSUI_WEBHOOK_PORTS', 'Ports that webhooks may reach.', '80,443,8080,8443', ports),
  smtpRequireTls: setting(
    'FENGSUI_SMTP_REQUIRE_TLS',
    'Give up rather than send mail in the clear.',
    'false',
    flag,
  ),
  proposerUrl: setting(
    'FENGSUI_PROPOSER_URL',
    'OpenAI-compatible endpoint, as far as /v1, that may propose readings of clauses the rules are unsure of. Empty: none is asked.',
    '',
    url,
  ),
  proposerModel: setting('FENGSUI_PROPOSER_MODEL', 'Name of the model to ask there.', '', text),
  proposerKey: setting('FENGSUI_PROPOSER_KEY', 'Bearer token of the endpoint.', '', optional, true),
  proposerBudget: setting(
    'FENGSUI_PROPOSER_BUDGET',
    'About how many clauses of one document the model may be asked.',
    '200',
    count,
  ),
  sample: setting('FENGSUI_SAMPLE', 'Load the sample organisations into an empty database.', 'true', flag),
  backupPassphrase: setting(
    'FENGSUI_BACKUP_PASSPHRASE',
    'Passphrase of `fengsui backup` and `restore`, where no file with it is named.',
    '',
    optional,
    true,
  ),
  logLevel: setting('FENGSUI_LOG', 'How much is logged.', 'info', level),
} as const;

function setting<T>(
  env: string,
  about: string,
  initial: string,
  parse: Setting<T>['parse'],
  isSecret = false,
): Setting<T> {
  return { env, about, initial, parse, secret: isSecret };
}

export type Config = {
  readonly [Name in keyof typeof SETTINGS]: (typeof SETTINGS)[Name] extends Setting<infer T> ? T : never;
};

export type ConfigMistake = { readonly env: string; readonly wants: string };

export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { readonly config: Config } | { readonly mistakes: readonly ConfigMistake[] } {
  const read = Object.entries(SETTINGS).map(([name, one]) => ({
    name,
    env: one.env,
    parsed: (one as Setting<unknown>).parse(env[one.env] ?? one.initial),
  }));
  const mistakes = read.flatMap(({ env: name, parsed }) =>
    parsed.ok ? [] : [{ env: name, wants: parsed.wants }],
  );
  if (mistakes.length > 0) return { mistakes };
  const values = read.map(({ name, parsed }) => [name, parsed.ok ? parsed.value : undefined]);
  return { config: Object.freeze(Object.fromEntries(values)) as Config };
}

/** Where people reach it; without a setting, this machine. */
export function baseUrlOf({ baseUrl, host, port: at }: Pick<Config, 'baseUrl' | 'host' | 'port'>): string {
  return baseUrl ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${at}`;
}

/** docs/config.md, printed from the table; a test keeps the file equal to it. */
export function configPage(): string {
  const rows = Object.values(SETTINGS).map(one => {
    const initial = one.initial === '' ? '' : `\`${one.initial}\``;
    return `| \`${one.env}\` | ${one.about} | ${initial} | ${one.secret ? 'yes' : ''} |`;
  });
  return [
    '# Settings',
    '',
    'Read from the environment once, at the start; all mistakes are reported together. Printed from `src/main/config.ts`.',
    '',
    '| Variable | Meaning | Default | Secret |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** For `--help`. */
export function configHelp(): string {
  const width = Math.max(...Object.values(SETTINGS).map(one => one.env.length));
  const rows = Object.values(SETTINGS).map(
    one => `  ${one.env.padEnd(width)}  ${one.about}${one.initial === '' ? '' : ` (${one.initial})`}`,
  );
  return ['Environment:', ...rows].join('\n');
}
