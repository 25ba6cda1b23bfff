import type { FastifyRequest } from 'fastify';

/** True when the sender went away before the end of its body: nobody will read an answer. */
export const hasLeft = ({ raw }: Pick<FastifyRequest, 'raw'>): boolean => raw.destroyed && !raw.complete;
