// PostGraphile as its manual sets it up for production: every table that the role may read, no development helpers.
import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { postgraphile } from 'postgraphile';
import { jsonPgSmartTags } from 'postgraphile/utils';

const { DATABASE_URL, DATABASE_POOL, PORT } = process.env;

/**
 * PostGraphile ignores a partial index, and a table of a hundred rows needs none; these tags let it filter and order by
 * the same columns as we do.
 */
const isIndexed = { tags: { isIndexed: true } };
const tags = {
  version: 1,
  config: {
    attribute: { 'tequio.comment.parent_id': isIndexed, 'tequio.policy_area.vocabulary': isIndexed },
    constraint: { 'tequio.comment.comment_parent_id_fkey': isIndexed },
  },
};

const preset = {
  plugins: [jsonPgSmartTags(tags)],
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: DATABASE_URL,
      schemas: ['tequio', 'bench'],
      poolConfig: { max: Number(DATABASE_POOL), idleTimeoutMillis: 300_000 },
    }),
  ],
  grafserv: { port: Number(PORT), graphiql: false, watch: false, websockets: false },
  grafast: { explain: false, context: ({ node }) => whose(node?.req.headers.authorization) },
};

/** The actor goes to PostgreSQL by `pgSettings`, as the manual says; visitors cost no statement. */
function whose(authorization) {
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1];
  return token ? { pgSettings: { 'bench.token': token } } : {};
}

const instance = postgraphile(preset);
const server = createServer();
server.on('error', (error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
await instance.createServ(grafserv).addTo(server);
if (process.argv.includes('--print-schema')) {
  const { printSchema } = await import('postgraphile/graphql');
  process.stdout.write(printSchema(await instance.getSchema()));
  process.exit(0);
}
server.listen(Number(PORT), '127.0.0.1');
