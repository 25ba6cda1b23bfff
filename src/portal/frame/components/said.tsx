import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../types.js';
import { useReader } from '../reader.js';
import { type Block, blocksOf } from '../written.js';

/** Shows a text as its author wrote it, and says when it is not in the reader's language or is an old translation. */
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

/** Names of places are the same in every language, so the language is not mentioned. */
export function PlaceName({ words }: { words: Words }) {
  const { language } = useReader();
  return words.language === language ? <>{words.text}</> : <span lang={words.language}>{words.text}</span>;
}

/** Shows a text with the paragraphs, lines and lists of its author. */
export function Paragraphs({ words }: { words: Words }) {
  const blocks = blocksOf(words.text);
  return (
    <>
      {blocks.map((block, index) => {
        const last = index === blocks.length - 1;
        const said = (text: string, isEnd: boolean) => (
          <Said words={{ ...words, text, outdated: words.outdated && last && isEnd }} />
        );
        return <OneBlock key={index} block={block} say={said} />;
      })}
    </>
  );
}

/** The same for texts in one language: reasons, decisions, arguments. */
export function Lines({ text }: { text: string }) {
  return (
    <>
      {blocksOf(text).map((block, index) => (
        <OneBlock key={index} block={block} say={(line) => line} />
      ))}
    </>
  );
}

type Say = (text: string, isEnd: boolean) => ComponentChildren;

/** `say` learns whether the text ends here, because the note about its language is shown once, at the end. */
function OneBlock({ block, say }: { block: Block; say: Say }) {
  if (block.kind === 'lines') return <p class="written">{say(block.lines.join('\n'), true)}</p>;
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List>
      {block.items.map(({ number, lines }, index) => (
        <li key={index} class="written" value={block.ordered ? number : undefined}>
          {say(lines.join('\n'), index === block.items.length - 1)}
        </li>
      ))}
    </List>
  );
}

/**
 * Says that something is not known; the page shows no blank and no dash. A reason replaces the usual words; several
 * unknown facts in a row are `Facts`.
 */
export function Unknown({ why }: { why?: string }) {
  const { t } = useReader();
  return <span class="unknown">{why ?? t('unknown.record')}</span>;
}

const Marked = createContext(false);

interface InventedProps {
  when: boolean;
  /** Set when no heading has the mark: then it is shown here, unless an outer part already has it. */
  mark?: boolean;
  children: ComponentChildren;
}

/** Everything inside is invented, and its heading has the mark: the mark is not repeated inside. */
export function Invented({ when, mark, children }: InventedProps) {
  const above = useContext(Marked);
  return (
    <>
      {when && mark && <Example short />}
      <Marked.Provider value={above || when}>{children}</Marked.Provider>
    </>
  );
}

/**
 * Marks what was invented for the demonstration: once at the beginning, at the head of a page, a section or a row. A
 * `claim` is an invented number, or an invented statement about a real institution: it is always marked.
 */
export function Example({ short, claim }: { short?: boolean; claim?: boolean }) {
  const { t } = useReader();
  if (useContext(Marked) && !claim) return null;
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

/**
 * A section that few readers need at once: only its heading shows. The id stands inside, because a browser opens folded
 * content when a link leads to something within it.
 */
export function Folded({ id, title, children }: Record<'title' | 'children', ComponentChildren> & { id: string }) {
  return (
    <section class="folded" aria-labelledby={`${id}-h`}>
      <details>
        <summary>
          <h2 id={`${id}-h`}>{title}</h2>
        </summary>
        <div id={id}>{children}</div>
      </details>
    </section>
  );
}

/**
 * Names the act of a button and, for screen readers only, its thing: many buttons have the same words, and only the eye
 * sees their row.
 */
export function Of({ what, whose }: { what: string; whose: string }) {
  return (
    <>
      {what}
      <span class="hidden"> · {whose}</span>
    </>
  );
}
