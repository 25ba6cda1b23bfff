import type { ComponentChildren } from 'preact';
import type { Words } from '../answers.js';
import { useReader } from '../reader.js';

/** A text as somebody wrote it; when it isn't in the reader's language or is an old translation, it says so. */
export function Said({ words }: { words: Words }) {
  const { language, t } = useReader();
  const foreign = words.language !== language;
  const known = ['es', 'en'].includes(words.language);
  return (
    <>
      {foreign ? <span lang={words.language}>{words.text}</span> : words.text}
      {foreign && <small class="aside">{known ? t(`said.only.${words.language}`) : t('said.only.other')}</small>}
      {!foreign && words.outdated && <small class="aside">{t('said.outdated')}</small>}
    </>
  );
}

/** The name of a place is the same in every language: it needs no word about which one it is in. */
export function PlaceName({ words }: { words: Words }) {
  const { language } = useReader();
  return words.language === language ? <>{words.text}</> : <span lang={words.language}>{words.text}</span>;
}

/** Texts keep the paragraphs in which they were written. */
export function Paragraphs({ words }: { words: Words }) {
  const paragraphs = words.text.split(/\n{2,}/);
  return (
    <>
      {paragraphs.map((text, index) => (
        <p key={index}>
          <Said words={{ ...words, text, outdated: words.outdated && index === paragraphs.length - 1 }} />
        </p>
      ))}
    </>
  );
}

/** What is not known is said, with the reason; never a blank or a dash. */
export function Unknown({ why }: { why?: string }) {
  const { t } = useReader();
  return (
    <span class="unknown">
      {t('unknown.record')}
      {why ? ` ${why}` : ''}
    </span>
  );
}

/** Marks what was made up for the demonstration where people see it; short where a long one stands just above. */
export function Example({ short }: { short?: boolean }) {
  const { t } = useReader();
  if (!short) return <span class="example">{t('example.long')}</span>;
  return (
    <span class="example">
      {t('example.short')}
      <span class="hidden">{t('example.rest')}</span>
    </span>
  );
}

/** A section with its heading; the heading's id is where links lead. */
export function Section({ id, title, children }: Record<'title' | 'children', ComponentChildren> & { id: string }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** What a button does, and to what: many say the same, and only the eye sees which row they stand in. */
export function Of({ what, whose }: { what: string; whose: string }) {
  return (
    <>
      {what}
      <span class="hidden"> · {whose}</span>
    </>
  );
}
