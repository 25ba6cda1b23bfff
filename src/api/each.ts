import { type Consequence, Foreseen, joined } from '../domain/consequence.js';
import { type Problem, Refusal, refuse } from '../domain/refusal.js';
import { atItsPlace } from '../domain/version.js';

/** Runs the acts one after the other. In a preview, refusals are told instead of the consequences. */
export async function each<T>(
  ids: string[],
  clientMutationId: string | undefined,
  act: (id: string, key: string | undefined) => Promise<T>,
): Promise<{ done: T[]; problems: Problem[] }> {
  const done: T[] = [];
  const problems: Problem[] = [];
  const foreseen: Consequence[] = [];
  for (const [i, id] of ids.entries()) {
    try {
      done.push(await act(id, clientMutationId ? `${clientMutationId}#${i}` : undefined));
    } catch (error) {
      if (error instanceof Foreseen) foreseen.push(...error.consequences);
      else if (error instanceof Refusal) problems.push(...error.problems.map((problem) => atItsPlace(problem, i)));
      else throw error;
    }
  }
  if (foreseen.length === 0) return { done, problems };
  throw problems.length > 0 ? new Refusal(problems) : new Foreseen(joined(foreseen));
}

/** The things of one act on many, each once: at least one and at most a hundred. */
export function few(ids: string[]): string[] {
  const named = [...new Set(ids)];
  return named.length >= 1 && named.length <= 100 ? named : refuse('INPUT_INVALID', ['ids'], { field: 'ids' });
}
