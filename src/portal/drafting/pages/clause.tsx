import { Discussion, discussionAsked } from '../../comments/components/discussion.js';
import { commentCreate } from '../../comments/forms/comment-create.js';
import { commentVote } from '../../comments/forms/comment-vote.js';
import { Example, Paragraphs, Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import { listeningToPlanText, listeningToText } from '../live.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { namesOfText, OfText } from '../../frame/components/text-to-change.js';

type Given = Extract<Thing<'clause', 'node'>, { __typename: 'Clause' }>;

/** A clause and what people say about it. The page stays when the clause is edited or removed. */
export const clause: Page<'clause'> = {
  variables: (id, search) => ({ id, ...discussionAsked(search) }),
  forms: { commentCreate, commentVote },
  sheet: ({ node }, reader) =>
    node?.__typename === 'Clause'
      ? {
          title: `${reader.name('Section', node.section)}: ${namesOfText(node).named}`,
          timeZone: node.plan.timeZone,
          unlisted: true,
          ...(node.commitment ? listeningToText(node.commitment, reader) : listeningToPlanText(node.plan, reader)),
          content: <OneClause given={node} />,
        }
      : null,
};

function OneClause({ given }: { given: Given }) {
  const { t, name, href } = useReader();
  const { key, pages } = namesOfText(given);
  const { synthetic, suggestionsOpen: open } = given.commitment ?? given.plan;
  const pending = given.pendingSuggestions;
  return (
    <div class="column">
      <p class="crumb">
        <OfText given={given} at={given.removed ? undefined : given} />
      </p>
      <h1>{t('clause.title')}</h1>
      {synthetic && <Example claim />}
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
          <a href={href(pages.suggestions, key, { clause: given.id, show: 'pending' })} data-count={pending}>
            {t('text.pending', { count: pending })}
          </a>
        )}
        {pending > 0 && open && ' · '}
        {open && <a href={href(pages.suggest, key, { clause: given.id })}>{t('text.suggest')}</a>}
      </p>
      <Discussion of={given} />
    </div>
  );
}
