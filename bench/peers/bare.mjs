// The limit: no framework, no GraphQL, no schema. One prepared statement gives the answer as JSON text, passed on as it is.
import { createServer } from 'node:http';
import pg from 'pg';
import { CASES } from '../cases/cases.mjs';

const { DATABASE_URL, DATABASE_POOL, PORT } = process.env;

const JSON_AS_TEXT = { getTypeParser: () => (value) => value };
const pool = new pg.Pool({
  connectionString: DATABASE_URL,
  max: Number(DATABASE_POOL),
  idleTimeoutMillis: 300_000,
  options: '-c search_path=tequio,public -c timezone=UTC',
});
const statements = new Map(CASES.map(({ name, bare }) => [`/${encodeURIComponent(name)}`, { name, ...bare }]));

async function answer(statement, response) {
  try {
    const { rows } = await pool.query({ ...statement, types: JSON_AS_TEXT });
    response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0].json);
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    response.writeHead(500).end();
  }
}

createServer((request, response) => {
  const statement = statements.get(request.url);
  if (statement) void answer(statement, response);
  else response.writeHead(404).end();
}).listen(Number(PORT), '127.0.0.1');
