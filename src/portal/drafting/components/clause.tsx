import { type ComponentChildren, Fragment } from 'preact';
import type { ClauseShown } from '../../frame/types.js';
import { groupBy } from '../../frame/group.js';
import { Paragraphs } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';

interface ClausesProps {
  reference: string;
  clauses: ClauseShown[];
  open: boolean;
  /** True while people may comment on the text. */
  commentsOpen: boolean;
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
              <Words clause={clause} number={numberOf(own, index)} />
              <Beside {...of} clause={clause} number={index + 1} />
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

/** The number of a numbered item: its place among those that stand directly before it. */
function numberOf(clauses: ClauseShown[], index: number): number {
  let number = 1;
  while (clauses[index - number]?.kind === 'NUMBERED') number++;
  return number;
}

function Words({ clause, number }: { clause: ClauseShown; number: number }) {
  const words = <Paragraphs words={clause.text} />;
  const ways: Record<string, ComponentChildren> = {
    HEADING: <strong>{words}</strong>,
    ITEM: (
      <ul>
        <li>{words}</li>
      </ul>
    ),
    NUMBERED: (
      <ol start={number}>
        <li>{words}</li>
      </ol>
    ),
  };
  return <>{ways[clause.kind] ?? words}</>;
}

function Beside({
  clause,
  reference,
  open,
  commentsOpen,
  number,
}: Omit<ClausesProps, 'clauses' | 'heading'> & BesideProps) {
  const { t, name, href } = useReader();
  const whose = <span class="hidden"> · {`${name('Section', clause.section)} ${number}`}</span>;
  const { pendingSuggestions: pending, commentCount: comments } = clause;
  const discussion = `${href('clause', clause.id)}#${t('comments.id')}`;
  const links = [
    pending > 0 && (
      <a href={href('suggestions', reference, { clause: clause.id, show: 'pending' })} data-count={pending}>
        {t('text.pending', { count: pending })}
        {whose}
      </a>
    ),
    comments > 0 && (
      <a href={discussion} data-count={comments}>
        {t('comments.title', { count: comments })}
        {whose}
      </a>
    ),
    open && (
      <a href={href('suggest', reference, { clause: clause.id })}>
        {t('text.suggest')}
        {whose}
      </a>
    ),
    comments === 0 && commentsOpen && (
      <a href={discussion}>
        {t('text.comment')}
        {whose}
      </a>
    ),
  ].filter(Boolean);
  return (
    <p class="beside">
      {links.map((link, index) => (
        <Fragment key={index}>
          {index > 0 && ' · '}
          {link}
        </Fragment>
      ))}
    </p>
  );
}

interface BesideProps {
  clause: ClauseShown;
  number: number;
}
