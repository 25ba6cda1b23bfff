import type { FastifyRequest } from 'fastify';

/** The sender of this request went away before the end of its body: nobody reads an answer. */
export const hasLeft = ({ raw }: Pick<FastifyRequest, 'raw'>): boolean => raw.destroyed && !raw.complete;
