import { AsyncLocalStorage } from 'node:async_hooks';

const asked = new AsyncLocalStorage<true>();

/**
 * Runs a command only to preview its consequences: the unit of work rolls it back at its end and throws `Foreseen`. The
 * mark travels with the request and not through the services, because a service that forgot to pass it would really
 * act.
 */
export const previewing = <T>(work: () => T): T => asked.run(true, work);

export const isPreview = (): boolean => asked.getStore() === true;
