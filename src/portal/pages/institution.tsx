import type { Body, Cited, Held, Line, Page as ListPage, Place, Span, Words } from '../answers.js';
import { BodyLink } from '../components/body-link.js';
import { CommitmentLines } from '../components/commitment-line.js';
import { CoverageFigures, type WholeCoverage } from '../components/coverage.js';
import { type CoverageDay, CoveragePlot } from '../components/coverage-plot.js';
import { When } from '../components/dates.js';
import { Member } from '../components/glyph.js';
import { More } from '../components/more.js';
import { CurrentRegister } from '../components/register.js';
import { Example, Paragraphs, Said, Section, Unknown } from '../components/said.js';
import { Sources } from '../components/sources.js';
import { endOf, startOf } from '../format.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

type InstitutionGiven = Body & {
  website: string | null;
  publicContact: string | null;
  existence: Span;
  jurisdiction: Place | null;
  note: Words | null;
  successor: Body | null;
  sources: Cited[];
  commitments: ListPage<Line>;
  appointments: { totalCount: number; nodes: Held[] };
  responseCoverage: WholeCoverage;
  responseCoverageByDay: CoverageDay[];
};

export const institution: Page<{ institution: InstitutionGiven | null }> = {
  variables: (slug, search) => ({ slug, after: search.get('after') || undefined }),
  sheet: ({ institution: given }) => given && { title: given.name.text, content: <Institution given={given} /> },
};

function Institution({ given }: { given: InstitutionGiven }) {
  const { t, name, href } = useReader();
  const { nodes, totalCount, pageInfo } = given.commitments;
  return (
    <>
      <div class="intro">
        <h1>
          <Said words={given.name} />
          {given.acronym && ` (${given.acronym})`}
        </h1>
        {given.synthetic && <Example />}
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
        <dl class="pairs">
          {startOf(given.existence) && (
            <div>
              <dt>{t('institution.since')}</dt>
              <dd>
                <When date={startOf(given.existence)} />
              </dd>
            </div>
          )}
          <div>
            <dt>{t('institution.website')}</dt>
            <dd>
              {given.website ? (
                <a href={given.website} rel="external noreferrer">
                  {given.website}
                </a>
              ) : (
                <Unknown />
              )}
            </dd>
          </div>
          <div>
            <dt>{t('institution.contact')}</dt>
            <dd>{given.publicContact ?? <Unknown why={t('institution.noContact')} />}</dd>
          </div>
        </dl>
      </div>
      <Section id={t('institution.ids.commitments')} title={t('institution.commitments', { count: totalCount })}>
        {nodes.length === 0 ? <p>{t('institution.none')}</p> : <CommitmentLines lines={nodes} />}
        <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
      </Section>
      {given.responseCoverage.owed > 0 && (
        <Section id={t('institution.ids.responses')} title={t('responses.title')}>
          <CoverageFigures given={given.responseCoverage} />
          <CoveragePlot days={given.responseCoverageByDay} />
        </Section>
      )}
      <Section id={t('institution.ids.appointments')} title={t('institution.appointments')}>
        <CurrentRegister
          held={given.appointments}
          all={<a href={href('institutionAppointments', given.slug)}>{t('register.whole')}</a>}
        />
      </Section>
      <Section id={t('institution.ids.sources')} title={t('institution.sources')}>
        <Sources sources={given.sources} />
      </Section>
    </>
  );
}

/** Institutions end; what they promised does not. */
function Ended({ given }: { given: InstitutionGiven }) {
  const { t } = useReader();
  const end = endOf(given.existence);
  if (!end) return null;
  return (
    <p class="notice">
      {t('institution.ended')} <When date={end} />. {t('institution.successor')}{' '}
      {given.successor ? <BodyLink body={given.successor} /> : <Unknown why={t('institution.noSuccessor')} />}
    </p>
  );
}
