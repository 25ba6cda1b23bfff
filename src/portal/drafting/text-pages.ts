import { createContext } from 'preact';
import type { PageName } from '../addresses.js';

/** The pages of a text, and the name under which a form sends the commitment or plan that holds the text. */
interface PagesOfText {
  holder: 'commitment' | 'plan';
  text: PageName;
  versions: PageName;
  suggest: PageName;
  suggestions: PageName;
  word: PageName;
}

export const OF_COMMITMENT: PagesOfText = {
  holder: 'commitment',
  text: 'commitmentText',
  versions: 'textVersions',
  suggest: 'suggest',
  suggestions: 'suggestions',
  word: 'wordReturn',
};

export const OF_PLAN: PagesOfText = {
  holder: 'plan',
  text: 'planText',
  versions: 'planTextVersions',
  suggest: 'planSuggest',
  suggestions: 'planSuggestions',
  word: 'planWordReturn',
};

/** Texts of commitments are the rule; the pages of a plan's own text say so. */
export const TextPages = createContext(OF_COMMITMENT);
