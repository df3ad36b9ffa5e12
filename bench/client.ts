// An HTTP client that costs next to nothing, so that the load takes little from what it measures: one kept connection,
// one request at a time, answers with a Content-Length.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Program } from './program.ts';

export type Client = {
  /** Reports one incident of the plan; the answer's body. Throws unless it was accepted. */
  report(plan: string, scenario: string): Promise<{ readonly incident: string }>;
  close(): void;
};

export async function openClient({ port, cookie }: Program): Promise<Client> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return {
    async report(plan, scenario) {
      const body = JSON.stringify({ plan, scenarios: [scenario], facts: {} });
      const head = [
        'POST /api/v1/incidents HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        `Cookie: ${cookie}`,
        `Idempotency-Key: ${randomUUID()}`,
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(body)}`,
      ].join('\r\n');
      socket.write(`${head}\r\n\r\n${body}`);
      const { status, text } = await answerOn(socket);
      if (status !== 201) throw new Error(`report: ${status} ${text}`);
      return JSON.parse(text) as { incident: string };
    },
    close: () => socket.destroy(),
  };
}

function answerOn(socket: Socket): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    let got = '';
    const ended = () => reject(new Error(`the server closed the connection after: ${got}`));
    const take = (chunk: Buffer) => {
      got += chunk.toString('latin1');
      const head = got.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/^content-length: *(\d+)/im.exec(got.slice(0, head))?.[1] ?? 0);
      if (got.length < head + 4 + length) return;
      socket.off('data', take).off('close', ended);
      const text = Buffer.from(got.slice(head + 4), 'latin1').toString();
      resolve({ status: Number(got.slice(9, 12)), text });
    };
    socket.on('data', take).once('close', ended);
  });
}
