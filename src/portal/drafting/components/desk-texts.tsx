import type { ComponentChildren } from 'preact';
import { More } from '../../frame/components/more.js';
import { Example, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import { LATELY_DAYS, OF_TEXT, OWN_TEXT } from '../desk-list.js';
import type { DeskPlan } from '../pages/drafting-desk.js';

type Texts = NonNullable<DeskPlan['commitments']>;
type Text = Texts['nodes'][number];

const NUMBERS = ['waiting', 'conflict', 'settled'] as const;

/** The text of the plan itself, for whoever writes it. */
function OwnTextRow({ plan }: { plan: DeskPlan }) {
  const { t, href } = useReader();
  const counts = { waiting: plan.ownWaiting, conflict: plan.ownConflict, settled: plan.ownSettled };
  if (!plan.textEditable && !plan.ownText?.totalCount) return null;
  return (
    <ul class="plain lines asked">
      <li>
        <p class="title">
          <a href={href('planText', plan.slug)}>{t('planText.title')}</a> {plan.synthetic && <Example short />}
        </p>
        <Numbers
          plan={plan}
          of={OWN_TEXT}
          called={t('planText.title')}
          countOf={(shelf) => counts[shelf]?.totalCount ?? 0}
        />
      </li>
    </ul>
  );
}

interface NumbersProps {
  plan: DeskPlan;
  /** The text in the address, and its name. */
  of: string;
  called: string;
  countOf(shelf: (typeof NUMBERS)[number]): number;
  children?: ComponentChildren;
}

/** How many suggestions on a text wait, are in conflict and were settled lately; each number leads to its rows. */
function Numbers({ plan, of, called, countOf, children }: NumbersProps) {
  const { t, href } = useReader();
  return (
    <div class="facts numbers">
      {children}
      {NUMBERS.map((shelf) => (
        <a
          key={shelf}
          href={href('draftingDesk', plan.slug, { show: shelf, [OF_TEXT]: of })}
          data-count={countOf(shelf)}
        >
          {t(`draftingDesk.number.${shelf}`, { count: countOf(shelf), days: LATELY_DAYS })}
          <span class="hidden"> · {called}</span>
        </a>
      ))}
    </div>
  );
}

/** The commitments that are being written, each with numbers that lead to the rows behind them. */
export function TextShelf({ plan, list }: { plan: DeskPlan; list: Texts }) {
  const { t } = useReader();
  return (
    <>
      <OwnTextRow plan={plan} />
      <h2>{t('draftingDesk.count.texts', { count: list.totalCount })}</h2>
      {list.totalCount === 0 && <p>{t('draftingDesk.empty.texts')}</p>}
      <ul class="plain lines asked">
        {list.nodes.map((text) => (
          <li key={text.id} data-row="TEXT">
            <Row plan={plan} text={text} />
          </li>
        ))}
      </ul>
      <More after={list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null} label={t('more.label')} />
    </>
  );
}

function Row({ plan, text }: { plan: DeskPlan; text: Text }) {
  const { t, name, href } = useReader();
  const missing = text.consultationChecks?.filter(({ met }) => !met).length;
  return (
    <>
      <p class="title">
        <a href={href('commitmentText', text.reference)}>
          {text.reference} <Said words={text.title} />
        </a>{' '}
        {text.synthetic && <Example short />}
      </p>
      <Numbers plan={plan} of={text.id} called={text.reference} countOf={(shelf) => text[shelf].totalCount}>
        <span class="tag">{name('CommitmentState', text.state)}</span>
      </Numbers>
      <p class="facts numbers">
        <a href={href('textState', text.reference)}>
          {missing === undefined
            ? t('textState.link')
            : missing === 0
              ? t('draftingDesk.ready')
              : t('draftingDesk.missing', { count: missing })}
          <span class="hidden"> · {text.reference}</span>
        </a>
        <a href={href('commitment', text.reference)}>
          {t('draftingDesk.reader')}
          <span class="hidden"> · {text.reference}</span>
        </a>
      </p>
    </>
  );
}
