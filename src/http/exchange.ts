// Pictures and exports of plans as downloads, playbooks as drafts.
import { drawVersion, exportVersion, importPlaybook } from '#contract/exchange.ts';
import type { WrittenFile } from '#desk/exchange.ts';
import { ok, type Result } from '#desk/result.ts';
import type { HttpDeps } from './deps.ts';
import type { Download, Mount } from './mount.ts';

export function mountExchange(mount: Mount, { exchange }: HttpDeps): void {
  mount(drawVersion, async ({ params: { plan, version }, query: { scenario, theme, language }, actor }) =>
    download(
      await exchange.picture(actor.org, plan, version, { scenario: scenario ?? null, theme, language }),
    ),
  );

  mount(exportVersion, async ({ params: { plan, version }, query: { as, language }, actor }) =>
    download(await exchange.write(actor.org, plan, version, as, language)),
  );

  mount(importPlaybook, async ({ body, actor, note }) => {
    note.object = 'plan';
    const taken = await exchange.take(actor, body.playbook);
    if (!taken.ok) return taken;
    note.object = taken.value.plan;
    return ok({ ...taken.value, kept: taken.value.kept.map(one => ({ ...one })) });
  });
}

const TYPES = [
  ['.svg', 'image/svg+xml'],
  ['.bpmn', 'application/xml'],
  ['.json', 'application/json'],
] as const;

function download(written: Result<WrittenFile>): Result<Download> {
  if (!written.ok) return written;
  const { name, text } = written.value;
  const type = TYPES.find(([end]) => name.endsWith(end))?.[1] ?? 'application/octet-stream';
  return ok({ name, type, cache: 'private, no-store', bytes: new TextEncoder().encode(text) });
}
