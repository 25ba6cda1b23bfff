/** This runs in the process of `global-setup.js`. */
export default async function teardown() {
  await global.stopPostgres();
}
