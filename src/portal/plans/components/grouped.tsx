import type { Thing } from '../../frame/documents.js';
import { groupBy } from '../../frame/group.js';
import type { Line, Progress } from '../../frame/types.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { CommitmentLines } from '../../commitments/components/commitment-line.js';
import { Follow } from '../../notifications/components/follow.js';
import { Of } from '../../frame/components/said.js';
import { Boxes } from '../../progress/components/boxes.js';
import type { Scope } from '../../progress/components/counts.js';
import { GROUPS, kindsIn } from '../../progress/counting.js';

export const GROUPINGS = ['theme', 'owner'] as const;
export type Grouping = (typeof GROUPINGS)[number];

type PlanGiven = Thing<'plan', 'plan'>;

/** The commitments of a plan grouped by theme or by lead institution; plain links change between the two. */
export function Grouped({ plan, by }: { plan: PlanGiven; by: Grouping }) {
  const { t, href, viewer } = useReader();
  const { nodes, totalCount } = plan.commitments;
  // When only a part of the commitments was read, the lengths of the groups are not their numbers and are left out.
  const isWhole = totalCount === nodes.length;
  const groups =
    by === 'theme' ? byTheme(plan, t('plan.commitments.noTheme')) : byLead(nodes, t('plan.commitments.noLead'));
  return (
    <>
      <p class="choices">
        {GROUPINGS.map((each) => (
          <a
            key={each}
            href={`${href('plan', plan.slug, each === 'theme' ? {} : { by: each })}#${t('plan.ids.commitments')}`}
            aria-current={each === by ? 'true' : undefined}
          >
            {t(`plan.commitments.by.${each}`)}
          </a>
        ))}
      </p>
      {groups.map(([title, lines]) => {
        const theme = by === 'theme' ? plan.themes.find(({ name }) => name.text === title) : undefined;
        return (
          <div key={title}>
            <h3 id={theme && themeId(theme.code, t)}>
              {title} {isWhole && <span class="quiet">({lines.length})</span>}
            </h3>
            {theme && (
              <>
                <ThemeProgress of={theme.progress} scope={{ plan: plan.slug, theme: theme.code }} whose={title} />
                {viewer && <Follow given={theme} whose={title} />}
                {plan.windows.length > 0 && (
                  <p>
                    <a href={href('proposals', '', { plan: plan.slug, theme: theme.code })}>
                      <Of what={t('plan.commitments.proposals')} whose={title} />
                    </a>
                  </p>
                )}
              </>
            )}
            <CommitmentLines lines={lines} />
          </div>
        );
      })}
      {!isWhole && (
        <p>
          <a href={href('commitments', '', { plan: plan.slug })}>{t('home.all', { count: totalCount })}</a>
        </p>
      )}
    </>
  );
}

/** The milestones of a theme drawn, with a link to them; nothing for a theme without milestones. */
function ThemeProgress({ of, scope, whose }: { of: Progress; scope: Scope; whose: string }) {
  const { t, href } = useReader();
  const kinds = GROUPS.flatMap(([group]) => kindsIn(of[group]));
  if (kinds.length === 0) return null;
  return (
    <p>
      <Boxes kinds={kinds} />{' '}
      <a href={href('milestones', '', scope)}>
        <Of what={t('counts.ofTheme')} whose={whose} />
      </a>
    </p>
  );
}

/** The `id` of a theme's heading on the page of its plan. */
export const themeId = (code: string, t: Reader['t']) => `${t('plan.ids.theme')}-${code}`;

function byTheme({ themes, commitments }: PlanGiven, none: string): [string, Line[]][] {
  const titles = new Map(themes.map(({ code, name }) => [code, name.text]));
  return grouped(commitments.nodes, ({ theme }) => [titles.get(theme?.code ?? '') ?? none], none);
}

function byLead(lines: Line[], none: string): [string, Line[]][] {
  const leads = ({ owners }: Line) =>
    owners.flatMap(({ role, institution }) => (role === 'LEAD' && institution ? institution.name.text : []));
  // Several leads of one commitment form a group of their own: each commitment is counted once, and the groups add up
  // to the whole.
  return grouped(lines, (line) => [leads(line).toSorted().join(' · ') || none], none);
}

/** Commitments without a group come last. */
function grouped(lines: Line[], titles: (line: Line) => string[], none: string): [string, Line[]][] {
  return [...groupBy(lines, titles)].toSorted(([a], [b]) => Number(a === none) - Number(b === none));
}
