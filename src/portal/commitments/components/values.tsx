import type { ComponentChildren } from 'preact';
import { money } from '../../../domain/printed.js';
import type { Fact } from '../../frame/components/facts.js';
import { Said } from '../../frame/components/said.js';
import type { Reader } from '../../frame/reader.js';
import type { Label, SuggestedField, ValuesBeside } from '../../frame/types.js';

/** The values that stand beside the text, as labels: a value without a name of its own is its code. */
export const labelsBeside = ({ ogpValues, policyAreas, ...more }: ValuesBeside) =>
  ({
    OGP_VALUES: ogpValues,
    POLICY_AREAS: policyAreas,
    BUDGET: coded(more.budget && `${more.budget.amount} ${more.budget.currency}`),
    SDGS: coded(...more.sdgs),
    CHALLENGE_AREA: coded(more.challengeArea),
    DEVELOPMENT_PLAN: coded(more.developmentPlan),
    CARRIED_OVER_FROM: more.carriedOverFrom
      ? [{ code: more.carriedOverFrom.reference, name: more.carriedOverFrom.title }]
      : [],
  }) satisfies Partial<Record<SuggestedField, Label[]>>;

const coded = (...codes: (string | number | null)[]): Label[] =>
  codes.flatMap((code) =>
    code === null ? [] : { code: String(code), name: { text: String(code), language: 'es', outdated: false } },
  );

/** Gives a label as people read it; the portal has words of its own for goals, areas of the Challenge and roles. */
export function labelOf(field: SuggestedField, { code, name: said }: Label, { t, name, language }: Reader): string {
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

/** The values on the page of the commitment. A value that few commitments have is left out where there is none. */
export function valuesOf(given: ValuesBeside, reader: Reader): Fact[] {
  const { t, name, href } = reader;
  const { OGP_VALUES, POLICY_AREAS, CARRIED_OVER_FROM, ...few } = labelsBeside(given);
  const areas = [...POLICY_AREAS, ...OGP_VALUES].map((label) => label.name.text);
  const row = (field: SuggestedField, labels: Label[], value: ComponentChildren): Fact[] =>
    labels.length > 0 ? [{ name: name('SuggestedField', field), value }] : [];
  return [
    { name: t('commitment.promise.areas'), value: areas.length > 0 ? areas.join(' · ') : null },
    ...(Object.keys(few) as (keyof typeof few)[]).flatMap((field) =>
      row(field, few[field], few[field].map((label) => labelOf(field, label, reader)).join(' · ')),
    ),
    ...row(
      'CARRIED_OVER_FROM',
      CARRIED_OVER_FROM,
      CARRIED_OVER_FROM.map(({ code, name: title }) => (
        <a href={href('commitment', code)}>
          {code} <Said words={title} />
        </a>
      )),
    ),
  ];
}
