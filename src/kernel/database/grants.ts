import type { DataSource } from 'typeorm';
import type { TableKind } from '../../../migrations/support/tables.js';
import { APP_ROLE } from '../database-roles.js';

/** Rights of the server's own role, by the kind that a migration gave to each table. */
const PRIVILEGES: Record<TableKind, string> = {
  logged: 'select, insert, delete',
  kept: 'select, insert, delete',
  technical: 'select, insert, update, delete',
  append: 'select, insert',
  reference: 'select',
  sealed: 'select',
};

/**
 * The `id`, `valid_from` and `created_at` of a row never change. A `created_at` that is personal data is an exception,
 * because it is forgotten when the person leaves.
 */
const CHANGEABLE = `a.attname not in ('id', 'valid_from')
  and (a.attname <> 'created_at' or col_description(c.oid, a.attnum) = 'personal')`;

/**
 * Grants the runtime role what it needs and nothing else; run after every migration. When that role does not exist (one
 * database role for everything) there is nothing to grant, and the log is not protected from its own server.
 */
export async function grantRuntime(db: DataSource): Promise<void> {
  const [role] = await db.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
  if (!role) return;
  const tables: { name: string; kind: TableKind | null; changeable: string }[] = await db.query(
    `select format('%I.%I', n.nspname, c.relname) as name, obj_description(c.oid) as kind,
            (select string_agg(quote_ident(a.attname), ', ') from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and ${CHANGEABLE}) as changeable
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('tequio', 'history') and c.relkind = 'r'`,
  );
  // A role with the right to run a trigger function could bind it to its own table, and so write what only the function
  // may.
  const triggers: { name: string }[] = await db.query(
    `select oid::regprocedure::text as name from pg_proc
      where pronamespace = 'tequio'::regnamespace and prorettype = 'trigger'::regtype`,
  );
  const statements = [
    `grant usage on schema tequio, history, past to ${APP_ROLE}`,
    `revoke all on all functions in schema tequio, history, past from public`,
    `grant execute on all functions in schema tequio, past to ${APP_ROLE}`,
    ...triggers.map(({ name }) => `revoke execute on function ${name} from ${APP_ROLE}`),
    ...tables.flatMap(({ name, kind, changeable }) => [
      `revoke all on ${name} from ${APP_ROLE}`,
      ...(kind === 'logged' ? [`grant update (${changeable}) on ${name} to ${APP_ROLE}`] : []),
      ...(kind && name !== 'tequio.log_draft' ? [`grant ${PRIVILEGES[kind]} on ${name} to ${APP_ROLE}`] : []),
    ]),
    // A server without the right to migrate needs this to see whether the migrations have run.
    `grant select on tequio.migration to ${APP_ROLE}`,
  ];
  await db.query(statements.join('; '));
}

/** True when the connected role can undo the protection of the log. Then the server says so in public. */
export async function ownsItsLog(db: DataSource): Promise<boolean> {
  const [row] = await db.query(
    `select pg_has_role(current_user, relowner, 'usage') as owns from pg_class where oid = 'tequio.log'::regclass`,
  );
  return row.owns;
}
