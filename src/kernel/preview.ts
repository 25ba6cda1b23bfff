import { AsyncLocalStorage } from 'node:async_hooks';

const asked = new AsyncLocalStorage<true>();

/**
 * Runs a command that is only asked what would follow. The unit of work rolls it back at its end and throws `Foreseen`.
 * The mark travels with the request, not through each service: a service that forgot to pass it would act.
 */
export const previewing = <T>(work: () => T): T => asked.run(true, work);

export const isPreview = (): boolean => asked.getStore() === true;
