/** Whoever appoints or ends an administrator waits for this: two who went at the same moment would each count the other. */
export const ADMINISTRATORS_IN_TURN = `select pg_advisory_xact_lock(hashtext('administrators'))`;
