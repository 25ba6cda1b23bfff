import type { Calling } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { End, HowFarToEnd } from '../../frame/components/dates.js';
import { Example, Said } from '../../frame/components/said.js';

/** The open call for proposals of a plan. */
export function openCall({ windows }: Calling) {
  return windows.find(({ kind, state }) => kind === 'CALL_FOR_PROPOSALS' && state === 'OPEN');
}

/** The plans with an open call, each with its last day and a link to the form. */
export function Calls({ plans }: { plans: Calling[] }) {
  const { t, href } = useReader();
  const calling = plans.filter(openCall);
  if (calling.length === 0) return <p>{t('proposals.noCall')}</p>;
  return (
    <ul class="calls">
      {calling.map((plan) => (
        <li key={plan.slug}>
          <p>
            <Said words={plan.title} /> {plan.synthetic && <Example short />}
          </p>
          <a class="button" href={href('propose', '', { plan: plan.slug })}>
            {t('proposals.propose')}
          </a>
          <span class="quiet">
            {t('windows.until')} <End at={openCall(plan)!.closesAt} zone={openCall(plan)!.plan.timeZone} short /> (
            <HowFarToEnd at={openCall(plan)!.closesAt} zone={openCall(plan)!.plan.timeZone} />)
          </span>
        </li>
      ))}
    </ul>
  );
}
