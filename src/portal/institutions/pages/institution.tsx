import type { Thing } from '../../frame/documents.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { CommitmentLines } from '../../commitments/components/commitment-line.js';
import { CoverageFigures } from '../../responses/components/coverage.js';
import { CoverageByDay } from '../../responses/components/coverage-plot.js';
import { When } from '../../frame/components/dates.js';
import { Member } from '../../frame/components/glyph.js';
import { More } from '../../frame/components/more.js';
import { CurrentRegister } from '../../accounts/components/register.js';
import { Facts } from '../../frame/components/facts.js';
import { Example, Invented, Paragraphs, Said, Section } from '../../frame/components/said.js';
import { Rule, ThreeCounts } from '../../progress/components/counts.js';
import { GROUPS } from '../../progress/counting.js';
import { Sources } from '../../frame/components/sources.js';
import { endOf, startOf } from '../../../domain/printed.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type InstitutionGiven = Thing<'institution', 'institution'>;

export const institution: Page<'institution'> = {
  variables: (slug, search) => ({ slug, after: search.get('after') || undefined }),
  sheet: ({ institution: given }) => given && { title: given.name.text, content: <Institution given={given} /> },
};

function Institution({ given }: { given: InstitutionGiven }) {
  const { t, name, href } = useReader();
  const { nodes, totalCount, pageInfo } = given.commitments;
  const start = startOf(given.existence);
  return (
    <Invented when={given.synthetic}>
      <div class="intro">
        <h1>
          <Said words={given.name} />
          {given.acronym && ` (${given.acronym})`}
        </h1>
        {given.synthetic && <Example claim />}
        <p>
          {name('InstitutionKind', given.kind)}
          {given.jurisdiction && (
            <>
              {' · '}
              <Member place={given.jurisdiction} />
            </>
          )}
        </p>
        <Ended given={given} />
        {given.note && <Paragraphs words={given.note} />}
        {totalCount === 0 && <p>{t('institution.none')}</p>}
        <Facts
          rows={[
            ...(start ? [{ name: t('institution.since'), value: <When date={start} /> }] : []),
            { name: t('institution.website'), value: given.website && <Website at={given.website} /> },
            {
              name: t('institution.contact'),
              value: given.publicContact && <Contact at={given.publicContact} />,
              why: t('institution.noContact'),
            },
          ]}
        />
      </div>
      {totalCount > 0 && (
        <Section id={t('institution.ids.commitments')} title={t('institution.commitments', { count: totalCount })}>
          <CommitmentLines lines={nodes} />
          <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
        </Section>
      )}
      {GROUPS.some(([group]) => given.progress[group].total > 0) && (
        <Section id={t('institution.ids.progress')} title={t('institution.progress')}>
          <ThreeCounts of={given.progress} scope={{ institution: given.slug }} />
          <Rule />
        </Section>
      )}
      {given.responseCoverage.owed > 0 && (
        <Section id={t('institution.ids.responses')} title={t('responses.title')}>
          <CoverageFigures given={given.responseCoverage} />
          <CoverageByDay days={given.responseCoverageByDay} />
        </Section>
      )}
      <Section id={t('institution.ids.appointments')} title={t('institution.appointments')}>
        <CurrentRegister
          appointments={given.appointments}
          all={<a href={href('institutionAppointments', given.slug)}>{t('register.whole')}</a>}
        />
      </Section>
      <Section id={t('institution.ids.sources')} title={t('institution.sources')}>
        <Sources sources={given.sources} />
      </Section>
    </Invented>
  );
}

function Website({ at }: { at: string }) {
  return (
    <a href={at} rel="external noreferrer">
      {at}
    </a>
  );
}

/** An e-mail address or a telephone number; an import takes nothing else. */
function Contact({ at }: { at: string }) {
  const link = at.includes('@')
    ? `mailto:${encodeURIComponent(at).replace('%40', '@')}`
    : `tel:${at.replaceAll(/[^+\d]/g, '')}`;
  return <a href={link}>{at}</a>;
}

/** Says when the institution ended and which one succeeded it; its promises stay. */
function Ended({ given }: { given: InstitutionGiven }) {
  const { t } = useReader();
  const end = endOf(given.existence);
  if (!end) return null;
  return (
    <p class="notice">
      {t('institution.ended')} <When date={end} />.{' '}
      {given.successor ? (
        <>
          {t('institution.successor')} <BodyLink body={given.successor} />
        </>
      ) : (
        t('institution.noSuccessor')
      )}
    </p>
  );
}
