import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { OPERATOR } from '../dist/src/domain/actor.js';
import { Clock } from '../dist/src/kernel/clock.js';
import { connect } from '../dist/src/kernel/database/data-source.js';
import { migrate } from '../dist/src/kernel/database/migrate.js';
import { startEmbeddedPostgres } from '../dist/src/kernel/embedded-postgres/embedded-postgres.js';
import { UnitOfWork } from '../dist/src/kernel/unit-of-work.js';
import { ENTITIES } from '../dist/src/entities.js';
import { loadContent } from '../dist/src/open-data/first-content.js';
import { fill, PLANS_AT_1X } from './data.mjs';
import { fillPeople } from './people.mjs';
import { COMMENT_ADD } from './peers/comment-add.mjs';
import { fillText } from './texts.mjs';

/**
 * One embedded PostgreSQL with its usual settings and one database for each scale; existing databases are used again.
 */
export async function openDatabases(folder, scales, say) {
  const postgres = await startEmbeddedPostgres({ folder, say });
  const databases = [];
  for (const scale of scales) databases.push(await openDatabase(postgres, scale, say));
  const [{ version }] = await query(postgres.superuserUrl, `select current_setting('server_version') as version`);
  // The first line of the pid file is the process whose children are all other processes of PostgreSQL.
  const postmaster = Number.parseInt(readFileSync(join(postgres.folder, 'data', 'postmaster.pid'), 'utf8'), 10);
  /** Deletes the counts of limits, so that later rounds are not refused because of earlier ones. */
  const forgetCounts = async () => {
    for (const scale of scales)
      await query(withDatabase(postgres.superuserUrl, nameOf(scale)), 'delete from tequio.rate_count');
  };
  return { databases, version, postmaster, forgetCounts, stop: () => postgres.stop() };
}

const nameOf = (scale) => `bench_${scale}`;

async function openDatabase(postgres, scale, say) {
  const name = nameOf(scale);
  const [found] = await query(postgres.superuserUrl, `select 1 from pg_database where datname = '${name}'`);
  if (!found) await makeDatabase(postgres, name, scale, say);
  const urls = { url: withDatabase(postgres.url, name), ownerUrl: withDatabase(postgres.ownerUrl, name) };
  await migrate(urls.ownerUrl);
  // The function is created again, because a kept database has that of an earlier version.
  await query(withDatabase(postgres.superuserUrl, name), COMMENT_ADD);
  const [counts] = await query(
    urls.url,
    `select (select count(*) from tequio.plan) as plans, (select count(*) from tequio.commitment) as commitments,
       (select count(*) from tequio.milestone) as milestones, (select count(*) from tequio.proposal) as proposals,
       (select count(*) from tequio.comment) as comments`,
  );
  return { scale, ...urls, counts };
}

/** A database has another name until it is complete, so that an interrupted one is never measured. */
async function makeDatabase(postgres, name, scale, say) {
  const making = `${name}_making`;
  await query(postgres.superuserUrl, `drop database if exists ${making} with (force)`);
  await query(postgres.superuserUrl, `create database ${making} template tequio owner tequio_owner`);
  await migrate(withDatabase(postgres.ownerUrl, making));
  const db = await connect(withDatabase(postgres.url, making), ENTITIES);
  try {
    const work = new UnitOfWork(db, new Clock('America/Mexico_City'));
    await loadContent(db, work, { demonstration: true }, () => {});
    for (const write of [fill, fillPeople, fillText])
      await write(work, OPERATOR, PLANS_AT_1X * scale, (line) => say(`${scale} ×: ${line}`));
  } finally {
    await db.destroy();
  }
  // Autovacuum would do this within minutes; without it the first rounds would be planned on guesses.
  await query(withDatabase(postgres.superuserUrl, making), 'vacuum (analyze)');
  await query(postgres.superuserUrl, `alter database ${making} rename to ${name}`);
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function withDatabase(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

export const versionOf = (name) =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
