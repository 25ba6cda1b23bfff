import { createRequire, register } from 'node:module';

// Node itself reads the TypeScript of `src` and `test`; `npm run types` checks the types.
register('./typescript.js', import.meta.url);
process.setSourceMapsEnabled(true);

// A test that left something open does not keep its process alive after the run.
process.on('disconnect', () => process.exit());

// Outside production, GraphQL looks at each value twice to explain an error that production does not know.
const named = process.env.NODE_ENV;
process.env.NODE_ENV = 'production';
createRequire(import.meta.url)('graphql/jsutils/instanceOf.js');
if (named === undefined) delete process.env.NODE_ENV;
else process.env.NODE_ENV = named;
