import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { ClauseShown, Words as Said } from '../../frame/types.js';
import { groupBy } from '../../frame/group.js';
import { Paragraphs } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import { TextPages } from '../text-pages.js';
import { Provenance } from './provenance.js';

/** The text to which clauses belong, and what people may do with it now. */
export interface TextOfClauses {
  reference: string;
  /** True while suggestions are taken. */
  open: boolean;
  commentsOpen: boolean;
}

interface ClausesProps extends TextOfClauses {
  clauses: ClauseShown[];
  /** Level of the headings of sections. */
  heading: 'h2' | 'h3';
}

/** The clauses of a text under the headings of its sections; beside each stand its suggestions and the way to make one. */
export function Clauses({ clauses, heading: Heading, ...of }: ClausesProps) {
  const { name } = useReader();
  return (
    <>
      {[...groupBy(clauses, ({ section }) => [section])].map(([section, own]) => (
        <section key={section}>
          <Heading>{name('Section', section)}</Heading>
          {own.map((clause, index) => (
            <div key={clause.id} id={clause.id} class="clause">
              <SetOut clause={clause} number={clause.itemNumber} />
              <Beside {...of} clause={clause} number={index + 1} />
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

interface EmptyProps {
  reference: string;
  sections: readonly string[];
  milestone?: { id: string; reference: string };
}

/** Sections that say nothing yet, each with the way to suggest its first clause. */
export function EmptySections({ reference, sections, milestone }: EmptyProps) {
  const { t, name, href } = useReader();
  const { suggest } = useContext(TextPages);
  if (sections.length === 0) return null;
  return (
    <p>
      {t('text.empty')}{' '}
      {sections.map((section, index) => (
        <span key={section}>
          {index > 0 && ' · '}
          <a
            href={href(suggest, reference, {
              section: section.toLowerCase(),
              ...(milestone && { milestone: milestone.id }),
            })}
          >
            {name('Section', section)}
            {milestone && <span class="hidden"> · {milestone.reference}</span>}
          </a>
        </span>
      ))}
    </p>
  );
}

interface SetOutProps {
  clause: { kind: string; text: Said };
  /** The number of a numbered item. */
  number: number | null;
}

/** Draws a clause as a heading, an item or a paragraph. */
export function SetOut({ clause, number }: SetOutProps) {
  const words = <Paragraphs words={clause.text} />;
  const ways: Record<string, ComponentChildren> = {
    HEADING: <strong>{words}</strong>,
    ITEM: (
      <ul>
        <li>{words}</li>
      </ul>
    ),
    NUMBERED: (
      <ol start={number ?? 1}>
        <li>{words}</li>
      </ol>
    ),
  };
  return <>{ways[clause.kind] ?? words}</>;
}

interface BesideProps extends TextOfClauses {
  clause: ClauseShown;
  number: number;
}

function Beside({ clause, reference, open, commentsOpen, number }: BesideProps) {
  const { t, name, href } = useReader();
  const pages = useContext(TextPages);
  const whose = `${name('Section', clause.section)} ${number}`;
  const heard = <span class="hidden"> · {whose}</span>;
  const { pendingSuggestions: pending, commentCount: comments } = clause;
  const discussion = `${href('clause', clause.id)}#${t('comments.id')}`;
  return (
    <div class="beside">
      {open && (
        <a href={href(pages.suggest, reference, { clause: clause.id })}>
          {t('text.suggest')}
          {heard}
        </a>
      )}
      {pending > 0 && (
        <a href={href(pages.suggestions, reference, { clause: clause.id, show: 'pending' })} data-count={pending}>
          {t('text.pending', { count: pending })}
          {heard}
        </a>
      )}
      {comments > 0 && (
        <a href={discussion} data-count={comments}>
          {t('comments.title', { count: comments })}
          {heard}
        </a>
      )}
      {comments === 0 && commentsOpen && (
        <a href={discussion}>
          {t('text.comment')}
          {heard}
        </a>
      )}
      <Provenance sentences={clause.provenance} reference={reference} whose={whose} />
    </div>
  );
}
