/** This role owns every table and cannot log in; the migrator acts as this role. Its SQL is in `database-roles.ts`. */
export const OWNER_ROLE = 'tequio_owner';
/** This role owns the job queue and cannot log in. */
export const JOBS_ROLE = 'tequio_jobs';
/** The server answers requests in this role, which can read and write and owns nothing. */
export const APP_ROLE = 'tequio_app';
