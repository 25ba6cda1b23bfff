import { useContext } from 'preact/hooks';
import type { Thing } from '../../frame/documents.js';
import { given as inAddress } from '../../frame/components/filters.js';
import { DayOf } from '../../frame/components/dates.js';
import { More } from '../../frame/components/more.js';
import { Example, Lines, Of, Said, Section } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import type { TextVersionLine } from '../../frame/types.js';
import { ComparedVersions, OneVersion } from '../components/text-version.js';
import { TextPages } from '../text-pages.js';

type Given = Omit<Thing<'textVersions', 'commitment'>, 'plan'>;

/** A number with more digits than any version becomes 0, which no version has, so the page is not found. */
function numberIn(search: URLSearchParams, name: string): number | undefined {
  const given = inAddress(search, name);
  if (!given) return undefined;
  return /^\d{1,6}$/.test(given) ? Number(given) : 0;
}

/** Which versions the address asks for. */
export function versionsAsked(search: URLSearchParams) {
  const version = numberIn(search, 'version');
  return {
    after: inAddress(search, 'after'),
    from: numberIn(search, 'from'),
    to: numberIn(search, 'to'),
    version,
    reading: version !== undefined,
    comparing: version === undefined && (search.has('from') || search.has('to')),
  };
}

/** True when the address names a version that is not there. */
export function isMissing(given: Given, search: URLSearchParams): boolean {
  const { reading, comparing } = versionsAsked(search);
  return (reading && !given.textAt) || (comparing && !given.comparison);
}

/** The versions of a text, newest first; the address names one of them for ever, or two that are compared. */
export const textVersions: Page<'textVersions'> = {
  variables: (reference, search) => ({ reference, ...versionsAsked(search) }),
  sheet: ({ commitment: given }, { t, address, href, search }) => {
    if (!given || isMissing(given, search)) return null;
    if (address?.key !== given.reference) return href('textVersions', given.reference);
    return {
      title: `${titleOfVersions(given, t)}: ${given.reference} ${given.title.text}`,
      timeZone: given.plan.timeZone,
      unlisted: true,
      content: <Versions given={given} />,
    };
  },
};

type Say = ReturnType<typeof useReader>['t'];

export function titleOfVersions({ textAt, comparison }: Given, t: Say): string {
  if (textAt) return t('versions.one', { number: textAt.number });
  if (!comparison) return t('textVersions.title');
  const { from, to } = comparison;
  return from === to ? t('versions.one', { number: to }) : t('versions.two', { from, to });
}

export function Versions({ given }: { given: Given }) {
  const { t, href } = useReader();
  const pages = useContext(TextPages);
  const { reference, textAt, comparison, versions } = given;
  const { hasNextPage, endCursor } = versions.pageInfo;
  const list = (
    <>
      <ol class="plain versions">
        {versions.nodes.map((version) => (
          <li key={version.number} data-row>
            <Row version={version} reference={reference} />
          </li>
        ))}
      </ol>
      <More after={hasNextPage ? endCursor : null} label={t('textVersions.title')} />
      {given.version > 1 && <Choose given={given} />}
    </>
  );
  const isList = !textAt && !comparison;
  return (
    <div class="column">
      <p class="crumb">
        <a href={href(pages.text, reference)}>
          {pages.holder === 'commitment' && `${reference} `}
          <Said words={given.title} />
        </a>
        {!isList && (
          <>
            {' · '}
            <a href={href(pages.versions, reference)}>{t('textVersions.title')}</a>
          </>
        )}
      </p>
      <h1>{titleOfVersions(given, t)}</h1>
      {given.synthetic && <Example claim />}
      {isList && <p>{t('textVersions.has', { count: versions.totalCount })}</p>}
      {textAt && (
        <>
          <Row version={textAt} reference={reference} alone />
          {textAt.number !== given.version && (
            <p class="notice">
              {t('textVersions.former')} <a href={href(pages.text, reference)}>{t('textVersions.now')}</a>
            </p>
          )}
          <OneVersion given={textAt} />
        </>
      )}
      {comparison && <ComparedVersions given={comparison} reference={reference} />}
      {isList ? (
        list
      ) : (
        <Section id={t('versions.ids.all')} title={t('textVersions.title')}>
          {list}
        </Section>
      )}
    </div>
  );
}

/** One version: who made it, when, by which suggestion, and why. */
function Row({ version, reference, alone }: { version: TextVersionLine; reference: string; alone?: boolean }) {
  const { t, name, href } = useReader();
  const pages = useContext(TextPages);
  const { number, cause, role, institution, suggestion, reason, createdAt } = version;
  const own = t('versions.one', { number });
  const who = [role && name('Role', role.toUpperCase()), institution?.name.text].filter(Boolean).join(', ');
  return (
    <>
      <p>
        {!alone && (
          <>
            <a href={href(pages.versions, reference, { version: String(number) })}>{own}</a> ·{' '}
          </>
        )}
        {name('VersionCause', cause)}
        {suggestion && (
          <>
            {' · '}
            <a href={href('suggestion', suggestion.id)}>{t('suggestion.numbered', { number: suggestion.number })}</a>
            {` ${t('textVersions.of')} ${suggestion.onBehalfOf?.name.text ?? suggestion.author?.publicName ?? t('comments.somebody')}`}
          </>
        )}
        {who && ` · ${t('textVersions.by', { who })}`} · <DayOf at={createdAt} />
        {number > 1 && (
          <>
            {' · '}
            <a href={href(pages.versions, reference, { from: String(number - 1), to: String(number) })}>
              <Of what={t('versions.changed', { number: number - 1 })} whose={own} />
            </a>
          </>
        )}
      </p>
      {reason && <Lines text={reason} />}
    </>
  );
}

/** Chooses any two versions by their numbers, with a form that needs no script. */
function Choose({ given: { reference, version, comparison } }: { given: Given }) {
  const { t, href } = useReader();
  const pages = useContext(TextPages);
  const field = (name: 'from' | 'to', value: number) => (
    <div class="field">
      <label for={name}>{t(`versions.${name}`)}</label>
      <input id={name} name={name} type="number" min={1} max={version} value={value} class="short" required />
    </div>
  );
  return (
    <form class="search" method="get" action={href(pages.versions, reference)} aria-label={t('textVersions.compare')}>
      {field('from', comparison?.from ?? version - 1)}
      {field('to', comparison?.to ?? version)}
      <button type="submit" class="second">
        {t('versions.compare')}
      </button>
    </form>
  );
}
