import { Discussion, discussionAsked } from '../../comments/components/discussion.js';
import { commentCreate } from '../../comments/forms/comment-create.js';
import { commentVote } from '../../comments/forms/comment-vote.js';
import { Example, Paragraphs, Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type Given = Extract<Thing<'clause', 'node'>, { __typename: 'Clause' }>;

/** A clause and what people say about it. The page stays when the clause is edited or removed. */
export const clause: Page<'clause'> = {
  variables: (id, search) => ({ id, ...discussionAsked(search) }),
  forms: { commentCreate, commentVote },
  sheet: ({ node }, { name }) =>
    node?.__typename === 'Clause' && node.commitment
      ? {
          title: `${name('Section', node.section)}: ${node.commitment.reference} ${node.commitment.title.text}`,
          timeZone: node.commitment.plan.timeZone,
          unlisted: true,
          content: <OneClause given={node} commitment={node.commitment} />,
        }
      : null,
};

function OneClause({ given, commitment }: { given: Given; commitment: NonNullable<Given['commitment']> }) {
  const { t, name, href } = useReader();
  const { reference } = commitment;
  const pending = given.pendingSuggestions;
  return (
    <div class="column">
      <p class="crumb">
        <a href={`${href('commitmentText', reference)}${given.removed ? '' : `#${given.id}`}`}>
          {reference} <Said words={commitment.title} />
        </a>
      </p>
      <h1>{t('clause.title')}</h1>
      {commitment.synthetic && <Example claim />}
      <p class="quiet">
        {name('Section', given.section)}
        {given.milestone && (
          <>
            {' · '}
            {given.milestone.reference} <Said words={given.milestone.title} />
          </>
        )}
      </p>
      {given.removed && <p class="notice">{t('clause.removed')}</p>}
      <blockquote>
        <Paragraphs words={given.text} />
      </blockquote>
      <p class="beside">
        {pending > 0 && (
          <a href={href('suggestions', reference, { clause: given.id, show: 'pending' })} data-count={pending}>
            {t('text.pending', { count: pending })}
          </a>
        )}
        {pending > 0 && commitment.suggestionsOpen && ' · '}
        {commitment.suggestionsOpen && (
          <a href={href('suggest', reference, { clause: given.id })}>{t('text.suggest')}</a>
        )}
      </p>
      <Discussion of={given} />
    </div>
  );
}
