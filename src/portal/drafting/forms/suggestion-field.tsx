import { CHALLENGE_AREAS } from '../../../domain/commitment-values.js';
import { isCommitmentWritten } from '../../commitments/being-written.js';
import { areasByHeading } from '../../proposals/areas.js';
import { Choices, Hidden, type Option, Select, TextField } from '../../frame/components/fields.js';
import { Finder } from '../../frame/components/finder.js';
import { Form } from '../../frame/components/form.js';
import type { Answer, Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import type { ChallengeArea, SuggestedField } from '../../frame/types.js';
import { InstitutionsField } from './institutions-field.js';
import { OwnerRoleField, ownerRoleNeeds, ownerRoleSent } from './owner-role.js';
import { noSuchDates, PeriodFields, periodTyped } from './period-fields.js';
import { About, suggesting, useWayIn, WhySuggested } from './suggesting.js';

/** The field of the form in which the value of each suggested field stands; a period has two of its own. */
const VALUE_AT: Record<SuggestedField, string> = {
  PERIOD: 'end',
  MILESTONE_PERIOD: 'end',
  OGP_VALUES: 'ogpValues',
  POLICY_AREAS: 'policyAreas',
  THEME: 'theme',
  OWNER: 'part',
  MILESTONE_INSTITUTIONS: 'institutions',
  BUDGET: 'amount',
  SDGS: 'sdgs',
  CHALLENGE_AREA: 'challengeArea',
  CARRIED_OVER_FROM: 'carriedOverFrom',
  DEVELOPMENT_PLAN: 'value',
};
const SDGS = Array.from({ length: 17 }, (_, index) => index + 1);
const AREAS = CHALLENGE_AREAS.map((area) => area.toUpperCase() as ChallengeArea);
const FIELDS = Object.keys(VALUE_AT) as SuggestedField[];
export const OF_MILESTONE: readonly SuggestedField[] = ['MILESTONE_PERIOD', 'MILESTONE_INSTITUTIONS'];

export const fieldNamed = (text: string | undefined): SuggestedField | undefined =>
  FIELDS.find((field) => field === text?.toUpperCase());

export const suggestionField = suggesting('FIELD', {
  asked: (sent) => {
    const field = fieldNamed(sent.text('field'));
    if (field === 'OWNER') return { field, ...ownerRoleSent(sent) };
    return { field, milestone: sent.text('milestone'), value: field && valueSent(field, sent) };
  },
  needs: (sent, reader) => (fieldNamed(sent.text('field')) === 'OWNER' ? ownerRoleNeeds(reader) : {}),
  unreadable: noSuchDates,
  fieldAt: (path, sent) => {
    const isOfValue = path[1] === 'value' && !['start', 'end'].includes(path.at(-1)!);
    const field = fieldNamed(sent.text('field'));
    return isOfValue && field ? VALUE_AT[field] : undefined;
  },
});

function valueSent(field: SuggestedField, sent: Sent) {
  const [amount, currency] = [sent.text('amount'), sent.text('currency')];
  switch (field) {
    case 'PERIOD':
    case 'MILESTONE_PERIOD':
      return { period: periodTyped(sent) };
    case 'BUDGET':
      return { budget: amount ? { amount: withoutSeparators(amount), currency: currency ?? '' } : null };
    case 'SDGS':
      return { sdgs: sent.all('sdgs').map(Number) };
    case 'CHALLENGE_AREA':
      return { challengeArea: AREAS.find((area) => area === sent.text('challengeArea')) ?? null };
    case 'CARRIED_OVER_FROM':
      return { carriedOverFrom: sent.text('carriedOverFrom') ?? null };
    case 'DEVELOPMENT_PLAN':
      return { developmentPlan: sent.text('value') ?? null };
    default:
      return { codes: sent.all(VALUE_AT[field]) };
  }
}

/** A comma that does not part thousands may stand for a decimal point, so the amount is refused instead of guessed. */
const withoutSeparators = (amount: string): string =>
  /^\d{1,3}([\s,]\d{3})*(\.\d+)?$/.test(amount.trim()) ? amount.replaceAll(/[\s,]/g, '') : amount.trim();

type Commitment = Thing<'suggest', 'commitment'>;
export type MilestoneToChange = Extract<NonNullable<Answer<'suggest'>['milestone']>, { __typename: 'Milestone' }>;

interface FieldProps {
  field: SuggestedField;
  commitment: Commitment;
  milestone: MilestoneToChange | null;
  known: Pick<Answer<'suggest'>, 'ogpValues' | 'policyAreas' | 'institutions' | 'earlier'>;
}

/** The form to suggest another value of a field; the present one is filled in. */
export function FieldForm(props: FieldProps) {
  const { t } = useReader();
  const { field, commitment, milestone } = props;
  return (
    <Form name="suggestionField" submit={t('suggest.change.submit')} also={useWayIn()}>
      <About commitment={commitment} />
      <Hidden name="field" value={field} />
      {milestone && <Hidden name="milestone" value={milestone.id} />}
      <ValueField {...props} />
      <WhySuggested />
    </Form>
  );
}

function ValueField({ field, commitment, milestone, known }: FieldProps) {
  const { t, name } = useReader();
  const label = name('SuggestedField', field);
  const hint = t('suggest.field.all');
  switch (field) {
    case 'PERIOD':
      return <PeriodFields span={commitment.period} />;
    case 'MILESTONE_PERIOD':
      return <PeriodFields {...(milestone && { span: milestone.planned })} />;
    case 'OGP_VALUES':
      return (
        <Choices
          name="ogpValues"
          {...{ label, hint }}
          options={named(known.ogpValues ?? [])}
          chosen={commitment.ogpValues.map(({ code }) => code)}
          many
          optional
        />
      );
    case 'POLICY_AREAS':
      return (
        <Choices
          name="policyAreas"
          {...{ label, hint }}
          options={[]}
          folded={areasByHeading(known.policyAreas ?? []).map(([heading, options]) => ({
            label: heading,
            options: options.map(([value, text]) => ({ value, label: text })),
          }))}
          chosen={commitment.policyAreas.map(({ code }) => code)}
          many
          optional
        />
      );
    case 'THEME':
      return (
        <Select
          name="theme"
          label={label}
          value={commitment.theme?.code ?? ''}
          options={named(commitment.plan.themes ?? [])}
          none={t('suggest.field.noTheme')}
          optional
        />
      );
    case 'BUDGET':
      return (
        <>
          <TextField
            name="amount"
            label={label}
            hint={t('suggest.budget.amountHint')}
            value={commitment.budget?.amount ?? ''}
            short
            optional
          />
          <TextField
            name="currency"
            label={t('suggest.budget.currency')}
            hint={t('suggest.budget.currencyHint')}
            value={commitment.budget?.currency ?? 'MXN'}
            short
            optional
          />
        </>
      );
    case 'SDGS':
      return (
        <Choices
          name="sdgs"
          {...{ label, hint }}
          options={SDGS.map((goal) => ({ value: String(goal), label: `${goal} ${t(`commitment.goals.${goal}`)}` }))}
          chosen={commitment.sdgs.map(String)}
          many
          optional
        />
      );
    case 'CHALLENGE_AREA':
      return (
        <Select
          name="challengeArea"
          label={label}
          value={commitment.challengeArea ?? ''}
          options={AREAS.map((value) => ({ value, label: name('ChallengeArea', value) }))}
          none={t('suggest.field.none')}
          optional
        />
      );
    case 'CARRIED_OVER_FROM':
      return (
        <>
          {known.earlier && <Finder name="carriedOverFrom" label={t('finder.commitment')} choices={known.earlier} />}
          <Select
            name="carriedOverFrom"
            label={label}
            value={commitment.carriedOverFrom?.id ?? ''}
            options={earlierThan(commitment, known)}
            none={t('suggest.field.none')}
            optional
          />
        </>
      );
    case 'DEVELOPMENT_PLAN':
      return <TextField name="value" label={label} value={commitment.developmentPlan ?? ''} optional />;
    case 'OWNER':
      return <OwnerRoleField commitment={commitment} known={known.institutions} />;
    default:
      return <InstitutionsField known={known.institutions} milestone={milestone} />;
  }
}

/** Commitments that were promised in other plans; first the one that it carries on now, and the one that was chosen. */
function earlierThan(
  { plan, carriedOverFrom: own }: Commitment,
  { earlier, earlierChosen }: Pick<Answer<'suggest'>, 'earlier' | 'earlierChosen'>,
) {
  const promised = (earlier?.nodes ?? []).filter(
    (each) => each.plan?.slug !== plan.slug && !isCommitmentWritten(each.state),
  );
  const first = [...(own ? [own] : []), ...(earlierChosen?.__typename === 'Commitment' ? [earlierChosen] : [])];
  const all = new Map([...first, ...promised].map((each) => [each.id, each]));
  return [...all.values()].map(({ id, reference, title }): Option => ({
    value: id,
    label: `${reference} ${title.text}`,
  }));
}

const named = (labels: { code: string; name: { text: string } }[]): Option[] =>
  labels.map(({ code, name }) => ({ value: code, label: name.text }));
