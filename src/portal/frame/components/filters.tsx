import type { ComponentChildren } from 'preact';
import { firstCharacters } from '../../../domain/text.js';
import { useReader } from '../reader.js';

/** Most characters of a search. */
export const LONGEST = 200;

/** The value of a condition in the address. */
export function given(search: URLSearchParams, name: string): string | undefined {
  return firstCharacters(search.get(name)?.trim() ?? '', LONGEST) || undefined;
}

/**
 * Shown below a search field with too many characters: the text stays, and the reader learns which part was searched.
 */
export function TooLong({ name }: { name: string }) {
  const { t, search } = useReader();
  if ((search.get(name)?.trim().length ?? 0) <= LONGEST) return null;
  return (
    <p class="notice" id={`${name}-too-long`}>
      {t('search.tooLong', { count: LONGEST })}
    </p>
  );
}

/** Parameters that links carry: a reader who follows such a link sees rows first, not conditions. */
const UNFOLDED = ['after', 'plan', 'order', 'invited', 'show', 'tick', 'of', 'covered'];
const isGiven = (search: URLSearchParams, but: string[]) =>
  [...search].some(([name, value]) => !but.includes(name) && value !== '');

interface FiltersProps {
  words: string;
  hint: string;
  submit: string;
  /** Parameters that the search keeps, and that are no conditions to choose. */
  kept?: Record<string, string>;
  children?: ComponentChildren;
}

/** The search above a list is folded on a phone until it is used, so that the first row is visible at once. */
export function FoldedFilters(props: FiltersProps) {
  const { t, search } = useReader();
  return (
    <details class="on-phone" open={isGiven(search, [...UNFOLDED, ...Object.keys(props.kept ?? {})])}>
      <summary>{t('search.fold')}</summary>
      <Filters {...props} />
    </details>
  );
}

/** Words and conditions that narrow a list; all are in the address, so that the list can be sent to somebody. */
export function Filters({ words, hint, submit, kept = {}, children }: FiltersProps) {
  const { t, href, search, address } = useReader();
  return (
    <form class="search" method="get" action={href(address!.page, address!.key)} role="search">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div class="field long">
        <label for="q">{words}</label>
        <p class="hint" id="q-hint">
          {hint}
        </p>
        <input id="q" name="q" type="search" value={search.get('q') ?? ''} aria-describedby="q-hint" />
        <TooLong name="q" />
      </div>
      {children && (
        <details class="conditions" open={isGiven(search, ['q', ...UNFOLDED, ...Object.keys(kept)])}>
          <summary>{t('commitments.conditions')}</summary>
          {children}
        </details>
      )}
      <button type="submit" class="second">
        {submit}
      </button>
    </form>
  );
}

type Choice = [value: string, text: string];

/** A list of options may be cut; the value in the address narrows the list all the same, so it is always an option. */
export function withChosen(options: Choice[], value: string | undefined, text: string | undefined): Choice[] {
  const isOffered = value === undefined || options.some(([offered]) => offered === value);
  return isOffered ? options : [[value, text ?? value], ...options];
}

interface FilterProps {
  name: string;
  label: string;
  any?: string;
  options?: Choice[];
  /** Options under the heading that they belong to. */
  groups?: [heading: string, options: Choice[]][];
}

/** `any` names the empty condition; without it the first option is the default. */
export function Filter({ name, label, any, options = [], groups = [] }: FilterProps) {
  const chosen = useReader().search.get(name) ?? '';
  const option = ([value, text]: Choice) => (
    <option key={value} value={value} selected={value === chosen}>
      {text}
    </option>
  );
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map(option)}
        {groups.map(([heading, below]) => (
          <optgroup key={heading} label={heading}>
            {below.map(option)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
