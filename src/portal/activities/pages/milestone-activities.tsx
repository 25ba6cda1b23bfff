import { BodyLink } from '../../frame/components/body-link.js';
import { Between, Day } from '../../frame/components/dates.js';
import { Facts } from '../../frame/components/facts.js';
import { given as asked } from '../../frame/components/filters.js';
import { More } from '../../frame/components/more.js';
import { Example, Lines, Said, Unknown } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { sought } from '../../frame/seeking.js';
import { MilestoneCrumb, MilestoneLink } from '../../reporting/components/milestone-crumb.js';
import {
  type ActivitiesGiven,
  activityActs,
  ActivityForms,
  AddActivity,
  type GivenActivity,
  type ActivityInstitutions,
} from '../forms/activity-acts.js';

/** The activities below a milestone: what is done by whom and when, and the acts of whoever answers for it. */
export const milestoneActivities: Page<'milestoneActivities'> = {
  variables: (id, search, reader) => ({ id, after: asked(search, 'after'), named: sought(reader, 'doer') }),
  forms: activityActs,
  sheet: ({ node, institutions }, { t }) =>
    node?.__typename === 'Milestone'
      ? {
          title: `${t('activities.title')}: ${node.reference} ${node.title.text}`,
          timeZone: node.commitment.plan.timeZone,
          unlisted: true,
          content: <MilestoneActivities given={node} known={institutions} />,
        }
      : null,
};

function MilestoneActivities({ given, known }: { given: ActivitiesGiven; known: ActivityInstitutions }) {
  const { t } = useReader();
  const { totalCount, nodes, pageInfo } = given.activities;
  return (
    <div class="column">
      <MilestoneCrumb milestone={given} />
      <h1>
        <span class="reference">{t('activities.title')}</span> <MilestoneLink milestone={given} />
      </h1>
      {given.synthetic && <Example claim />}
      <p class="lead">{t('activities.what')}</p>
      {totalCount === 0 && <p>{t('activities.none')}</p>}
      <ol class="plain ruled">
        {nodes.map((activity) => (
          <OneActivity key={activity.id} activity={activity} known={known} />
        ))}
      </ol>
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
      {given.availableActions.includes('ADD_ACTIVITY') && (
        <section>
          <h2>{t('activities.add.title')}</h2>
          <AddActivity known={known} />
        </section>
      )}
    </div>
  );
}

function OneActivity({ activity, known }: { activity: GivenActivity; known: ActivityInstitutions }) {
  const { t, name } = useReader();
  const { number, state, title, institution, who, period, doneOn, removalReason, synthetic } = activity;
  return (
    <li data-activity={state}>
      <h2>
        {number}. <Said words={title} /> · {name('ActivityState', state)} {synthetic && <Example short />}
      </h2>
      <Facts
        rows={[
          { name: t('activities.who'), value: institution ? <BodyLink body={institution} /> : (who ?? <Unknown />) },
          { name: t('activities.when'), value: <Between span={period} why={t('activities.noDays')} /> },
          ...(doneOn ? [{ name: t('activities.doneOn'), value: <Day day={doneOn} /> }] : []),
        ]}
      />
      {removalReason && (
        <>
          <p>{t('activities.removedWhy')}</p>
          <blockquote>
            <Lines text={removalReason} />
          </blockquote>
        </>
      )}
      <ActivityForms activity={activity} known={known} />
    </li>
  );
}
