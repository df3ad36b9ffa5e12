// Builds the phone card too when its own configuration is there.
import { existsSync } from 'node:fs';
import { build } from 'vite';

const config = ['vite.card.config.ts', 'web/card/vite.config.ts'].find(path => existsSync(path));
if (config) await build({ configFile: config, logLevel: 'warn' });
