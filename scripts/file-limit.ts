// Loaded into every test file's process: one that hangs is ended after LIMIT, saying what it still waits for, so that a
// forgotten server fails one file and not the whole run.
const LIMIT = Number(process.env.FENGSUI_TEST_LIMIT ?? 480) * 1000;

const isTestFile = process.env.NODE_TEST_CONTEXT !== undefined; // the runner itself has none
if (isTestFile)
  setTimeout(() => {
    const open = process.getActiveResourcesInfo().join(', ');
    process.stderr.write(`ended after ${LIMIT / 1000} s; still open: ${open}\n`);
    process.exit(1);
  }, LIMIT).unref();
