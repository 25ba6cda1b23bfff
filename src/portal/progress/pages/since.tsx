import { dayAfter } from '../../../domain/days.js';
import type { Answer } from '../../frame/documents.js';
import { longDay } from '../../../domain/printed.js';
import { daySaid, dayTyped, endOfDay } from '../../frame/local-time.js';
import { given } from '../../frame/components/filters.js';
import { DayOf } from '../../frame/components/dates.js';
import { MilestoneStatus } from '../../frame/components/glyph.js';
import { Example, Invented, Said, Section } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import type { Reader } from '../../frame/reader.js';
import { useReader } from '../../frame/reader.js';
import { MilestoneList } from '../components/milestone-list.js';

type News = Answer<'since'>;

const PARTS = ['reported', 'moved', 'contradicted', 'late', 'evidenced'] as const;
/** Without a day in the address, the page tells of this many days. */
const LATELY_DAYS = 90;

/** The day in the address; either word is read, because the other language leads here with the same address. */
const typedIn = (search: URLSearchParams) => given(search, 'desde') ?? given(search, 'since');
const dayAsked = ({ search, today }: Reader) => dayTyped(typedIn(search)) ?? dayAfter(today, -LATELY_DAYS);
const startOf = (reader: Reader) => endOfDay(reader.timeZone, dayAfter(dayAsked(reader), -1)) ?? reader.now;

export const since: Page<'since'> = {
  variables: (_, search, reader) => {
    const [plan, commitment] = [given(search, 'plan'), given(search, 'commitment')];
    const at = startOf(reader).toISOString();
    const within = { plan, commitment };
    return {
      reported: { ...within, reportedSince: at },
      moved: { ...within, movedSince: at },
      contradicted: { ...within, standing: ['CONTRADICTED'], reportedSince: at },
      // A milestone that was due before that day was late before it.
      late: { ...within, lateStill: true, dueFrom: dayAsked(reader) },
      evidenced: { ...within, evidencedSince: at },
      plan: plan ?? '',
      byPlan: plan !== undefined,
      commitment: commitment ?? '',
      byCommitment: commitment !== undefined,
    };
  },
  sheet: (news, { t }) => ({ title: t('since.title'), content: <Since news={news} /> }),
};

function Since({ news }: { news: News }) {
  const reader = useReader();
  const { t, href, language, search } = reader;
  const day = dayAsked(reader);
  const { plan, commitment } = news;
  const typed = typedIn(search);
  return (
    <>
      <div class="intro">
        {(commitment ?? plan) && (
          <p class="crumb">
            {commitment && (
              <a href={href('commitment', commitment.reference)}>
                <Said words={commitment.title} />
              </a>
            )}
            {plan && (
              <a href={href('plan', plan.slug)}>
                <Said words={plan.title} />
              </a>
            )}
          </p>
        )}
        <h1>{t('since.title')}</h1>
        <p class="lead">{t('since.what', { day: longDay(language, day) })}</p>
      </div>
      <form class="search" method="get" action={href('since')}>
        {['plan', 'commitment'].map((name) => {
          const value = given(search, name);
          return value && <input key={name} type="hidden" name={name} value={value} />;
        })}
        <div class="field">
          <label for="desde">{t('since.day')}</label>
          <p class="hint" id="desde-hint">
            {t('time.dayHint')}
          </p>
          <input
            id="desde"
            name={t('since.name')}
            value={typed && !dayTyped(typed) ? typed : daySaid(day)}
            aria-describedby="desde-hint"
          />
          {typed !== undefined && !dayTyped(typed) && <p class="notice">{t('since.noDay', { count: LATELY_DAYS })}</p>}
        </div>
        <button type="submit" class="second">
          {t('since.show')}
        </button>
      </form>
      {PARTS.map((part) => {
        const { totalCount, nodes } = news[part];
        const isInvented = nodes.length > 0 && nodes.every(({ synthetic }) => synthetic);
        const title = (
          <>
            {t(`since.parts.${part}`)} ({totalCount}) {isInvented && <Example short claim />}
          </>
        );
        return (
          <Section key={part} id={t(`since.ids.${part}`)} title={title}>
            {totalCount === 0 && <p>{t('since.none')}</p>}
            {totalCount > nodes.length && <p class="quiet">{t('since.first', { count: nodes.length })}</p>}
            <Invented when={isInvented}>
              {part === 'reported' && <Reports news={news} />}
              {part !== 'reported' && nodes.length > 0 && (
                <MilestoneList caption={t(`since.parts.${part}`)} steps={nodes} />
              )}
            </Invented>
          </Section>
        );
      })}
    </>
  );
}

/** The reports of each voice since that day, below the milestone that they are about. */
function Reports({ news: { reported } }: { news: News }) {
  const reader = useReader();
  const { t, href, name } = reader;
  const start = startOf(reader).getTime();
  return (
    <ul>
      {reported.nodes.map(({ reference, title, number, commitment, synthetic, reports }) => (
        <li key={reference}>
          <a href={`${href('commitment', commitment.reference)}#${t('commitment.ids.milestone')}-${number}`}>
            <span class="reference">{reference}</span> <Said words={title} />
          </a>{' '}
          {synthetic && <Example short />}
          <ul>
            {reports
              .flatMap(({ lastStepAt, ...report }) =>
                lastStepAt && new Date(lastStepAt).getTime() >= start ? [{ lastStepAt, ...report }] : [],
              )
              .map(({ voice, state, status, lastStepAt, institution }, index) => (
                <li key={index}>
                  <DayOf at={lastStepAt} short /> · {name('Voice', voice)}
                  {institution && ` (${institution.acronym ?? institution.name.text})`} ·{' '}
                  {status && <MilestoneStatus of={status} />} · {name('ReportState', state)}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
