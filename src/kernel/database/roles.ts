/** Owns every table and cannot log in; who migrates becomes it. Its SQL is in `database-roles.ts`. */
export const OWNER_ROLE = 'tequio_owner';
/** Serves requests; can read and write, never own. */
export const APP_ROLE = 'tequio_app';
