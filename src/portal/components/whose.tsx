import type { Member as MemberGiven, Owner } from '../answers.js';
import { useReader } from '../reader.js';
import { BodyLink } from './body-link.js';
import { Member } from './glyph.js';
import { PlaceName, Unknown } from './said.js';

/** Whose a commitment is, and who leads it: two different things, and both are said. */
export function Whose({ given }: { given: { joint: boolean; members: MemberGiven[]; owners: Owner[] } }) {
  const { t } = useReader();
  const bodies = (role: string) => given.owners.filter((owner) => owner.role === role && owner.institution);
  return (
    <>
      {given.joint && <p class="joint">{t('commitment.whose.joint', { count: given.members.length })}</p>}
      <ul class="plain tight">
        {given.members.map(({ jurisdiction, reference }) => (
          <li key={jurisdiction.code}>
            <Member place={jurisdiction} />
            <br />
            <span class="quiet">
              {reference ? t('commitment.whose.reference', { reference }) : t('commitment.whose.noReference')}
            </span>
          </li>
        ))}
      </ul>
      <dl class="pairs">
        <div>
          <dt>{t('commitment.whose.leads')}</dt>
          <dd>
            <Owners owners={bodies('LEAD')} />
          </dd>
        </div>
        {bodies('SUPPORTING').length > 0 && (
          <div>
            <dt>{t('commitment.whose.supports')}</dt>
            <dd>
              <Owners owners={bodies('SUPPORTING')} />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

function Owners({ owners }: { owners: Owner[] }) {
  const { t, name } = useReader();
  if (owners.length === 0) return <Unknown why={t('commitment.whose.noLead')} />;
  return (
    <>
      {owners.map(({ institution, jurisdiction, state, reason }) => (
        <div key={institution!.slug}>
          <BodyLink body={institution!} />
          {jurisdiction && (
            <span class="quiet">
              {' · '}
              <PlaceName words={jurisdiction.name} />
            </span>
          )}
          {state !== 'ACCEPTED' && ` · ${name('OwnerState', state)}`}
          {reason && ` · ${reason}`}
        </div>
      ))}
    </>
  );
}
