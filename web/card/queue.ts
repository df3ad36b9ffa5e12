// Taps kept on the phone until they have arrived: in localStorage, over reloads and over all cards of this phone, with
// the time of the tap and its command id. Where storage is refused they live as long as the page.
import { afterAnswer, type Tap, tapsFrom } from './taps.ts';

const KEY = 'fengsui-taps';
const LOCK = 'fengsui-taps';

export type Sent = { readonly tap: Tap; readonly status: number; readonly body: unknown };

let memory = '[]';

export function waitingTaps(): readonly Tap[] {
  try {
    return tapsFrom(localStorage.getItem(KEY));
  } catch {
    return tapsFrom(memory);
  }
}

function keep(taps: readonly Tap[]): void {
  memory = JSON.stringify(taps);
  try {
    localStorage.setItem(KEY, memory);
  } catch {
    // private mode, storage full: kept in the page
  }
}

export function addTap(tap: Tap): void {
  keep([...waitingTaps(), tap]);
}

function removeTap(id: string): void {
  keep(waitingTaps().filter(tap => tap.id !== id));
}

/** Sends what waits, oldest first, until one has to wait; `on` hears of each that arrived or was refused. */
export async function flush(on: (sent: Sent) => void): Promise<void> {
  if (!navigator.locks) return sendAll(on);
  await navigator.locks.request(LOCK, { ifAvailable: true }, lock => (lock ? sendAll(on) : undefined));
}

async function sendAll(on: (sent: Sent) => void): Promise<void> {
  for (let tap = waitingTaps()[0]; tap; tap = waitingTaps()[0]) {
    const sent = await send(tap);
    if (!sent || afterAnswer(sent.status) === 'later') return;
    removeTap(tap.id);
    on(sent);
  }
}

/** Undefined when there is no answer. */
async function send(tap: Tap): Promise<Sent | undefined> {
  const { id, path, ...body } = tap;
  try {
    const answer = await fetch(`${path}/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    return { tap, status: answer.status, body: await answer.json().catch(() => null) };
  } catch {
    return undefined;
  }
}
