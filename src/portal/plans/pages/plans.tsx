import type { Answer } from '../../frame/documents.js';
import { Between, isStated } from '../../frame/components/dates.js';
import { Members } from '../../frame/components/glyph.js';
import { More } from '../../frame/components/more.js';
import { Example, Said } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type List = Answer<'plans'>['plans'];

export const plans: Page<'plans'> = {
  variables: (_, search) => ({ after: search.get('after') }),
  sheet: ({ plans: list }, { t }) => ({ title: t('site.pages.plans'), content: <Plans list={list} /> }),
};

function Plans({ list }: { list: List }) {
  const { t, href, name } = useReader();
  return (
    <div class="column">
      <h1>{t('site.pages.plans')}</h1>
      <p>{t('plans.count', { count: list.totalCount })}</p>
      {list.nodes.map((plan) => (
        <article key={plan.slug}>
          <h2>
            <a href={href('plan', plan.slug)}>
              <Said words={plan.title} />
            </a>
          </h2>
          <p>
            <Members places={plan.members.map(({ jurisdiction }) => jurisdiction)} />
          </p>
          <p class="quiet">
            {name('PlanStage', plan.stage)}
            {isStated(plan.period) && (
              <>
                {' · '}
                <Between span={plan.period} />
              </>
            )}
            {' · '}
            {t('plans.commitments', { count: plan.commitments.totalCount })}
          </p>
          {plan.synthetic && <Example />}
          {plan.summary && (
            <p>
              <Said words={plan.summary} />
            </p>
          )}
        </article>
      ))}
      <More after={list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null} label={t('more.label')} />
    </div>
  );
}
