import { readdirSync, readFileSync } from 'node:fs';

/** Placeholders for parts of a verb in code, and all their values. */
const CHOICES: Record<string, string[]> = {
  '${kind}': ['comment', 'proposal', 'suggestion', 'evidence'],
  '${held}': ['comment', 'proposal'],
  '${change}': ['opened', 'moved', 'closed', 'reopened'],
  '${outcome}': ['upheld', 'rejected'],
};
/** Verbs in code that records them: `comment.created`, `${kind}.hidden`. */
const VERB = /['`]((?:[a-z_]+|\$\{\w+\})(?:\.(?:[a-z_]+|\$\{\w+\}))+)['`]/g;
/** These texts look like verbs but are none. */
const NO_VERBS = ['i.id', 't.body', 'proposal.keep', '${SLUG}.yaml', '${alias}.${name}'];

function spelled(verb: string): string[] {
  const choice = Object.keys(CHOICES).find((one) => verb.includes(one));
  if (!choice) return [verb];
  return CHOICES[choice]!.flatMap((value) => spelled(verb.replace(choice, value)));
}

/** All verbs that the code records in the public log. */
export function verbsOfTheLog(): string[] {
  const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('notifications/'))
    .map((file) => readFileSync(`src/${file}`, 'utf8'))
    .filter((text) => /record\w*\(|this\.write\(|\bverb: /.test(text));
  const found = texts.flatMap((text) => [...text.matchAll(VERB)].flatMap(([, verb]) => spelled(verb!)));
  return [...new Set(found)].filter((verb) => !NO_VERBS.includes(verb)).toSorted();
}
