import type { ComponentChildren } from 'preact';
import type { PageName } from '../addresses.js';
import { useReader } from '../reader.js';

/** The longest text that a search takes. */
export const LONGEST = 200;

/** What somebody gave as a condition in the address. */
export function given(search: URLSearchParams, name: string): string | undefined {
  return search.get(name)?.trim().slice(0, LONGEST) || undefined;
}

interface FiltersProps {
  page: PageName;
  words: string;
  hint: string;
  submit: string;
  children?: ComponentChildren;
}

/** Words and conditions that narrow a list; everything is in the address, so that it can be sent to somebody. */
export function Filters({ page, words, hint, submit, children }: FiltersProps) {
  const { href, search } = useReader();
  return (
    <form class="search" method="get" action={href(page)} role="search">
      <div class="field long">
        <label for="q">{words}</label>
        <p class="hint" id="q-hint">
          {hint}
        </p>
        <input
          id="q"
          name="q"
          type="search"
          value={search.get('q') ?? ''}
          maxLength={LONGEST}
          aria-describedby="q-hint"
        />
      </div>
      {children}
      <button type="submit">{submit}</button>
    </form>
  );
}

/** `any` is what stands for no condition; without it the first option does. */
export function Filter(props: { name: string; label: string; any?: string; options: [string, string][] }) {
  const { name, label, any, options } = props;
  const chosen = useReader().search.get(name) ?? '';
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
