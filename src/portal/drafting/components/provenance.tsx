import { useContext } from 'preact/hooks';
import { DayOf } from '../../frame/components/dates.js';
import { Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { ClauseShown, WordsFrom } from '../../frame/types.js';
import { TextPages } from '../text-pages.js';

type Sentences = ClauseShown['provenance'];

/** Joins sentences that follow each other and came from the same sources. */
function grouped(sentences: Sentences): Sentences {
  const groups: Sentences = [];
  for (const sentence of sentences) {
    const last = groups.at(-1);
    if (last && JSON.stringify(last.sources) === JSON.stringify(sentence.sources))
      groups[groups.length - 1] = { ...last, text: last.text + sentence.text };
    else groups.push(sentence);
  }
  return groups.filter(({ sources }) => sources.length > 0);
}

/** Where the words of a clause come from: folded, because few readers ask it of each clause. */
export function Provenance({ sentences, reference, whose }: ProvenanceProps) {
  const { t, language: readers } = useReader();
  const groups = grouped(sentences);
  if (groups.length === 0) return null;
  return (
    <details class="origin">
      <summary>
        {t('provenance.title')}
        <span class="hidden"> · {whose}</span>
      </summary>
      <ul class="plain">
        {groups.map(({ text, language, sources }, index) => (
          <li key={index}>
            {groups.length > 1 && <q lang={language === readers ? undefined : language}>{text.trim()}</q>}
            {sources.map((source, place) => (
              <p key={place}>
                <From source={source} reference={reference} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ProvenanceProps {
  sentences: Sentences;
  /** Reference of the commitment, or the name of the plan in addresses. */
  reference: string;
  /** The name of the clause for screen readers. */
  whose: string;
}

function From({ source, reference }: { source: WordsFrom; reference: string }) {
  const { t, name, href } = useReader();
  const pages = useContext(TextPages);
  const { proposalReference, proposalTitle, suggestionId, suggestionNumber, version, acceptedAt } = source;
  const by = [source.acceptedRole && name('Role', source.acceptedRole.toUpperCase()), source.acceptedInstitution?.text];
  const who = by.filter(Boolean).join(', ');
  return (
    <>
      {proposalReference && proposalTitle && (
        <>
          {t('provenance.proposal')}{' '}
          <a href={href('proposal', proposalReference)}>
            {proposalReference} <Said words={proposalTitle} />
          </a>{' '}
        </>
      )}
      {suggestionId && (
        <a href={href('suggestion', suggestionId)}>{t('suggestion.numbered', { number: suggestionNumber })}</a>
      )}
      {!proposalReference && !suggestionId && name('SourceKind', source.kind)}
      {who && ` · ${t('provenance.takenBy', { who })}`}
      {acceptedAt && (
        <>
          {' · '}
          <DayOf at={acceptedAt} />
        </>
      )}
      {version !== null && (
        <>
          {' · '}
          <a href={href(pages.versions, reference, { version: String(version) })}>
            {t('versions.one', { number: version })}
          </a>
        </>
      )}
    </>
  );
}
