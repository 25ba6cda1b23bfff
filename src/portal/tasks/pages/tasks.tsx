import type { Answer } from '../../frame/documents.js';
import { OwedLines } from '../../responses/components/debts.js';
import { DeskLines } from '../components/desk-lines.js';
import { OwnRoles } from '../../accounts/components/own-roles.js';
import { More } from '../../frame/components/more.js';
import { Section } from '../../frame/components/said.js';
import { OwnTables } from '../../reporting/components/own-tables.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type TasksAnswer = Answer<'tasks'>;

/** The work that waits for the reader: their desks with numbers, and the responses that they owe, late ones first. */
export const tasks: Page<'tasks'> = {
  signedInOnly: true,
  variables: (_, search) => ({ after: search.get('after') || undefined }),
  sheet: (given, { t }) => ({ title: t('tasks.title'), content: <Tasks given={given} /> }),
};

function Tasks({ given: { tasks: desks, viewer, owed } }: { given: TasksAnswer }) {
  const { t, href } = useReader();
  const roles = (viewer?.appointments ?? []).filter(({ current }) => current);
  return (
    <>
      <h1>{t('tasks.title')}</h1>
      {desks.length === 0 ? (
        <>
          <p class="lead">{t(roles.length > 0 ? 'tasks.nothing' : 'tasks.none')}</p>
          {roles.length > 0 && (
            <Section id={t('tasks.ids.roles')} title={t('tasks.roles')}>
              <OwnRoles roles={roles} />
              {roles.some(({ role }) => role === 'CIVIL_SOCIETY_CONTACT_POINT') && <p>{t('tasks.appeals')}</p>}
            </Section>
          )}
          <p>
            <a class="button" href={href('myProposals')}>
              {t('myProposals.title')}
            </a>
          </p>
        </>
      ) : (
        <Section id={t('tasks.ids.desks')} title={t('tasks.desks')}>
          <DeskLines desks={desks} />
        </Section>
      )}
      <OwnTables roles={roles} />
      {owed.totalCount > 0 && (
        <Section id={t('tasks.ids.owed')} title={t('owedResponses.owed')}>
          <p>{t('tasks.responses', { count: owed.totalCount })}</p>
          <OwedLines owed={owed.nodes} />
          <More after={owed.pageInfo.hasNextPage ? owed.pageInfo.endCursor : null} label={t('more.label')} />
        </Section>
      )}
    </>
  );
}
