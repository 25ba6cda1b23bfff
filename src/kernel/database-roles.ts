import { escapeIdentifier, escapeLiteral } from 'pg';

/** This role owns the database, its schemas and every table, and cannot log in; the migrator acts as this role. */
export const OWNER_ROLE = 'tequio_owner';
/** This role owns the job queue and cannot log in. */
export const JOBS_ROLE = 'tequio_jobs';
/** The migrator logs in with this role. */
export const MIGRATOR_ROLE = 'tequio_migrator';
/** The server answers requests in this role, which can read and write and owns nothing. */
export const APP_ROLE = 'tequio_app';

export interface RolesOptions {
  database: string;
  /** Without a password the role keeps its present one; a new role then cannot log in by password. */
  migratorPassword?: string;
  appPassword?: string;
}

/**
 * Extensions that only a superuser can install: search without accents, similarity of words, mixed types in one index.
 */
const EXTENSIONS = ['unaccent', 'pg_trgm', 'btree_gin'];

/**
 * The four roles and their rights, as statements for a superuser connected to that (existing) database. Running them
 * again changes nothing, so an unfinished set-up is simply repeated. No statement takes away, even for a moment, a
 * right that a running server needs.
 *
 * - The role that serves requests never owns a table: only an owner can drop a table, alter it or disable a trigger,
 * and revoking rights alone does not make it append-only. This role is a member of the jobs' role, because the rows of
 * the queue come and go, and of no other.
 *
 * - The migrator may act as owner and as jobs, but only after it says so (`set role tequio_owner`): it inherits no
 * rights, so a forgotten `set role` fails at once instead of creating a table with the wrong owner.
 */
export function rolesSql({ database, migratorPassword, appPassword }: RolesOptions): string[] {
  const name = escapeIdentifier(database);
  return [
    ensureRole(OWNER_ROLE, 'nologin'),
    ensureRole(JOBS_ROLE, 'nologin'),
    ensureRole(MIGRATOR_ROLE, 'login noinherit', migratorPassword),
    ensureRole(APP_ROLE, 'login inherit', appPassword),
    `grant ${OWNER_ROLE}, ${JOBS_ROLE} to ${MIGRATOR_ROLE}`,
    `grant ${JOBS_ROLE} to ${APP_ROLE}`,
    neverMember(APP_ROLE, OWNER_ROLE),
    neverMember(JOBS_ROLE, OWNER_ROLE),
    neverMember(APP_ROLE, MIGRATOR_ROLE),
    `alter database ${name} owner to ${OWNER_ROLE}`,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to ${MIGRATOR_ROLE}, ${APP_ROLE}`,
    `alter schema public owner to ${OWNER_ROLE}`,
    `revoke create on schema public from public, ${JOBS_ROLE}, ${MIGRATOR_ROLE}, ${APP_ROLE}`,
    'grant usage on schema public to public',
    ...EXTENSIONS.map((extension) => `create extension if not exists ${extension} with schema public`),
  ];
}

function ensureRole(role: string, rights: string, password?: string): string {
  const all = `${rights} nosuperuser nocreatedb nocreaterole noreplication nobypassrls`;
  const secret = password === undefined ? '' : ` password ${escapeLiteral(checked(password))}`;
  return block(`if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if;
    alter role ${role} with ${all}${secret};`);
}

/** Takes back a membership that somebody granted. A plain `revoke` warns each time when there is no membership. */
function neverMember(member: string, role: string): string {
  return block(`if pg_has_role('${member}', '${role}', 'member') then revoke ${role} from ${member}; end if;`);
}

/** The block is quoted with its own tag, because a password may contain `$$`. */
function block(body: string): string {
  return `do $tequio_roles$ begin\n    ${body}\n  end $tequio_roles$`;
}

/**
 * Refuses a password that would not work: PostgreSQL's text ends at a NUL, an empty password means none, and the tag
 * would end the block early.
 */
function checked(password: string): string {
  if (password === '' || password.includes('\0') || password.includes('$tequio_roles$')) {
    throw new Error('A database password must not be empty, and hold neither a NUL nor "$tequio_roles$".');
  }
  return password;
}
