import type { Action } from '../domain/policy.js';
import { WORDS } from './words/words.js';

/** The sentence in a mutation's description that says who may call it, written from the policy itself. */
export function whoMay<Facts>(action: Action<Facts>): string {
  const who = action.who.map(({ role, when }) => {
    const name = WORDS.en.enums['Role']?.[role]?.name ?? role;
    return when ? `${name} (${when.words})` : name;
  });
  const from = action.from.length > 0 ? ` While it is: ${action.from.join(', ')}.` : '';
  return `Who may: ${who.join('; ')}.${from}`;
}
