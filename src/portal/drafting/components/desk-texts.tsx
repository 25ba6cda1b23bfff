import { More } from '../../frame/components/more.js';
import { Example, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import { LATELY_DAYS, OF_TEXT } from '../desk-list.js';
import type { DeskPlan } from '../pages/drafting-desk.js';

type Texts = NonNullable<DeskPlan['commitments']>;
type Text = Texts['nodes'][number];

/** The commitments that are being written, each with numbers that lead to the rows behind them. */
export function TextShelf({ plan, list }: { plan: DeskPlan; list: Texts }) {
  const { t } = useReader();
  return (
    <>
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

const NUMBERS = ['waiting', 'conflict', 'settled'] as const;

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
      <div class="facts numbers">
        <span class="tag">{name('CommitmentState', text.state)}</span>
        {NUMBERS.map((shelf) => (
          <a
            key={shelf}
            href={href('draftingDesk', plan.slug, { show: shelf, [OF_TEXT]: text.id })}
            data-count={text[shelf].totalCount}
          >
            {t(`draftingDesk.number.${shelf}`, { count: text[shelf].totalCount, days: LATELY_DAYS })}
            <span class="hidden"> · {text.reference}</span>
          </a>
        ))}
      </div>
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
