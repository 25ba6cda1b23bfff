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
          {t('milestoneDates.decided')} <DayOf at={move.decidedAt} />.
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

/** Where nobody else leads, the secretariat agrees, so no institution is listed. */
function rowsOf(move: Move, t: ReturnType<typeof useReader>['t']): Fact[] {
  const { state, agreed, missing } = move;
  const bySecretariat = state === 'IN_FORCE' && agreed.length === 0;
  const waitsForSecretariat = state === 'PROPOSED' && missing.length === 0;
  return [
    { name: t('milestoneDates.former'), value: <Between span={move.former} why={t('milestones.noPromise')} /> },
    { name: t('milestoneDates.next'), value: <Between span={move.next} /> },
    {
      name: t('milestoneDates.proposedBy'),
      value: (
        <>
          <Proposer move={move} />, <DayOf at={move.createdAt} />
        </>
      ),
    },
    ...(agreed.length > 0 || bySecretariat
      ? [
          {
            name: t('milestoneDates.agreed'),
            value: bySecretariat ? t('milestoneDates.secretariatAgreed') : <Bodies of={agreed} />,
          },
        ]
      : []),
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

function Proposer({ move: { role, institution } }: { move: Move }) {
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
