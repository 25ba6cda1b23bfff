import type { ComponentChildren } from 'preact';
import { labelOf, labelsBeside } from '../../commitments/components/values.js';
import { Between } from '../../frame/components/dates.js';
import { Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { Label, Span, SuggestedField, Valued, ValuesBeside, Words } from '../../frame/types.js';

/** A milestone by its reference and its title. */
export function OfMilestone({ milestone: { reference, title } }: { milestone: { reference: string; title: Words } }) {
  return (
    <>
      {reference} <Said words={title} />
    </>
  );
}

/** A value of a field as people read it. */
export function ValueOfField({ given: { period, labels }, field }: { given: Valued; field: SuggestedField }) {
  const reader = useReader();
  const { t } = reader;
  if (period) return <Between span={period} why={t('suggestion.noDates')} />;
  if (labels.length === 0)
    return <span class="unknown">{t(field === 'OWNER' ? 'suggestion.noRole' : 'suggestion.noValue')}</span>;
  return <>{labels.map((label) => labelOf(field, label, reader)).join(' · ')}</>;
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
            <ValueOfField field={field} given={value} />{' '}
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

type FieldsOf = ValuesBeside & { period: Span; theme: Label | null };

export const fieldsOf = ({ period, theme, ...values }: FieldsOf): Beside[] => {
  const { OGP_VALUES, POLICY_AREAS, ...more } = labelsBeside(values);
  const labels = { OGP_VALUES, POLICY_AREAS, THEME: theme ? [theme] : [], ...more };
  return [
    { field: 'PERIOD', value: { period, labels: [] } },
    ...(Object.keys(labels) as (keyof typeof labels)[]).map((field) => ({
      field,
      value: { period: null, labels: labels[field] },
    })),
  ];
};

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
