import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { RequestContext } from '../context.js';
import { spendAnew } from '../weight/spending.js';

/** Answers by event: subscribers who share an event share its answer, so it is executed once. */
const answered = new WeakMap<object, Promise<ExecutionResult>>();

/** Works like `subscribe` of GraphQL, but executes an event for many subscribers only once. */
export async function subscribed(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const events = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in events)) return events;
  const source = events[Symbol.asyncIterator]();
  const answers: AsyncIterableIterator<ExecutionResult> = {
    next: async () => {
      const { value, done } = await source.next();
      return done ? { value: undefined, done } : { value: await answerTo(args, value as object), done: false };
    },
    return: async () => {
      await source.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => answers,
  };
  return answers;
}

function answerTo(args: ExecutionArgs, event: object): Promise<ExecutionResult> {
  const known = answered.get(event);
  if (known) return known;
  spendAnew(args.contextValue as RequestContext);
  const answer = Promise.resolve(execute({ ...args, rootValue: event }));
  answered.set(event, answer);
  return answer;
}
