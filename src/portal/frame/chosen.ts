import { WORDS } from '../../api/words/words.js';
import type { Reader } from './reader.js';

/** Enums of the schema by the field of a form that chooses one of their values. */
const ENUMS: Record<string, string> = {
  outcome: 'Outcome',
  category: 'ResponseCategory',
  rule: 'ModerationRule',
  role: 'Role',
  position: 'Position',
  frequency: 'FollowFrequency',
  kind: 'WindowKind',
};

/** What people read for other values, by the field: keys of the words of the portal. */
const KEYS: Record<string, Record<string, string>> = {
  decision: { hide: 'moderation.hide', dismiss: 'moderation.dismiss' },
  uphold: { yes: 'answer.decide.yes', no: 'answer.decide.no' },
  accept: { yes: 'commitment.answer.yes', no: 'commitment.answer.no' },
  restore: { yes: 'moderation.appeal.yes', no: 'moderation.appeal.no' },
  texts: { yes: 'erase.yes.label', no: 'erase.no.label' },
};

/**
 * What somebody chose, where the form that has the words of each choice is not drawn. A reference, a key, a number or a
 * text reads as it was sent.
 */
export function inWords({ t, language }: Reader, field: string, value: string): string {
  const key = KEYS[field]?.[value];
  if (key) return t(key);
  const ofEnum = WORDS[language].enums[ENUMS[field] ?? ''] ?? {};
  const code = value.toLowerCase();
  return Object.hasOwn(ofEnum, code) ? ofEnum[code]!.name : value;
}
