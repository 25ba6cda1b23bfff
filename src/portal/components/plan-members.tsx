import type { Cited, Place, Words } from '../answers.js';
import { useReader } from '../reader.js';
import { Day } from './dates.js';
import { Member } from './glyph.js';
import { Said, Unknown } from './said.js';
import { From } from './sources.js';

export interface PlanMemberGiven {
  reference: string | null;
  joinedOn: string | null;
  leftOn: string | null;
  title: Words | null;
  note: Words | null;
  jurisdiction: Place;
  sources: Cited[];
}

/** Who answers for the plan. Each member has its own title and reference at OGP, and both are shown. */
export function PlanMembers({ members }: { members: PlanMemberGiven[] }) {
  const { t } = useReader();
  return (
    <>
      {members.length > 1 && <p>{t('plan.members.joint', { count: members.length })}</p>}
      <div class="side-by-side">
        {members.map((member) => (
          <div key={member.jurisdiction.code}>
            <h3>
              <Member place={member.jurisdiction} />
            </h3>
            <dl class="pairs">
              <div>
                <dt>{t('plan.members.atOgp')}</dt>
                <dd>{member.title ? <Said words={member.title} /> : <Unknown />}</dd>
              </div>
              <div>
                <dt>{t('plan.members.reference')}</dt>
                <dd>{member.reference ?? <Unknown why={t('plan.members.noReference')} />}</dd>
              </div>
              <div>
                <dt>{t('plan.members.joined')}</dt>
                <dd>
                  {member.joinedOn ? <Day day={member.joinedOn} /> : <Unknown />}
                  {member.note && (
                    <>
                      {'. '}
                      <Said words={member.note} />
                    </>
                  )}
                </dd>
              </div>
              {member.leftOn && (
                <div>
                  <dt>{t('plan.members.left')}</dt>
                  <dd>
                    <Day day={member.leftOn} />
                  </dd>
                </div>
              )}
            </dl>
            <From sources={member.sources} />
          </div>
        ))}
      </div>
    </>
  );
}
