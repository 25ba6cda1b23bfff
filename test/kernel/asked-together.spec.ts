import { setTimeout as sleep } from 'node:timers/promises';
import { AskedTogether } from '../../src/kernel/asked-together.js';

/** A question that is answered when the test says so, with the keys that were asked for. */
function question() {
  const asked: { keys: string[]; answer(): void; fail(why: string): void }[] = [];
  const together = new AskedTogether(
    (keys) =>
      new Promise<string>((resolve, reject) => {
        asked.push({ keys, answer: () => resolve(keys.join()), fail: (why) => reject(new Error(why)) });
      }),
  );
  return { asked, together };
}

it('asks in one statement about all that is asked in one turn, once about each', async () => {
  const { asked, together } = question();
  const answers = ['a', 'b', 'a'].map((key) => together.about(key));
  await sleep(0);
  expect(asked.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  asked[0]!.answer();
  expect(await Promise.all(answers)).toEqual(['a,b', 'a,b', 'a,b']);
});

it('asks anew about a key that somebody else asked about before', async () => {
  const { asked, together } = question();
  void together.about('a');
  await sleep(0);
  const later = [together.about('a'), together.about('b')];
  asked[0]!.answer();
  await sleep(0);
  expect(asked.map(({ keys }) => keys)).toEqual([['a'], ['a', 'b']]);
  asked[1]!.answer();
  expect(await Promise.all(later)).toEqual(['a,b', 'a,b']);
});

it('asks for those who waited while another question failed, unless the database is away', async () => {
  for (const [why, then] of [
    ['canceling statement due to statement timeout', 'fulfilled'],
    ['Connection terminated unexpectedly', 'rejected'],
  ] as const) {
    const { asked, together } = question();
    const first = together.about('a');
    await sleep(0);
    const later = together.about('b');
    asked[0]!.fail(why);
    await expect(first).rejects.toThrow(why);
    await sleep(0);
    asked[1]?.answer();
    const [{ status }] = await Promise.allSettled([later]);
    expect([why, status]).toEqual([why, then]);
    const next = together.about('c');
    await sleep(0);
    asked.at(-1)!.answer();
    expect(await next).toBe('c');
  }
});
