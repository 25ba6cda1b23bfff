import { register } from 'node:module';

// Node itself reads the TypeScript of `src` and `test`; `npm run types` checks the types.
register('./typescript.js', import.meta.url);
process.setSourceMapsEnabled(true);

// A test that left something open does not keep its process alive after the run.
process.on('disconnect', () => process.exit());
