import { HowFar } from '../../frame/components/dates.js';
import { Filter, FoldedFilters, given, withChosen } from '../../frame/components/filters.js';
import { FilterFinder } from '../../frame/components/finder.js';
import { More } from '../../frame/components/more.js';
import { Example, Lines, Of, Section } from '../../frame/components/said.js';
import { RowTick, TickAll } from '../../frame/components/ticks.js';
import { fromList } from '../../frame/list-way.js';
import { useReader } from '../../frame/reader.js';
import { withCursors } from '../../frame/with-cursors.js';
import { LATE_ONLY, LATELY_DAYS, OF_TEXT, OWN_TEXT, deskShelfIn } from '../desk-list.js';
import { DECIDE_MANY, DecideManyForm, namedAs, rowOf } from '../forms/suggestions-decide.js';
import type { DeskPlan } from '../pages/drafting-desk.js';
import { namesOfText, OfText } from '../../frame/components/text-to-change.js';
import { WhatItDoes, SuggestedBy } from './suggestion-line.js';

type Suggestions = NonNullable<DeskPlan['suggestions']>;
type Line = Suggestions['nodes'][number];

const mayDecide = ({ availableActions, state }: Line) => state === 'PENDING' && availableActions.includes('DECLINE');

/** Suggestions on the texts of the plan, the newest first, to decide one by one or several at once. */
export function SuggestionShelf({ plan, list }: { plan: DeskPlan; list: Suggestions }) {
  const { t, href, search } = useReader();
  const shelf = deskShelfIn(search);
  const many = list.nodes.some(mayDecide);
  const isNarrowed = ['q', OF_TEXT, LATE_ONLY].some((name) => given(search, name));
  return (
    <>
      <FoldedFilters
        words={t('draftingDesk.words')}
        hint={t('draftingDesk.hint')}
        submit={t('commitments.search')}
        kept={{ show: shelf }}
      >
        {plan.written && <FilterFinder name={OF_TEXT} label={t('finder.commitment')} choices={plan.written} />}
        <Filter
          name={OF_TEXT}
          label={t('draftingDesk.ofText')}
          any={t('commitments.any')}
          options={withChosen(
            [
              [OWN_TEXT, t('planText.title')],
              ...(plan.written?.nodes ?? []).map(({ id, reference, title }): [string, string] => [
                id,
                `${reference} ${title.text}`,
              ]),
            ],
            given(search, OF_TEXT),
            list.nodes[0]?.commitment?.reference,
          )}
        />
        {shelf !== 'settled' && (
          <Filter
            name={LATE_ONLY}
            label={t('draftingDesk.due')}
            any={t('commitments.any')}
            options={[['yes', t('draftingDesk.late')]]}
          />
        )}
      </FoldedFilters>
      <h2>{t(`draftingDesk.count.${shelf}`, { count: list.totalCount, days: LATELY_DAYS })}</h2>
      {isNarrowed && (
        <p>
          <a href={href('draftingDesk', plan.slug, { show: shelf })}>{t('commitments.clear')}</a>
        </p>
      )}
      {list.totalCount === 0 && <p>{t(isNarrowed ? 'draftingDesk.noneFound' : `draftingDesk.empty.${shelf}`)}</p>}
      {many && <TickAll at={t('draftingDesk.ids.list')} />}
      <ul class="plain lines asked" id={t('draftingDesk.ids.list')}>
        {withCursors(list).map(({ node: line, cursor }) => (
          <li
            key={line.id}
            id={`${DECIDE_MANY}-${rowOf(line.id)}`}
            tabindex={-1}
            data-row={mayDecide(line) ? 'SUGGESTION' : 'SHOWN'}
          >
            <Row line={line} cursor={cursor} />
          </li>
        ))}
      </ul>
      <More after={list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null} label={t('more.label')} />
      {many && (
        <Section id={t('draftingDesk.ids.many')} title={t('draftingDesk.many.title')}>
          <p>{t('draftingDesk.many.what')}</p>
          <DecideManyForm listed={list.nodes.map(({ id }) => id)} />
        </Section>
      )}
    </>
  );
}

function Row({ line, cursor }: { line: Line; cursor: string }) {
  const reader = useReader();
  const { t, name, href, returned, language } = reader;
  const numbered = t('suggestion.numbered', { number: line.number });
  const called = `${numbered} · ${namesOfText(line).short}`;
  const own = returned?.sent.form === DECIDE_MANY ? returned : null;
  // A fault of this row leads to it only while it is in the list.
  own?.drawn.fields.add(rowOf(line.id));
  const fault = own?.faults.find(({ field }) => field === rowOf(line.id))?.message;
  const words = line.text ?? line.baseText;
  return (
    <>
      <p class="title">
        <a href={href('suggestion', line.id, fromList(reader, cursor))}>
          <Of what={numbered} whose={namesOfText(line).short} />
        </a>{' '}
        {line.synthetic && <Example short />}
      </p>
      {fault && <p class="fault">{fault}</p>}
      <div class="facts">
        {line.state !== 'PENDING' && <span class="tag">{name('SuggestionState', line.state)}</span>}
        {line.inConflict && line.state === 'PENDING' && <span class="tag">{t('suggestion.inConflict')}</span>}
        <OfText given={line} />
        <span>
          <WhatItDoes given={line} />
        </span>
        <span>
          <SuggestedBy given={line} />
        </span>
        <span class="quiet">
          <HowFar at={line.createdAt} />
        </span>
      </div>
      {words && (
        <blockquote lang={line.language === language ? undefined : line.language}>
          <Lines text={words} />
        </blockquote>
      )}
      <p class="written">{line.reason}</p>
      {mayDecide(line) && (
        <>
          <RowTick form={DECIDE_MANY} of={line}>
            {t('draftingDesk.many.tick')}
            <span class="hidden"> · {called}</span>
          </RowTick>
          <input type="hidden" form={DECIDE_MANY} name={namedAs(line.id)} value={called} />
        </>
      )}
    </>
  );
}
