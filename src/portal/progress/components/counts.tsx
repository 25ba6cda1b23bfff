import type { Progress } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Example } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';
import { completeIn, GROUPS, KINDS, kindsIn, ofPromises } from '../counting.js';
import { Boxes } from './boxes.js';

/** The conditions under which the page of milestones lists what is counted here. */
export type Scope = Record<string, string>;

interface CountsProps {
  of: Progress;
  scope: Scope;
  /** Set where the table has no place; the list beside the drawing has the same numbers. */
  brief?: boolean;
  /** Set where a heading above already says that milestones are invented. */
  marked?: boolean;
}

/**
 * Progress in three groups, each drawn as one box for each milestone with its numbers beside it. Each number leads to
 * exactly the milestones that it counts.
 */
export function ThreeCounts({ of, scope, brief, marked }: CountsProps) {
  const { t, name, href } = useReader();
  const to = (more: Scope) => href('milestones', '', { ...scope, ...more });
  const groups = GROUPS.filter(([group]) => of[group].total > 0);
  return (
    <div class="three">
      {groups.map(([group, code], index) => (
        <div key={group}>
          <p>
            <a href={to({ group: code })}>
              {of[group].total} <strong>{name('ProgressGroup', code)}</strong>
            </a>{' '}
            {!marked && index === 0 && of.synthetic > 0 && <Example short claim />}
          </p>
          <Boxes kinds={kindsIn(of[group])} />
          <ul>
            {KINDS.filter(([field]) => of[group][field] > 0).map(([field, kind]) => (
              <li key={kind}>
                <Boxes kinds={[kind]} />{' '}
                <a href={to({ group: code, counted: kind })}>
                  {of[group][field]} <span class="hidden">{name('ProgressGroup', code)}:</span>{' '}
                  {name('CountedAs', kind)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {!brief && (
        <details>
          <summary>{t('counts.table')}</summary>
          <Table
            caption={t('counts.table')}
            headed
            rows={[...KINDS]}
            columns={[
              { title: t('counts.counted'), heads: true, cell: ([, kind]) => name('CountedAs', kind) },
              ...groups.map(([group, code]) => ({
                title: name('ProgressGroup', code),
                numeric: true as const,
                cell: ([field]: (typeof KINDS)[number]) => of[group][field],
              })),
            ]}
          />
        </details>
      )}
    </div>
  );
}

/** The rule by which milestones are complete, in words. */
export function Rule() {
  const { t, href } = useReader();
  return (
    <p class="quiet">
      {t('counts.rule')} <a href={`${href('about')}#${t('about.ids.computed')}`}>{t('figures.how')}</a>
    </p>
  );
}

/** "3 of 4 milestones complete, 1 confirmed", over the promises of the plan. */
export function Complete({ of, brief }: { of: Progress; brief?: boolean }) {
  const { t } = useReader();
  const counts = ofPromises(of);
  return (
    <>
      {t('progress.complete', { count: counts.total, complete: completeIn(counts) })}
      {counts.confirmed > 0 && `, ${t('counts.confirmed', { count: counts.confirmed })}`}
      {counts.contradicted > 0 && `; ${t('counts.contradicted', { count: counts.contradicted })}`}
      {!brief && of.achievedBefore.total > 0 && `; ${t('counts.before', { count: of.achievedBefore.total })}`}
    </>
  );
}
