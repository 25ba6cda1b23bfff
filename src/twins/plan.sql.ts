import type { Alias } from '../api/read/query.js';
import { isClosed, PLAN_STAGES } from '../domain/plan.js';

const CLOSED = PLAN_STAGES.filter(isClosed)
  .map((stage) => `'${stage}'`)
  .join(', ');

/** Twin of `domain/plan#isClosed`, for the plan `p`. */
export const isClosedSql = (p: Alias): string => `${p}.stage in (${CLOSED})`;
