// `npm run dev:web`: the desk in memory and Vite before it, so that the console reloads as it is edited.
import { createServer } from 'vite';
import { startDevDesk } from './desk.ts';

const desk = await startDevDesk({ web: null });
const vite = await createServer({ configFile: 'vite.config.ts', server: { proxy: { '/api': desk.origin } } });
await vite.listen();
vite.printUrls();
process.stdout.write(`  su@yunqi.example.com  ${desk.password}\n`);
