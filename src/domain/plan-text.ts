import type { StatefulAction } from './policy.js';
import { ofThisText, TEXT_STATES, type TextFacts } from './suggestion.js';

/**
 * People who draft the whole plan write its text until somebody suggests a change; a drafter of one commitment does
 * not.
 */
export const WRITE_PLAN_TEXT: StatefulAction<TextFacts> = {
  mutation: 'planTextEdit',
  states: TEXT_STATES,
  from: ['open'],
  otherwise: { code: 'TEXT_NOT_OPEN' },
  who: [{ role: 'drafter', when: ofThisText }, { role: 'secretariat' }],
};
