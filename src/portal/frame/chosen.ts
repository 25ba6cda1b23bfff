import { WORDS } from '../../api/words/words.js';
import type { Reader } from './reader.js';

/** Enum of the schema for each field of a form that chooses one of its values. */
const ENUMS: Record<string, string> = {
  outcome: 'Outcome',
  category: 'ResponseCategory',
  rule: 'ModerationRule',
  role: 'Role',
  position: 'Position',
  frequency: 'FollowFrequency',
  kind: 'WindowKind',
};

/** Keys of the portal's words for values that are in no enum, by field. */
const KEYS: Record<string, Record<string, string>> = {
  decision: { hide: 'moderation.hide', dismiss: 'moderation.dismiss' },
  uphold: { yes: 'answer.decide.yes', no: 'answer.decide.no' },
  accept: { yes: 'commitment.answer.yes', no: 'commitment.answer.no' },
  restore: { yes: 'moderation.appeal.yes', no: 'moderation.appeal.no' },
  texts: { yes: 'erase.yes.label', no: 'erase.no.label' },
};

/**
 * Says a chosen value in words when the form itself is not drawn. A reference, a key, a number or a text stays as it
 * was sent.
 */
export function inWords({ t, language }: Reader, field: string, value: string): string {
  const key = KEYS[field]?.[value];
  if (key) return t(key);
  const ofEnum = WORDS[language].enums[ENUMS[field] ?? ''] ?? {};
  const code = value.toLowerCase();
  return Object.hasOwn(ofEnum, code) ? ofEnum[code]!.name : value;
}
