// The lower limit of cost: no framework, no GraphQL, no schema. One prepared statement returns the answer as JSON text,
// which is passed on unchanged.
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
const cases = new Map(
  CASES.filter(({ bare }) => bare).map(({ name, bare }) => [`/${encodeURIComponent(name)}`, { name, ...bare }]),
);

async function answer({ name, text, values }, nth, response) {
  try {
    const given = typeof values === 'function' ? values(nth) : values;
    const { rows } = await pool.query({ name, text, values: given, types: JSON_AS_TEXT });
    response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0].json);
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    response.writeHead(500).end();
  }
}

createServer((request, response) => {
  const [path, nth] = request.url.split('?');
  const asked = cases.get(path);
  if (asked) void answer(asked, Number(nth), response);
  else response.writeHead(404).end();
}).listen(Number(PORT), '127.0.0.1');
