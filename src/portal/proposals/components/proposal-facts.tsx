import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Day, DayOf, HowFar } from '../../frame/components/dates.js';
import { Members } from '../../frame/components/glyph.js';
import { importedAuthor } from '../../frame/components/imported.js';
import { Said } from '../../frame/components/said.js';

type FactsGiven = Thing<'proposal', 'proposal'>;

/** The author, the places, the subject and the day of a proposal. */
export function ProposalFacts({ given }: { given: FactsGiven }) {
  const { t } = useReader();
  return (
    <dl class="pairs">
      <div>
        <dt>{t('proposal.who')}</dt>
        <dd>
          {given.onBehalfOf && <BodyLink body={given.onBehalfOf} />}
          {!given.onBehalfOf &&
            (given.transcribed
              ? t('proposal.inPerson')
              : given.imported
                ? importedAuthor(given.imported, t)
                : (given.author?.publicName ?? t('proposal.person')))}
          {given.transcribed && given.receivedOn && (
            <>
              {' · '}
              {t('proposal.received')} <Day day={given.receivedOn} /> {given.receivedHow && `(${given.receivedHow})`}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('proposal.where')}</dt>
        <dd>{given.jurisdictions.length > 0 ? <Members places={given.jurisdictions} /> : t('proposal.everywhere')}</dd>
      </div>
      {given.theme && (
        <div>
          <dt>{t('proposal.theme')}</dt>
          <dd>
            <Said words={given.theme.name} />
          </dd>
        </div>
      )}
      {given.policyAreas.length > 0 && (
        <div>
          <dt>{t('proposal.areas')}</dt>
          <dd>{given.policyAreas.map(({ name }) => name.text).join(' · ')}</dd>
        </div>
      )}
      {given.submittedAt && (
        <div>
          <dt>{t('proposal.submitted')}</dt>
          <dd>
            <DayOf at={given.submittedAt} />
            {given.editedAt && (
              <>
                {' · '}
                {t('proposal.edited', { count: given.editedAfterSupports ?? 0 })} <HowFar at={given.editedAt} />
              </>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}
