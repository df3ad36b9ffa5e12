// The console's build: web/ → web/dist. The page carries a nonce placeholder that the server replaces on every request.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { antdCss } from './web/dev/antd-css.ts';

export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

export default defineConfig(({ command }) => ({
  root: 'web',
  base: '/',
  plugins: [react(), antdCss()],
  ...(command === 'build' ? { html: { cspNonce: NONCE_PLACEHOLDER } } : {}),
  resolve: { dedupe: ['react', 'react-dom'] },
  // beside `npm start`: the same server, the console as it is edited
  server: { port: 8231, proxy: { '/api': 'http://localhost:8230', '/t': 'http://localhost:8230' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0, // no data: URLs, so that the policy stays short
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
}));
