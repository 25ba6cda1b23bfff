import type { Thing } from '../../frame/documents.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { Day } from '../../frame/components/dates.js';
import { Member } from '../../frame/components/glyph.js';
import { type Fact, Facts, Missing, ofWhom } from '../../frame/components/facts.js';
import { Said } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';

type PlanMemberGiven = Thing<'plan', 'plan'>['members'][number];

/** The members that answer for the plan. Each has its own title and reference at OGP, and both are shown. */
export function PlanMembers({ members, pending }: { members: PlanMemberGiven[]; pending: boolean }) {
  const { t } = useReader();
  const places = members.map(({ jurisdiction }) => jurisdiction);
  const names = members[0] ? factsOf(members[0], t).map(({ name }) => name) : [];
  const lacking = names.flatMap((name) => {
    const without = members.filter((member) => factsOf(member, t).some((fact) => fact.name === name && !fact.value));
    return ofWhom(
      name,
      without.map(({ jurisdiction }) => jurisdiction),
      places,
    );
  });
  return (
    <>
      {members.length > 1 && <p>{t('plan.members.joint', { count: members.length })}</p>}
      <div class="side-by-side">
        {members.map((member) => (
          <div key={member.jurisdiction.code}>
            <h3>
              <Member place={member.jurisdiction} />
            </h3>
            <Facts rows={factsOf(member, t).filter(({ value }) => value !== null)} />
            {member.note && (
              <p>
                <Said words={member.note} />
              </p>
            )}
            <From sources={member.sources} />
          </div>
        ))}
      </div>
      <Missing of={lacking} pending={pending} />
    </>
  );
}

function factsOf(member: PlanMemberGiven, t: Reader['t']): Fact[] {
  return [
    { name: t('plan.members.atOgp'), value: member.title && <Said words={member.title} /> },
    { name: t('plan.members.reference'), value: member.reference },
    { name: t('plan.members.joined'), value: member.joinedOn && <Day day={member.joinedOn} /> },
    ...(member.leftOn ? [{ name: t('plan.members.left'), value: <Day day={member.leftOn} /> }] : []),
  ];
}
