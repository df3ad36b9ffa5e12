// A real SMTP server that receives mail in tests, and behaves as it is told.
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type SmtpReceiver = {
  readonly port: number;
  readonly got: readonly {
    readonly from: string;
    readonly to: string;
    readonly raw: string;
    readonly secure: boolean;
  }[];
  stop(): Promise<void>;
};

export type SmtpBehaviour = {
  /** Answer to RCPT TO: a reply code, "hang" or "break-off"; undefined: taken. */
  readonly recipient?: number | 'hang' | 'break-off';
  /** Answer after the message itself. */
  readonly data?: number;
  readonly connect?: number;
  readonly login?: { readonly user: string; readonly pass: string };
  readonly tls?: Pick<SMTPServerOptions, 'key' | 'cert' | 'secure'>;
};

export async function startSmtp(behaviour: SmtpBehaviour = {}): Promise<SmtpReceiver> {
  const got: { from: string; to: string; raw: string; secure: boolean }[] = [];
  const sockets = new Set<Socket>();
  const { login, tls } = behaviour;
  const hidden = [...(login ? [] : ['AUTH']), ...(tls ? [] : ['STARTTLS'])];
  const server = new SMTPServer({
    ...tls,
    disabledCommands: hidden,
    authOptional: !login,
    allowInsecureAuth: true,
    closeTimeout: 100,
    disableReverseLookup: true,
    onConnect: (_, done) => done(behaviour.connect ? refusal(behaviour.connect) : null),
    onAuth: (auth, _, done) =>
      auth.username === login?.user && auth.password === login?.pass
        ? done(null, { user: auth.username })
        : done(new Error('no such account')),
    onRcptTo(_, __, done) {
      if (behaviour.recipient === 'hang') return;
      if (behaviour.recipient === 'break-off') for (const socket of sockets) socket.destroy();
      else done(behaviour.recipient ? refusal(behaviour.recipient) : null);
    },
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', chunk => {
        raw += chunk;
      });
      stream.on('end', () => {
        if (behaviour.data) return done(refusal(behaviour.data));
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        got.push({ from, to: session.envelope.rcptTo[0]?.address ?? '', raw, secure: session.secure });
        done();
      });
    },
  });
  server.on('error', () => {}); // broken connections are part of the game
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    got,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function refusal(code: number): Error {
  return Object.assign(new Error('not now or not at all'), { responseCode: code });
}
