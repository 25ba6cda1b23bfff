/** Owns every table and cannot log in; the migrator acts as this role. Its SQL is in `database-roles.ts`. */
export const OWNER_ROLE = 'tequio_owner';
/** Owns the job queue and cannot log in. */
export const JOBS_ROLE = 'tequio_jobs';
/** Serves requests; can read and write, never own. */
export const APP_ROLE = 'tequio_app';
