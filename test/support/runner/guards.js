/** The runner has no time limits, and a test that waits for ever would block the whole run. */
const LIMIT_MS = Number(process.env['TEST_TIMEOUT'] ?? 30_000);

/** Rejected promises that nobody handled: such a failure ends a server, so it fails the test that caused it. */
const unheard = new Map();
process.on('unhandledRejection', (error, promise) => unheard.set(promise, error));
process.on('rejectionHandled', (promise) => unheard.delete(promise));

function guarded(work, limitMs = LIMIT_MS) {
  return async (...values) => {
    let timer;
    const tooLate = new Promise((_, refuse) => {
      timer = setTimeout(() => refuse(new Error(`This took longer than ${limitMs / 1000} seconds.`)), limitMs);
    });
    try {
      await Promise.race([work(...values), tooLate]);
    } finally {
      clearTimeout(timer);
    }
    const [error] = unheard.values();
    unheard.clear();
    if (error) throw error;
  };
}

for (const hook of ['beforeAll', 'afterAll', 'beforeEach', 'afterEach']) {
  const add = globalThis[hook];
  globalThis[hook] = (work, limitMs) => add(guarded(work, limitMs));
}

const { it } = globalThis;
globalThis.it = Object.assign((name, work, limitMs) => it(name, guarded(work, limitMs)), {
  skip: it.skip,
  only: (name, work, limitMs) => it.only(name, guarded(work, limitMs)),
  each:
    (...table) =>
    (name, work, limitMs) =>
      it.each(...table)(name, guarded(work, limitMs)),
});
globalThis.test = globalThis.it;
