import { placeInText, type Placed } from '../../drafting/clause-in-text.js';
import { OF_COMMITMENT, OF_PLAN } from '../../drafting/text-pages.js';
import type { TextToChange } from '../types.js';
import { useReader } from '../reader.js';
import { Said } from './said.js';

/** The pages, the key of the pages, and the names of the text; `short` is for lines without room for a title. */
export function namesOfText({ commitment, plan }: TextToChange) {
  const { title } = commitment ?? plan;
  if (!commitment)
    return { key: plan.slug, pages: OF_PLAN, whole: 'plan', short: title.text, named: title.text, title } as const;
  const { reference: key } = commitment;
  const named = `${key} ${title.text}`;
  return { key, pages: OF_COMMITMENT, whole: 'commitment', short: key, named, title } as const;
}

interface OfTextProps {
  given: TextToChange;
  /** Leads to the clauses of the text, or to the page of the whole. */
  to?: 'text' | 'whole';
  /** The clause whose place in the text is meant. */
  at?: Placed | null | undefined;
}

/** Leads to the text that a suggestion would change. */
export function OfText({ given, to = 'text', at }: OfTextProps) {
  const { href } = useReader();
  const { key, pages, whole, title } = namesOfText(given);
  return (
    <a href={at ? placeInText(pages.text, key, at, href) : href(to === 'text' ? pages.text : whole, key)}>
      {given.commitment && `${key} `}
      <Said words={title} />
    </a>
  );
}
