import { DayOf } from '../../frame/components/dates.js';
import { Lines, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { WordsGone, WordsNow } from '../../frame/types.js';
import { OF_COMMITMENT, OF_PLAN } from '../text-pages.js';

/** Words in their order; marks that stand alone between them say nothing. */
const readable = (words: string[]): string =>
  words
    .filter((each) => /[\p{L}\p{N}]/u.test(each))
    .map((each) => each.trim())
    .join(' … ');

interface WordsProps {
  given: { wordsInTexts: WordsNow[]; wordsTaken: WordsGone[] };
  /** Level of the heading of what was taken out. */
  heading: 'h2' | 'h3';
}

/** Where words of a proposal or a suggestion stand now, and which were taken out again: by whom and why. */
export function WordsInTexts({ given: { wordsInTexts, wordsTaken }, heading: Heading }: WordsProps) {
  const { t } = useReader();
  return (
    <>
      {wordsInTexts.length > 0 && (
        <ul class="plain">
          {wordsInTexts.map((each, index) => (
            <li key={index}>
              <Stand given={each} />
            </li>
          ))}
        </ul>
      )}
      {wordsTaken.length > 0 && (
        <>
          <Heading>{t('words.taken')}</Heading>
          <ul class="plain">
            {wordsTaken.map((each, index) => (
              <li key={index}>
                <Gone given={each} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The page of the clause is reached whichever part of a long text it stands in. */
function Stand({ given: { reference, title, clauseId, section, language: own, words } }: { given: WordsNow }) {
  const { name, href, language } = useReader();
  return (
    <>
      <p>
        <a href={href('clause', clauseId)}>
          {reference} <Said words={title} /> · {name('Section', section)}
        </a>
      </p>
      <blockquote lang={own === language ? undefined : own}>{readable(words)}</blockquote>
    </>
  );
}

function Gone({ given }: { given: WordsGone }) {
  const { t, name, href } = useReader();
  const { reference, slug, title, version, suggestionId, suggestionNumber, reason, role, institution, takenAt } = given;
  const { versions } = reference === null ? OF_PLAN : OF_COMMITMENT;
  const who = [role && name('Role', role.toUpperCase()), institution?.text].filter(Boolean).join(', ');
  return (
    <>
      <blockquote>
        <del>{readable(given.words)}</del>
      </blockquote>
      <p class="quiet">
        {reference} <Said words={title} />
        {who && ` · ${t('words.takenBy', { who })}`} · <DayOf at={takenAt} /> ·{' '}
        <a href={href(versions, reference ?? slug, { to: String(version) })}>
          {t('versions.one', { number: version })}
        </a>
        {suggestionId && (
          <>
            {' · '}
            <a href={href('suggestion', suggestionId)}>{t('suggestion.numbered', { number: suggestionNumber })}</a>
          </>
        )}
      </p>
      {reason && <Lines text={reason} />}
    </>
  );
}
