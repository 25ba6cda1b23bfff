import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Day, HowFar } from '../../frame/components/dates.js';
import { given as asked } from '../../frame/components/filters.js';
import { MilestoneStatus } from '../../frame/components/glyph.js';
import { More } from '../../frame/components/more.js';
import { Example, Paragraphs, Said } from '../../frame/components/said.js';
import type { Answer, Thing } from '../../frame/documents.js';
import { fromList } from '../../frame/list-way.js';
import type { Page } from '../../frame/page.js';
import { withCursors } from '../../frame/with-cursors.js';
import { useReader } from '../../frame/reader.js';
import { notYours } from '../../frame/trouble.js';
import { INSTITUTION } from '../table-rows.js';

type Given = Answer<'checks'>;
type Line = Given['toCheck']['nodes'][number];

/** The milestone reports that wait for the check of the reader in a plan, those that were sent first on top. */
export const checks: Page<'checks'> = {
  signedInOnly: true,
  variables: (slug, search) => ({ slug, institution: asked(search, INSTITUTION), after: asked(search, 'after') }),
  sheet: ({ plan, toCheck }, reader) => {
    if (!plan) return null;
    if (!plan.availableActions.includes('CHECK_REPORTS')) return notYours(reader, plan.slug);
    return {
      title: reader.t('checks.title'),
      timeZone: plan.timeZone,
      content: <Checks plan={plan} list={toCheck} />,
    };
  },
};

function Checks({ plan, list }: { plan: Thing<'checks', 'plan'>; list: Given['toCheck'] }) {
  const { t } = useReader();
  return (
    <>
      <DeskCrumb plan={plan} />
      <h1>{t('checks.title')}</h1>
      <p class="lead">{t(list.totalCount === 0 ? 'checks.nothing' : 'checks.count', { count: list.totalCount })}</p>
      {list.totalCount > 0 && <p>{t('checks.what')}</p>}
      <ByInstitution plan={plan} />
      <ul class="plain lines asked">
        {withCursors(list).map(({ node: line, cursor }) => (
          <li key={line.id} data-row="CHECK">
            <Row line={line} cursor={cursor} />
          </li>
        ))}
      </ul>
      <More after={list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null} label={t('more.label')} />
    </>
  );
}

/** Narrows the list to the reports of one institution, because a checker compares those of one with each other. */
function ByInstitution({ plan }: { plan: Thing<'checks', 'plan'> }) {
  const { t, href, search } = useReader();
  const chosen = asked(search, INSTITUTION);
  if (plan.reportingInstitutions.length < 2) return null;
  return (
    <nav class="choices" aria-label={t('milestoneReport.institution')}>
      <a href={href('checks', plan.slug)} aria-current={chosen ? undefined : 'page'}>
        {t('checks.everybody')}
      </a>
      {plan.reportingInstitutions.map(({ slug, acronym, name }) => (
        <a
          key={slug}
          href={href('checks', plan.slug, { [INSTITUTION]: slug })}
          aria-current={slug === chosen ? 'page' : undefined}
        >
          {acronym ?? name.text}
        </a>
      ))}
    </nav>
  );
}

function Row({ line, cursor }: { line: Line; cursor: string }) {
  const reader = useReader();
  const { t, href, name } = reader;
  return (
    <>
      <p class="title">
        <a href={href('milestoneReport', line.id, fromList(reader, cursor))}>
          {line.milestone.reference} <Said words={line.milestone.title} />
        </a>{' '}
        {line.synthetic && <Example short />}
      </p>
      <div class="facts">
        {line.status && <MilestoneStatus of={line.status} />}
        {line.institution && <BodyLink body={{ ...line.institution, synthetic: false }} />}
        {line.sentAt && (
          <span class="quiet">
            {t('checks.sent')} <HowFar at={line.sentAt} />
          </span>
        )}
        {line.state === 'NOT_CHECKED' ? (
          <strong class="broken">{name('ReportState', 'NOT_CHECKED')}</strong>
        ) : (
          line.checkBy && (
            <span>
              {t('checks.by')} <Day day={line.checkBy} short />
            </span>
          )
        )}
      </div>
      {line.narrative && <Paragraphs words={line.narrative} />}
    </>
  );
}
