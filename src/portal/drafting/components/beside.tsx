import type { ComponentChildren } from 'preact';
import { Between } from '../../frame/components/dates.js';
import { Said } from '../../frame/components/said.js';
import { money } from '../../../domain/printed.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Span, SuggestedField, Valued, Words } from '../../frame/types.js';

/** A milestone by its reference and its title. */
export function OfMilestone({ milestone: { reference, title } }: { milestone: { reference: string; title: Words } }) {
  return (
    <>
      {reference} <Said words={title} />
    </>
  );
}

/** A value of a field as people read it. */
export function Value({ given: { period, labels }, field }: { given: Valued; field: SuggestedField }) {
  const reader = useReader();
  const { t } = reader;
  if (period) return <Between span={period} why={t('suggestion.noDates')} />;
  if (labels.length === 0)
    return <span class="unknown">{t(field === 'OWNER' ? 'suggestion.noRole' : 'suggestion.noValue')}</span>;
  return <>{labels.map((label) => labelOf(field, label, reader)).join(' · ')}</>;
}

/** Gives a value as people read it; the portal has words of its own for goals, areas of the Challenge and roles. */
function labelOf(field: SuggestedField, { code, name: said }: Valued['labels'][number], reader: Reader): string {
  const { t, name, language } = reader;
  if (field === 'SDGS') return `${code} ${t(`commitment.goals.${code}`)}`;
  if (field === 'CHALLENGE_AREA') return name('ChallengeArea', code.toUpperCase());
  if (field === 'OWNER') return name('OwnerRole', code.toUpperCase());
  if (field === 'CARRIED_OVER_FROM') return `${code} ${said.text}`;
  if (field === 'BUDGET') {
    const [amount = '', currency = ''] = code.split(' ');
    return money(language, { amount, currency });
  }
  return said.text;
}

interface Beside {
  field: SuggestedField;
  value: Valued;
}

interface FieldsProps {
  reference: string;
  of: Beside[];
  open: boolean;
  milestone?: { id: string; reference: string };
}

/** The values beside a text, each with its own way to suggest another one. */
export function FieldsBeside({ reference, of, open, milestone }: FieldsProps) {
  const { t, name, href } = useReader();
  return (
    <dl class="pairs">
      {of.map(({ field, value }) => (
        <div key={field}>
          <dt>{name('SuggestedField', field)}</dt>
          <dd>
            <Value field={field} given={value} />{' '}
            {open && (
              <a
                class="beside"
                href={href('suggest', reference, {
                  field: field.toLowerCase(),
                  ...(milestone && { milestone: milestone.id }),
                })}
              >
                {t('text.suggest')}
                <span class="hidden">
                  {' '}
                  · {name('SuggestedField', field)} {milestone?.reference}
                </span>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface FieldsOf {
  period: Span;
  ogpValues: Valued['labels'];
  policyAreas: Valued['labels'];
  theme: Valued['labels'][number] | null;
  budget: { amount: string; currency: string } | null;
  sdgs: number[];
  challengeArea: string | null;
  carriedOverFrom: { reference: string; title: Words } | null;
}

export const coded = (codes: (string | number | null | undefined)[]): Valued => ({
  period: null,
  labels: codes.flatMap((code) =>
    code === null || code === undefined
      ? []
      : { code: String(code), name: { text: String(code), language: 'es', outdated: false } },
  ),
});

export const fieldsOf = ({ period, ogpValues, policyAreas, theme, ...more }: FieldsOf): Beside[] => [
  { field: 'PERIOD', value: { period, labels: [] } },
  { field: 'OGP_VALUES', value: { period: null, labels: ogpValues } },
  { field: 'POLICY_AREAS', value: { period: null, labels: policyAreas } },
  { field: 'THEME', value: { period: null, labels: theme ? [theme] : [] } },
  { field: 'BUDGET', value: coded([more.budget && `${more.budget.amount} ${more.budget.currency}`]) },
  { field: 'SDGS', value: coded(more.sdgs) },
  { field: 'CHALLENGE_AREA', value: coded([more.challengeArea]) },
  {
    field: 'CARRIED_OVER_FROM',
    value: {
      period: null,
      labels: more.carriedOverFrom ? [{ code: more.carriedOverFrom.reference, name: more.carriedOverFrom.title }] : [],
    },
  },
];

interface MilestoneFields {
  planned: Span;
  institutions: { slug: string; name: Words }[];
}

export const fieldsOfMilestone = ({ planned, institutions }: MilestoneFields): Beside[] => [
  { field: 'MILESTONE_PERIOD', value: { period: planned, labels: [] } },
  {
    field: 'MILESTONE_INSTITUTIONS',
    value: { period: null, labels: institutions.map(({ slug, name }) => ({ code: slug, name })) },
  },
];

interface TextPartProps {
  shown: number;
  all: number;
  children?: ComponentChildren;
}

/** Says how many clauses or milestones of all a page shows, where these are not all. */
export function PartOf({ shown, all, children }: TextPartProps) {
  const { t } = useReader();
  if (shown >= all) return null;
  return (
    <p class="notice">
      {t('text.part', { shown, count: all })} {children}
    </p>
  );
}
