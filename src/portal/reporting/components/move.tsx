import { BodyLink } from '../../frame/components/body-link.js';
import { Between, DayOf } from '../../frame/components/dates.js';
import { type Fact, Facts } from '../../frame/components/facts.js';
import { Example, Lines } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { Body } from '../../frame/types.js';
import { type Move, MoveForms } from '../forms/move-acts.js';

/** One move of the dates of a milestone: from when to when and why, who agreed, how it ended, and who objects. */
export function OneMove({ move }: { move: Move }) {
  const { t, name } = useReader();
  return (
    <li data-move={move.state}>
      <h3>
        {t('milestoneDates.move', { number: move.number })} · {name('RebaselineState', move.state)}{' '}
        {move.synthetic && <Example short />}
      </h3>
      <Facts rows={rowsOf(move, t)} />
      <p>{t('milestoneDates.reason')}</p>
      <blockquote>
        <Lines text={move.reason} />
      </blockquote>
      {move.decidedAt && (
        <p>
          {t('milestoneDates.decided')} <DayOf at={move.decidedAt} />
          {move.decidedRole && (
            <>
              {': '}
              <Speaker role={move.decidedRole} institution={move.decidedInstitution} />
            </>
          )}
          .
        </p>
      )}
      {move.decisionReason && (
        <>
          <p>{t('milestoneDates.declined')}</p>
          <blockquote>
            <Lines text={move.decisionReason} />
          </blockquote>
        </>
      )}
      {move.objection && move.objectedAt && (
        <div class="notice">
          <p>
            <strong>
              {t('milestoneDates.objected')} <DayOf at={move.objectedAt} />.
            </strong>{' '}
            {t('milestoneDates.objectedWhat')}
          </p>
          <blockquote>
            <Lines text={move.objection} />
          </blockquote>
        </div>
      )}
      <MoveForms move={move} />
    </li>
  );
}

/** Where nobody else leads, the secretariat agrees, so no institution is missing. */
function rowsOf(move: Move, t: ReturnType<typeof useReader>['t']): Fact[] {
  const { state, agreements, missing } = move;
  const waitsForSecretariat = missing.length === 0;
  return [
    { name: t('milestoneDates.former'), value: <Between span={move.former} why={t('milestones.noPromise')} /> },
    { name: t('milestoneDates.next'), value: <Between span={move.next} /> },
    {
      name: t('milestoneDates.proposedBy'),
      value: (
        <>
          <Speaker role={move.role} institution={move.institution} />, <DayOf at={move.createdAt} />
        </>
      ),
    },
    ...(agreements.length > 0 ? [{ name: t('milestoneDates.agreed'), value: <Agreed by={agreements} /> }] : []),
    ...(state === 'PROPOSED'
      ? [
          {
            name: t('milestoneDates.missing'),
            value: waitsForSecretariat ? t('milestoneDates.secretariatMissing') : <Bodies of={missing} />,
          },
        ]
      : []),
  ];
}

/** The role in which somebody acted, and for which institution; no person is named. */
function Speaker({ role, institution }: Pick<Move, 'role' | 'institution'>) {
  const { name } = useReader();
  return (
    <>
      {name('Role', role)}
      {institution && (
        <>
          {' '}
          · <BodyLink body={institution} />
        </>
      )}
    </>
  );
}

function Agreed({ by }: { by: Move['agreements'] }) {
  return (
    <ul class="plain">
      {by.map(({ role, institution, createdAt }) => (
        <li key={createdAt}>
          <Speaker role={role} institution={institution} />, <DayOf at={createdAt} />
        </li>
      ))}
    </ul>
  );
}

function Bodies({ of }: { of: Body[] }) {
  return (
    <>
      {of.map((body, index) => (
        <span key={body.slug}>
          {index > 0 && ' · '}
          <BodyLink body={body} />
        </span>
      ))}
    </>
  );
}
