import { MOST_RANKED } from '../../../domain/search.js';
import { figure, named } from '../../frame/format.js';
import type { Answer, Thing } from '../../frame/documents.js';
import { DayOf } from '../../frame/components/dates.js';
import { Filter, Filters, given } from '../../frame/components/filters.js';
import { Members } from '../../frame/components/glyph.js';
import { More } from '../../frame/components/more.js';
import { Marked, type Piece, ProposalLines } from '../../proposals/components/proposal-line.js';
import { Example, Said } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { MeasuredLink, thingOf } from '../../indicators/components/measured.js';
import { namesOfText } from '../../frame/components/text-to-change.js';
import { useReader } from '../../frame/reader.js';
import { allOf } from '../../frame/values.js';
import type { SearchArea } from '../../frame/types.js';

type Found = Thing<'search', 'search'>;
type Hit = Found['nodes'][number];

const AREAS = allOf<SearchArea>({
  PLAN: true,
  COMMITMENT: true,
  PROPOSAL: true,
  COMMENT: true,
  SUGGESTION: true,
  INDICATOR: true,
});
/** Searches words in everything public, because people remember a word of a plan and not its place. */
export const search: Page<'search'> = {
  variables: (_, asked) => {
    const words = given(asked, 'q');
    const area = AREAS.find((each) => each === given(asked, 'in'));
    return {
      words: words ?? '',
      asked: words !== undefined,
      areas: area ? [area] : undefined,
      after: given(asked, 'after'),
    };
  },
  sheet: (answered, { t }) => ({
    title: t('site.pages.search'),
    description: t('search.what'),
    // Each search has its own address, so search engines are told to index none.
    unlisted: true,
    content: <Search {...answered} />,
  }),
};

function Search({ search: found }: Answer<'search'>) {
  const { t, name, href, language } = useReader();
  return (
    <>
      <div class="intro">
        <h1>{t('site.pages.search')}</h1>
        <p class="lead">{t('search.what')}</p>
      </div>
      <Filters words={t('search.words')} hint={t('commitments.hint')} submit={t('commitments.search')}>
        <Filter
          name="in"
          label={t('search.in')}
          any={t('search.everywhere')}
          options={AREAS.map((area) => [area, name('SearchArea', area)])}
        />
      </Filters>
      {found && (
        <>
          <h2 id={t('search.ids.results')}>{t(found.nodes.length > 0 ? 'search.found' : 'search.nothing')}</h2>
          {found.newestOnly.length > 0 && (
            <p class="notice">
              {t('search.newestOnly', {
                most: figure(language, MOST_RANKED),
                kinds: named(
                  language,
                  found.newestOnly.map((area) => name('SearchArea', area)),
                ),
              })}
            </p>
          )}
          {found.nodes.length > 0 ? (
            <Hits hits={found.nodes} />
          ) : (
            <>
              <p>{t('search.advice')}</p>
              <p>
                <a href={href('plans')}>{t('site.pages.plans')}</a> ·{' '}
                <a href={href('proposals')}>{t('site.pages.proposals')}</a> ·{' '}
                <a href={href('commitments')}>{t('site.pages.commitments')}</a>
              </p>
            </>
          )}
          <More after={found.hasNextPage ? found.endCursor : null} label={t('more.label')} />
        </>
      )}
    </>
  );
}

function Hits({ hits }: { hits: Hit[] }) {
  return (
    <ol class="hits">
      {hits.map((hit) => (
        <li key={keyOf(hit)}>
          <Kind of={hit.__typename} />
          {hit.__typename === 'Proposal' ? <ProposalLines lines={[hit]} /> : <Line hit={hit} />}
        </li>
      ))}
    </ol>
  );
}

const keyOf = (hit: Hit) =>
  hit.__typename === 'Plan'
    ? hit.slug
    : hit.__typename === 'Commitment'
      ? hit.promised
      : hit.__typename === 'Proposal'
        ? hit.reference
        : hit.id;

function Kind({ of }: { of: Hit['__typename'] }) {
  const { t } = useReader();
  return <p class="kind">{t(`search.kinds.${of}`)}</p>;
}

function Line({ hit }: { hit: Exclude<Hit, { __typename: 'Proposal' }> }) {
  const { t, href } = useReader();
  if (hit.__typename === 'Comment' || hit.__typename === 'Suggestion') {
    return (
      <>
        <p class="title">
          <a href={href(hit.__typename === 'Comment' ? 'comment' : 'suggestion', hit.id)}>
            <Marked pieces={hit.excerpt.map(withoutStars)} />
          </a>{' '}
          {hit.synthetic && <Example short />}
        </p>
        <p class="quiet">
          {hit.__typename === 'Suggestion' && <OnText of={hit} />}
          {saidBy(hit) ?? t('search.nobody')} · <DayOf at={hit.createdAt} />
        </p>
      </>
    );
  }
  if (hit.__typename === 'Indicator') return <IndicatorLine hit={hit} />;
  const to = hit.__typename === 'Plan' ? href('plan', hit.slug) : href('commitment', hit.promised);
  return (
    <>
      <p class="title">
        <a href={to}>
          <Said words={hit.title} />
        </a>{' '}
        {hit.synthetic && <Example short />}
      </p>
      {hit.__typename === 'Commitment' ? (
        <Members places={hit.members.map(({ jurisdiction }) => jurisdiction)} short />
      ) : (
        hit.summary && (
          <p class="excerpt">
            <Said words={hit.summary} />
          </p>
        )
      )}
    </>
  );
}

/** An indicator with what it measures, because many indicators have the same name. */
function IndicatorLine({ hit }: { hit: Extract<Hit, { __typename: 'Indicator' }> }) {
  const { href } = useReader();
  return (
    <>
      <p class="title">
        <a href={href('indicator', hit.id)}>
          <Said words={hit.name} />
        </a>{' '}
        {hit.synthetic && <Example short />}
      </p>
      <p class="quiet">
        <MeasuredLink thing={thingOf(hit)} />
      </p>
    </>
  );
}

type Utterance = Extract<Hit, { __typename: 'Comment' | 'Suggestion' }>;
const saidBy = (hit: Utterance): string | null | undefined =>
  (hit.__typename === 'Suggestion' ? hit.onBehalfOf?.name.text : null) ?? hit.author?.publicName;

/** The commitment or the plan on whose text a suggestion was made. */
function OnText({ of }: { of: Extract<Hit, { __typename: 'Suggestion' }> }) {
  const { t } = useReader();
  return (
    <>
      {t('suggestion.numbered', { number: of.number })} · <Said words={namesOfText(of).title} /> ·{' '}
    </>
  );
}

/** A line of a comment without the asterisks of bold and italics. */
const withoutStars = ({ text, match }: Piece): Piece => ({ text: text.replaceAll('*', ''), match });
