import { type Reader, useReader } from '../reader.js';
import { narrowedBy, sought, wordsFor } from '../seeking.js';
import { Hidden } from './fields.js';
import { useField } from './form.js';

interface FinderProps {
  /** Name of the field with the choices. */
  name: string;
  label: string;
  /** The choices that the page offers, of all that there are with these words. */
  choices: { totalCount: number; nodes: unknown[] };
}

const foundWords = ({ t }: Reader, count: number) => (count === 0 ? t('finder.none') : t('finder.found', { count }));

/**
 * Words that narrow the choices of a field, where there are more than a page offers. The form is drawn again with the
 * others, and keeps everything that was typed.
 */
export function Finder({ name, label, choices: { totalCount, nodes } }: FinderProps) {
  const reader = useReader();
  const { t } = reader;
  const words = sought(reader, name);
  const field = useField({ name: wordsFor(name), hint: label, ...(words ? { value: words } : {}) });
  if (!words && totalCount <= nodes.length) return null;
  const hint = [
    ...(words ? [foundWords(reader, totalCount)] : []),
    ...(totalCount > nodes.length ? [t('finder.offered', { shown: nodes.length, all: totalCount })] : []),
    ...(words ? [] : [t('finder.how')]),
  ];
  return (
    <div class="field long">
      <label for={field.id}>{label}</label>
      <p class="hint" id={`${field.id}-hint`}>
        {hint.join(' ')}
      </p>
      <input id={field.id} name={wordsFor(name)} type="search" value={field.value} {...field.aria} />
      {field.value && <Hidden name={narrowedBy(name)} value={field.value} />}
      <p>
        {/* Enter in any field of the form presses its first button, which must send the form. */}
        <button type="submit" class="hidden" tabindex={-1} aria-hidden="true" />
        <button type="submit" name="way" value={wordsFor(name)} class="second">
          {t('finder.submit')}
          <span class="hidden"> · {label}</span>
        </button>
      </p>
    </div>
  );
}

/** The same for a condition of a list: its form is in the address, and its own button narrows the choices too. */
export function FilterFinder({ name, label, choices: { totalCount, nodes } }: FinderProps) {
  const reader = useReader();
  const words = sought(reader, name);
  if (!words && totalCount <= nodes.length) return null;
  const id = wordsFor(name);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {totalCount > nodes.length
          ? reader.t('finder.offered', { shown: nodes.length, all: totalCount })
          : foundWords(reader, totalCount)}
      </p>
      <input id={id} name={id} type="search" value={words ?? ''} aria-describedby={`${id}-hint`} />
    </div>
  );
}

/** Says a chosen institution or member that the page does not offer by its name. */
export function useKeptName(): (key: string) => string {
  const { returned } = useReader();
  return (key) => returned?.names.get(key) ?? key;
}
