import type { Thing } from '../../frame/documents.js';
import { isCommitmentWritten } from '../being-written.js';
import type { Owner } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Member } from '../../frame/components/glyph.js';
import { type Fact, Facts, ofWhom } from '../../frame/components/facts.js';
import { PlaceName } from '../../frame/components/said.js';

type WhoseGiven = Thing<'commitment', 'commitment'>;

/** The members that a commitment belongs to, and the institutions that lead it: the two differ, so both are shown. */
export function Whose({ given }: { given: WhoseGiven }) {
  const { t } = useReader();
  const bodies = (role: string) => given.owners.filter((owner) => owner.role === role && owner.institution);
  const [leads, supports] = [bodies('LEAD'), bodies('SUPPORTING')];
  const rows: Fact[] = [
    {
      name: t('commitment.whose.leads'),
      value: leads.length > 0 ? <Owners owners={leads} /> : null,
      why: t('commitment.whose.noLead'),
    },
    ...(supports.length > 0 ? [{ name: t('commitment.whose.supports'), value: <Owners owners={supports} /> }] : []),
    ...ofWhom(
      t('plan.members.reference'),
      given.members.filter(({ reference }) => !reference).map(({ jurisdiction }) => jurisdiction),
      given.members.map(({ jurisdiction }) => jurisdiction),
    ),
  ];
  return (
    <>
      {given.joint && <p class="joint">{t('commitment.whose.joint', { count: given.members.length })}</p>}
      <ul class="plain tight">
        {given.members.map(({ jurisdiction, reference }) => (
          <li key={jurisdiction.code}>
            <Member place={jurisdiction} />
            {reference && (
              <>
                <br />
                <span class="quiet">{t('commitment.whose.reference', { reference })}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      <Facts rows={rows} pending={isCommitmentWritten(given.state)} />
    </>
  );
}

function Owners({ owners }: { owners: Owner[] }) {
  const { name } = useReader();
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
