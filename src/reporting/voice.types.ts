import { describedEnum } from '../api/described-enum.js';
import { VOICES } from '../domain/milestone.js';

export const VoiceEnum = describedEnum(
  'Voice',
  VOICES,
  'Who speaks about a milestone. Voices stand side by side, never averaged.',
);
