import { GraphQLError } from 'graphql';

/** The most bytes of one answer, before and after it is shaped. */
export const ANSWER_BYTES = 4 * 1024 * 1024;

const WAY_ON = 'Ask for fewer fields, or for smaller pages (`first`) one after the other (`after`).';

/** These are no refusals of the domain, because a refusal would claim that a completed mutation changed nothing. */
const tooMuch = (code: string, message: string) => new GraphQLError(`${message} ${WAY_ON}`, { extensions: { code } });

export const tooLarge = (): GraphQLError =>
  tooMuch('ANSWER_TOO_LARGE', `This answer would hold more than ${ANSWER_BYTES / 1024 / 1024} MB.`);

const tookTooLong = (): GraphQLError => tooMuch('TOOK_TOO_LONG', 'Reading this takes the database too long.');

export const tooManyLarge = (): GraphQLError =>
  tooMuch('TOO_MANY_LARGE_ANSWERS', 'Too many large answers are asked for at once. Wait for those before.');

export const isTooLarge = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions['code'] === 'ANSWER_TOO_LARGE';

const OUT_OF_TIME = '57014';

const codeOf = (error: unknown): unknown => ((error ?? {}) as { code?: unknown }).code;

/** True when PostgreSQL stopped a statement that took longer than it may. */
export const isOutOfTime = (error: unknown): boolean => codeOf(error) === OUT_OF_TIME;

/** Codes of PostgreSQL for statements that reach its limits: time, size of a value, memory. */
const LIMITS_OF_POSTGRES: Record<string, () => GraphQLError> = {
  [OUT_OF_TIME]: tookTooLong,
  '54000': tooLarge,
  '53200': tooLarge,
};

/** Tells callers that they asked for too much; any other failure is a bug. */
export function saidByLimits(error: unknown): unknown {
  const code = codeOf(error);
  return typeof code === 'string' ? (LIMITS_OF_POSTGRES[code]?.() ?? error) : error;
}
