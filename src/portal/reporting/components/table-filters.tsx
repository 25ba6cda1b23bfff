import type { ComponentChildren } from 'preact';
import { Filter, FoldedFilters, given } from '../../frame/components/filters.js';
import { useReader } from '../../frame/reader.js';
import { INSTITUTION, PART_NAMES, partAsked, PERIOD, type Period, SHOW, WORDS } from '../table-rows.js';

interface FiltersProps {
  institution: string;
  period: Period | null;
  /** How many milestones meet the conditions. */
  total: number;
  children: ComponentChildren;
}

/** How many rows of a table meet the conditions, the way to all of them, and the conditions themselves. */
export function TableFilters({ institution, period, total, children }: FiltersProps) {
  const { t, href, address, search } = useReader();
  const part = partAsked(search);
  const isNarrowed = part !== null || given(search, WORDS) !== undefined;
  const table = { [INSTITUTION]: institution, ...(period ? { [PERIOD]: String(period.number) } : {}) };
  const counted =
    given(search, WORDS) !== undefined
      ? 'countFound'
      : part === 'sent'
        ? 'countSent'
        : part === 'missing'
          ? 'countMissing'
          : isNarrowed
            ? 'countFound'
            : 'count';
  return (
    <>
      <h2>
        {t(`reportTable.${counted}`, { count: total })} {children}
      </h2>
      {isNarrowed && (
        <p>
          <a href={href(address!.page, address!.key, table)}>{t('reportTable.whole')}</a>
        </p>
      )}
      <FoldedFilters
        words={t('reportTable.words')}
        hint={t('reportTable.wordsHint')}
        submit={t('reportTable.search')}
        kept={table}
      >
        <Filter
          name={SHOW}
          label={t('reportTable.show')}
          any={t('reportTable.part.all')}
          options={PART_NAMES.map((name) => [name, t(`reportTable.part.${name}`)])}
        />
      </FoldedFilters>
    </>
  );
}
