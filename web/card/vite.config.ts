// The phone card's own build: web/card/main.ts → web/dist/card, one script with its name in manifest.json. It empties
// nothing: the console's build clears web/dist and must come first.
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/t/assets/',
  publicDir: false,
  build: {
    outDir: '../dist/card',
    emptyOutDir: true,
    target: 'es2020', // in-app browsers lag behind
    manifest: 'manifest.json',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: `${import.meta.dirname}/main.ts`,
      output: { entryFileNames: 'card-[hash].js' },
    },
  },
});
