import type { Answer } from '../../frame/documents.js';
import { Said } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type Appointment = NonNullable<Answer<'drafting'>['viewer']>['appointments'][number];
type PlanGiven = NonNullable<Appointment['plan']>;

/** Leads to the drafting desk of the reader's plan, lets them choose among several, or says who writes. */
export const drafting: Page<'drafting'> = {
  signedInOnly: true,
  sheet: ({ viewer }, { t, href }) => {
    const own = (viewer?.appointments ?? []).flatMap(({ current, plan }) =>
      current && plan?.availableActions.includes('WRITE_TEXTS') ? [[plan.slug, plan] as const] : [],
    );
    const plans = [...new Map(own).values()];
    if (plans.length === 1) return href('draftingDesk', plans[0]!.slug);
    return { title: t('draftingDesk.title'), unlisted: true, content: <Choose plans={plans} /> };
  },
};

function Choose({ plans }: { plans: PlanGiven[] }) {
  const { t, href } = useReader();
  return (
    <div class="column">
      <h1>{t('draftingDesk.title')}</h1>
      <p class="lead">{t(plans.length > 0 ? 'draftingDesk.choose' : 'draftingDesk.nobody')}</p>
      {plans.length > 0 ? (
        <ul>
          {plans.map(({ slug, title }) => (
            <li key={slug}>
              <a href={href('draftingDesk', slug)}>
                <Said words={title} />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <a class="button" href={href('commitments')}>
            {t('draftingDesk.suggestInstead')}
          </a>
        </p>
      )}
    </div>
  );
}
