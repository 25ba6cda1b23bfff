import { useContext } from 'preact/hooks';
import type { Thing } from '../../frame/documents.js';
import { groupBy } from '../../frame/group.js';
import { Said } from '../../frame/components/said.js';
import { InOriginal, OneText } from '../../history/components/compared.js';
import { ComparedIndicators, IndicatorsThen } from '../../indicators/components/in-version.js';
import { useReader } from '../../frame/reader.js';
import type { Valued } from '../../frame/types.js';
import { ValueOfField } from './beside.js';
import { SetOut } from './clause.js';
import { TextPages } from '../text-pages.js';

type Given = Thing<'textVersions', 'commitment'>;
type Comparison = NonNullable<Given['comparison']>;
type WholeVersion = NonNullable<Given['textAt']>;
type Clause = WholeVersion['clauses'][number];
type ComparedClause = Comparison['clauses'][number];

/** Keeps the clauses of the commitment and of each milestone apart; the first part is the commitment's own. */
const byMilestone = <Of extends { milestoneId: string | null }>(clauses: Of[]) => [
  ...groupBy(clauses, ({ milestoneId }) => [milestoneId ?? '']),
];

/** The whole text as it was in one version. */
export function OneVersion({ given: { clauses, indicators } }: { given: WholeVersion }) {
  const { t } = useReader();
  const titleOf = (milestone: string) => {
    const title = clauses.find(({ milestoneId, section }) => milestoneId === milestone && section === 'TITLE');
    return title && <Said words={title.text} />;
  };
  return (
    <>
      {byMilestone(clauses).map(([milestone, own]) => {
        const title = milestone && own.find(({ section }) => section === 'TITLE');
        return (
          <section key={milestone}>
            {title && (
              <h2>
                {t('textVersions.milestone')} <Said words={title.text} />
              </h2>
            )}
            <Sections clauses={own.filter((clause) => clause !== title)} heading={milestone ? 'h3' : 'h2'} />
          </section>
        );
      })}
      <IndicatorsThen given={indicators} titleOf={titleOf} />
    </>
  );
}

/** The number of a numbered item: its place among those that stand directly before it. */
function numberOf(clauses: readonly { kind: string }[], index: number): number {
  let number = 1;
  while (clauses[index - number]?.kind === 'NUMBERED') number++;
  return number;
}

function Sections({ clauses, heading: Heading }: { clauses: Clause[]; heading: 'h2' | 'h3' }) {
  const { name } = useReader();
  return (
    <>
      {[...groupBy(clauses, ({ section }) => [section])].map(([section, own]) => (
        <div key={section}>
          <Heading>{name('Section', section)}</Heading>
          {own.map((clause, index) => (
            <div key={clause.clauseId} class="clause">
              <SetOut clause={clause} number={numberOf(own, index)} />
            </div>
          ))}
        </div>
      ))}
    </>
  );
}

/** Two versions word by word: each clause that changed, and how many did not. */
export function ComparedVersions({ given, reference }: { given: Comparison; reference: string }) {
  const { t, href } = useReader();
  const pages = useContext(TextPages);
  const changed = given.clauses.filter(({ change }) => change !== 'KEPT');
  const kept = given.clauses.length - changed.length;
  return (
    <>
      <p class="quiet">
        <del>{t('versions.removed')}</del> · <ins>{t('versions.added')}</ins>
      </p>
      <InOriginal texts={changed} />
      {changed.length + given.fields.length + given.indicators.length === 0 && <p>{t('versions.same')}</p>}
      {given.fields.length > 0 && <ChangedFields given={given} />}
      {byMilestone(changed).map(([milestone, own]) => (
        <section key={milestone}>
          {milestone && (
            <h2>
              {t('textVersions.milestone')} {titleIn(given.clauses, milestone)}
            </h2>
          )}
          {own.map((clause) => (
            <OneClause key={clause.clauseId} clause={clause} />
          ))}
        </section>
      ))}
      <ComparedIndicators given={given.indicators} titleOf={(milestone) => titleIn(given.clauses, milestone)} />
      {kept > 0 && (
        <p>
          {t('textVersions.kept', { count: kept })}{' '}
          <a href={href(pages.versions, reference, { version: String(given.to) })}>
            {t('textVersions.whole', { number: given.to })}
          </a>
        </p>
      )}
    </>
  );
}

/** The title of a milestone in the later version that has it. */
function titleIn(clauses: ComparedClause[], milestone: string): string {
  const title = clauses.find(({ milestoneId, section }) => milestoneId === milestone && section === 'TITLE');
  const pieces = title?.pieces ?? [];
  const later = pieces.filter(({ change }) => change !== 'REMOVED');
  return (later.length > 0 ? later : pieces).map(({ text }) => text).join('');
}

function OneClause({ clause }: { clause: ComparedClause }) {
  const { t, name } = useReader();
  return (
    <div class="clause">
      <p class="quiet">
        {name('Section', clause.section)} · <strong>{name('ClauseChange', clause.change)}</strong>
      </p>
      {clause.rewritten && <p class="quiet">{t('versions.rewritten')}</p>}
      <OneText text={clause} />
    </div>
  );
}

function ChangedFields({ given: { fields, clauses } }: { given: Comparison }) {
  const { t, name } = useReader();
  return (
    <section>
      <h2>{t('text.beside')}</h2>
      <dl class="pairs">
        {fields.map((each) => (
          <div key={`${each.field} ${each.milestoneId} ${each.institution?.code}`}>
            <dt>
              {name('TextField', each.field)}
              {each.institution && ` · ${each.institution.name.text}`}
              {each.milestoneId && ` · ${titleIn(clauses, each.milestoneId)}`}
            </dt>
            <dd>
              {t('textVersions.was')}{' '}
              <del>
                <Compared
                  field={each.field}
                  period={each.formerPeriod}
                  codes={each.formerCodes}
                  labels={each.formerLabels}
                />
              </del>
              {' · '}
              {t('textVersions.is')}{' '}
              <ins>
                <Compared
                  field={each.field}
                  period={each.laterPeriod}
                  codes={each.laterCodes}
                  labels={each.laterLabels}
                />
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Field = Comparison['fields'][number];

function Compared({ field, period, codes, labels }: Valued & { field: Field['field']; codes: string[] }) {
  const { name } = useReader();
  if (field === 'STATE') return <>{codes.map((code) => name('CommitmentState', code.toUpperCase())).join(' · ')}</>;
  return <ValueOfField field={field} given={{ period, labels }} />;
}
