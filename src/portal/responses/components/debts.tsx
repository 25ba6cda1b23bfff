import type { Debt, Owed } from '../../frame/types.js';
import { fromList } from '../../frame/list-way.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Day, DayOf, HowFar } from '../../frame/components/dates.js';
import { Member } from '../../frame/components/glyph.js';
import { Lines, Said, Unknown } from '../../frame/components/said.js';
import { RowTick } from '../../frame/components/ticks.js';

/** Members in whose name the reader may respond. */
export const answerableBy = (debts: Debt[]) =>
  debts.flatMap(({ availableActions, jurisdiction }) => (availableActions.includes('RESPOND') ? jurisdiction : []));

/** Words for a proposal that owes no response itself: the proposals it was merged or split into get it. */
const ELSEWHERE: Record<string, string> = { MERGED: 'merged', SPLIT: 'split' };

/**
 * The debts of a proposal. State and Municipality respond separately; everybody can read who has to, and until when.
 */
export function WhoResponds({ debts, state: of }: { debts: Debt[]; state: string }) {
  const { t } = useReader();
  const owed = debts.filter(({ state }) => state !== 'RELEASED');
  const released = debts.filter(({ releasedAt }) => releasedAt !== null);
  if (owed.length + released.length === 0) return <p>{t(`proposal.debts.${ELSEWHERE[of] ?? 'none'}`)}</p>;
  return (
    <ul class="plain tight">
      {owed.map((debt) => (
        <li key={debt.jurisdiction.code}>
          <Member place={debt.jurisdiction} />
          <br />
          {debt.institution ? (
            <BodyLink body={debt.institution} />
          ) : (
            t(debt.respondedOn ? 'proposal.debts.secretariat' : 'proposal.debts.unassigned')
          )}
          <br />
          {debt.respondedOn ? (
            <>
              {t('proposal.debts.responded')} <Day day={debt.respondedOn} />
            </>
          ) : (
            <Due {...debt} />
          )}
        </li>
      ))}
      {released.map(({ jurisdiction, releasedAt, releaseReason }) => (
        <li key={jurisdiction.code}>
          <Member place={jurisdiction} />
          <br />
          {t('proposal.debts.released')} <DayOf at={releasedAt!} />.
          <Lines text={releaseReason!} />
        </li>
      ))}
    </ul>
  );
}

/** The last day to respond, and whether it has passed. */
function Due({ respondBy, overdue, short }: { respondBy: string | null; overdue: boolean; short?: boolean }) {
  const { t } = useReader();
  if (!respondBy) return <Unknown why={t('proposal.debts.noDay')} />;
  return (
    <span class={overdue ? 'broken' : ''}>
      {t(overdue ? 'proposal.debts.overdue' : 'proposal.debts.due')} <Day day={respondBy} short={short} /> (
      <HowFar at={`${respondBy}T12:00:00Z`} />)
    </span>
  );
}

interface OwedProps {
  owed: Owed[];
  /** The position of each debt in the list of the desk, for the links to the next and the previous one. */
  cursors?: string[];
  /** Name of the bulk form that the checkboxes belong to; without it there are none. */
  tick?: string;
}

/** The debts as a list; each line links to the page where it is settled. */
export function OwedLines({ owed, cursors, tick }: OwedProps) {
  const reader = useReader();
  const { t, href } = reader;
  return (
    <ul class="plain lines asked">
      {owed.map(({ proposal, jurisdiction, institution, respondBy, overdue }, index) => (
        <li key={`${proposal.reference}${jurisdiction.code}`} data-row="RESPOND">
          <p class="title">
            <a
              href={href(
                institution ? 'respond' : 'reviewOne',
                proposal.reference,
                cursors ? fromList(reader, cursors[index]!) : [],
              )}
            >
              {proposal.reference} <Said words={proposal.title} />
            </a>
          </p>
          <div class="facts">
            <Member place={jurisdiction} />
            {institution ? <Said words={institution.name} /> : <strong>{t('proposal.debts.assign')}</strong>}
            <Due respondBy={respondBy} overdue={overdue} short />
            <span>{t('proposals.supports', { count: proposal.supports.totalCount })}</span>
          </div>
          {tick && (
            <RowTick
              form={tick}
              of={proposal}
              newer={
                <p>
                  <a href={href('proposal', proposal.reference)}>
                    {proposal.reference} <Said words={proposal.title} />
                  </a>
                </p>
              }
            >
              {t('owedResponses.bulk.tick')}
              <span class="hidden"> {proposal.reference}</span>
            </RowTick>
          )}
        </li>
      ))}
    </ul>
  );
}
