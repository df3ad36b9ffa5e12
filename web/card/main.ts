// Brings the card from the server to life: one tap answers at once, the countdown runs, taps wait while offline.
import { h, hydrate, render } from 'preact';
import type { CardActName, CardPage, CardView } from '#contract/card-view.ts';
import { Card, initialLocal } from './card.ts';
import { addTap, flush, type Sent, waitingTaps } from './queue.ts';
import { afterAnswer, type Tap, withTaps } from './taps.ts';

const EVERY = 15_000;

function start(page: CardPage, root: HTMLElement): void {
  const ahead = Date.parse(page.view.now) - Date.now(); // of the server's clock before the phone's
  const now = () => Date.now() + ahead;
  let view: CardView = page.view;
  let local = initialLocal(page);

  function card() {
    const waiting = waitingTaps();
    const own = waiting.filter(tap => tap.path === page.path);
    return h(Card, {
      ...page,
      view: withTaps(view, own),
      local: { ...local, waiting: waiting.length },
      onSubmit,
    });
  }

  function show(change: Partial<typeof local>): void {
    local = { ...local, now: now(), ...change };
    render(card(), root);
  }

  function onSubmit(act: CardActName, event: Event): void {
    event.preventDefault();
    addTap(tapOf(act, page.path, new FormData(event.target as HTMLFormElement), now()));
    show({ trouble: null, arrived: false, declined: act === 'decline' });
    void send();
  }

  function onSent({ tap, status, body }: Sent): void {
    if (tap.path !== page.path) return;
    if (afterAnswer(status) === 'arrived') {
      view = (body as { readonly card: CardView }).card;
      show({ arrived: true, trouble: null });
    } else show({ declined: false, trouble: troubleOf(body, page.view.language) });
  }

  async function send(): Promise<void> {
    if (waitingTaps().length === 0) return;
    if (navigator.onLine) show({ sending: true });
    await flush(onSent);
    show({ sending: false });
  }

  hydrate(h(Card, { ...page, local, onSubmit }), root);
  show({ live: true });
  setInterval(() => show({}), 1000);
  setInterval(send, EVERY);
  for (const event of ['online', 'focus', 'pageshow']) addEventListener(event, send);
  document.addEventListener('visibilitychange', send);
  void send();
}

function tapOf(act: CardActName, path: string, fields: FormData, now: number): Tap {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const inputs = [...fields].filter(([name, value]) => name.includes(':') && value !== '');
  return {
    id: newId(),
    path,
    act,
    at: new Date(now).toISOString(),
    inputs: Object.fromEntries(inputs.map(([name, value]) => [name, String(value)])),
    ...(text('note') ? { note: text('note') } : {}),
    ...(text('reason') ? { reason: text('reason') } : {}),
  };
}

/** 128 random bits; randomUUID is missing on plain http. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

function troubleOf(body: unknown, language: 'zh' | 'en'): string {
  const detail = (body as { readonly message?: Readonly<Record<string, string>> } | null)?.message;
  return detail?.[language] ?? '';
}

const data = document.getElementById('page');
const root = document.getElementById('card');
if (data && root) start(JSON.parse(data.textContent ?? '') as CardPage, root);
