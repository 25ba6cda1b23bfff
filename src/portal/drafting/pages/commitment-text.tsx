import type { Thing } from '../../frame/documents.js';
import { More } from '../../frame/components/more.js';
import { Example, Said } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { Clauses } from '../components/clause.js';
import { TakenWhen } from '../components/taken-when.js';

type Given = Thing<'commitmentText', 'commitment'>;

/** The text of a commitment clause by clause, to read closely and to suggest changes. */
export const commitmentText: Page<'commitmentText'> = {
  variables: (reference, search) => ({ reference, after: search.get('after') || undefined }),
  sheet: ({ commitment: given }, { t, address, href }) => {
    if (!given) return null;
    if (address?.key !== given.reference) return href('commitmentText', given.reference);
    return {
      title: `${t('text.title')}: ${given.reference} ${given.title.text}`,
      unlisted: true,
      content: <Text given={given} />,
    };
  },
};

function Text({ given }: { given: Given }) {
  const { t, href } = useReader();
  const { reference, suggestionsOpen: open, commentsOpen } = given;
  const of = { reference, open, commentsOpen };
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('commitment', reference)}>
          {reference} <Said words={given.title} />
        </a>
      </p>
      <h1>{t('text.title')}</h1>
      {given.synthetic && <Example claim />}
      <p class="lead">{t('text.what')}</p>
      <TakenWhen state={given.state} open={open} windows={given.plan.windows} />
      <p>
        <a href={href('suggestions', reference, { show: 'pending' })} data-count={given.pending.totalCount}>
          {t('text.allPending', { count: given.pending.totalCount })}
        </a>
      </p>
      <p>
        <a href={href('wordReturn', reference)}>{t('word.link')}</a>
      </p>
      <Clauses {...of} clauses={given.clauses.nodes} heading="h2" />
      <More
        after={given.clauses.pageInfo.hasNextPage ? given.clauses.pageInfo.endCursor : null}
        label={t('more.label')}
      />
      {given.milestones.nodes.map((milestone) => (
        <section key={milestone.id} aria-labelledby={milestone.id}>
          <h2 id={milestone.id}>
            <span class="reference">{milestone.reference}</span> <Said words={milestone.title} />
          </h2>
          <Clauses {...of} clauses={milestone.clauses.nodes} heading="h3" />
        </section>
      ))}
    </div>
  );
}
