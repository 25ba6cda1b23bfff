/**
 * Lock for appointing or ending an administrator: without it, two who leave at the same moment would each count the
 * other.
 */
export const ADMINISTRATORS_IN_TURN = `select pg_advisory_xact_lock(hashtext('administrators'))`;
