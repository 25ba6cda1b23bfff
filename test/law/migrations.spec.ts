import { expectGenerated } from '../support/generated.js';

interface Lister {
  LIST: string;
  migrationList(): string;
}

it('runs every migration of the folder, in the order of their numbers', async () => {
  const lister = new URL('../../scripts/migrations.mjs', import.meta.url).href;
  const { LIST, migrationList } = (await import(lister)) as Lister;
  expectGenerated(LIST, migrationList());
});
