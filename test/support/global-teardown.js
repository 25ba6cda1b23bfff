/** This runs in the process of `global-setup.js`, which with `--maxWorkers=1` is also that of the tests. */
export default async function teardown() {
  await global.closeBrowser?.();
  await global.stopPostgres();
}
