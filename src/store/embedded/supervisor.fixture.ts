// A process for the tests of the supervisor: starts the embedded server in the folder given, prints one line of JSON, then
// does what it is told on standard input: "stop" ends the server and the process, "exit" ends the process at once.
import { createInterface } from 'node:readline';
import { EmbeddedFault } from './embedded-fault.ts';
import { startEmbedded } from './supervisor.ts';

const print = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

try {
  const server = await startEmbedded({ dataDir: process.argv[2] ?? '', log: event => print(event) });
  print({
    type: 'up',
    pid: server.pid(),
    adopted: server.adopted,
    connection: server.connection,
    url: server.url,
  });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'exit') process.exit(0);
    if (line === 'stop') break;
  }
  await server.stop();
  process.exit(0);
} catch (cause) {
  if (!(cause instanceof EmbeddedFault)) throw cause;
  print({ type: 'fault', code: cause.code, message: cause.message });
  process.exit(3);
}
