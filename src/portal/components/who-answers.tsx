import type { Body, Place } from '../answers.js';
import { useReader } from '../reader.js';
import { BodyLink } from './body-link.js';
import { Day, HowFar } from './dates.js';
import { Member } from './glyph.js';
import { Unknown } from './said.js';

export interface Debt {
  state: string;
  respondBy: string | null;
  answeredOn: string | null;
  overdue: boolean;
  jurisdiction: Place;
  institution: Body | null;
}

/** Members that have not answered yet. */
export const owedBy = (debts: Debt[]) =>
  debts.flatMap(({ state, jurisdiction }) => (state === 'OWED' ? jurisdiction : []));

/** The State and the Municipality answer each for itself; who has to, and until when, is public. */
export function WhoAnswers({ debts }: { debts: Debt[] }) {
  const { t } = useReader();
  const owed = debts.filter(({ state }) => state !== 'RELEASED');
  if (owed.length === 0) return <p>{t('proposal.debts.none')}</p>;
  return (
    <ul class="plain tight">
      {owed.map((debt) => (
        <li key={debt.jurisdiction.code}>
          <Member place={debt.jurisdiction} />
          <br />
          {debt.institution ? <BodyLink body={debt.institution} /> : t('proposal.debts.unassigned')}
          <br />
          {debt.answeredOn && (
            <>
              {t('proposal.debts.answered')} <Day day={debt.answeredOn} />
            </>
          )}
          {!debt.answeredOn && debt.respondBy && (
            <span class={debt.overdue ? 'broken' : ''}>
              {t(debt.overdue ? 'proposal.debts.overdue' : 'proposal.debts.due')} <Day day={debt.respondBy} /> (
              <HowFar at={`${debt.respondBy}T12:00:00Z`} />)
            </span>
          )}
          {!debt.answeredOn && !debt.respondBy && <Unknown why={t('proposal.debts.noDay')} />}
        </li>
      ))}
    </ul>
  );
}
