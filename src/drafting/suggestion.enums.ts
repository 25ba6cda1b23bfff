import { describedEnum } from '../api/described-enum.js';
import { DRAFTING_SIDES, SUGGESTED_FIELDS, SUGGESTION_KINDS, SUGGESTION_STATES } from '../domain/suggestion.js';

export const SuggestionStateEnum = describedEnum('SuggestionState', SUGGESTION_STATES, 'Where a suggestion stands.');

export const SuggestionKindEnum = describedEnum('SuggestionKind', SUGGESTION_KINDS, 'What a suggestion would do.');

export const SuggestedFieldEnum = describedEnum(
  'SuggestedField',
  SUGGESTED_FIELDS,
  'A field beside the text that can be suggested.',
);

export const DraftingSideEnum = describedEnum(
  'DraftingSide',
  DRAFTING_SIDES,
  'A side for which a drafter decides what goes into a text.',
);

export const SUGGESTION_ACTIONS = [
  'withdraw',
  'accept',
  'decline',
  'revert',
  'report',
  'hide',
  'take_back_hiding',
  'appeal',
] as const;

export const SuggestionActionEnum = describedEnum(
  'SuggestionAction',
  SUGGESTION_ACTIONS,
  'What the one who asks may do with a suggestion now.',
);
