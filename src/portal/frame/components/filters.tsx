import type { ComponentChildren } from 'preact';
import { useReader } from '../reader.js';

/** The longest text that a search takes. */
export const LONGEST = 200;

/** What somebody gave as a condition in the address. */
export function given(search: URLSearchParams, name: string): string | undefined {
  return search.get(name)?.trim().slice(0, LONGEST) || undefined;
}

/** Below a field whose words are longer than a search takes: what was typed stays, and what was looked for is said. */
export function TooLong({ name }: { name: string }) {
  const { t, search } = useReader();
  if ((search.get(name)?.trim().length ?? 0) <= LONGEST) return null;
  return (
    <p class="notice" id={`${name}-too-long`}>
      {t('search.tooLong', { count: LONGEST })}
    </p>
  );
}

/** Links lead to lists with these; whoever comes by one of them sees rows first, not conditions. */
const UNFOLDED = ['after', 'plan', 'order', 'invited', 'show', 'tick'];
const isGiven = (search: URLSearchParams, but: string[]) =>
  [...search].some(([name, value]) => !but.includes(name) && value !== '');

interface FiltersProps {
  words: string;
  hint: string;
  submit: string;
  children?: ComponentChildren;
}

/** A search above a list: folded on a phone until something is looked for, so that the first row is seen at once. */
export function FoldedFilters(props: FiltersProps) {
  const { t, search } = useReader();
  return (
    <details class="on-phone" open={isGiven(search, UNFOLDED)}>
      <summary>{t('search.fold')}</summary>
      <Filters {...props} />
    </details>
  );
}

/** Words and conditions that narrow a list; everything is in the address, so that it can be sent to somebody. */
export function Filters({ words, hint, submit, children }: FiltersProps) {
  const { t, href, search, address } = useReader();
  return (
    <form class="search" method="get" action={href(address!.page, address!.key)} role="search">
      <div class="field long">
        <label for="q">{words}</label>
        <p class="hint" id="q-hint">
          {hint}
        </p>
        <input id="q" name="q" type="search" value={search.get('q') ?? ''} aria-describedby="q-hint" />
        <TooLong name="q" />
      </div>
      {children && (
        <details class="conditions" open={isGiven(search, ['q', ...UNFOLDED])}>
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

interface FilterProps {
  name: string;
  label: string;
  any?: string;
  options?: Choice[];
  /** Options under the heading that they belong to. */
  groups?: [heading: string, options: Choice[]][];
}

/** `any` is what stands for no condition; without it the first option does. */
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
