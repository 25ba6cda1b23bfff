import { In } from 'typeorm';
import { periodOf } from '../api/period-input.js';
import { checkedValue, valueName, VALUES } from '../commitments/commitment-values.fields.js';
import type { MilestoneFields, TextFields } from '../commitments/commitment.writing.js';
import { isSame } from '../domain/change.js';
import { COMMITMENT_VALUES, type CommitmentValue } from '../domain/commitment-values.js';
import type { OwnerRole } from '../domain/ownership.js';
import { refuse } from '../domain/refusal.js';
import type { SuggestedField } from '../domain/suggestion.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import type { Transaction } from '../kernel/transaction.js';
import type { MilestoneEntity } from '../milestones/milestone.entity.js';
import { ThemeEntity } from '../plans/plan.entity.js';
import { ownersNow, setOwnerRole } from './owner-role.js';
import type { SuggestedValueInput } from './suggestion.inputs.js';
import type { SharedText } from './text.facts.js';

/** A value as it is stored with a suggestion. */
export type KeptValue = object | string | null;

const codesOf = (value: KeptValue): string[] => (Array.isArray(value) ? value.map(String) : []);

type Value = StatedPeriod | object | string | null;

/** Codes of themes and names in addresses of institutions, by the ids under which versions keep them. */
type Names = ReadonlyMap<string, string>;

/** How a field that stands beside the text is read of a version, checked and set. */
interface FieldPlan {
  /** The part that has the field, when it is not the commitment itself. */
  of?: 'milestone' | 'institution';
  read(fields: TextFields, of: { milestone: MilestoneFields; institutionId: string | null; names: Names }): Value;
  given(tx: Transaction, text: SharedText, input: SuggestedValueInput): Promise<Value>;
  set(tx: Transaction, text: SharedText, value: KeptValue, to: { milestone: MilestoneEntity } & Setting): Promise<void>;
}

interface Setting {
  institutionId: string | null;
  /** True when the institution asks for the change itself, or a session of the forum decided it. */
  agreed: boolean;
}

const PATH = ['input', 'value'];

const periodGiven = (input: SuggestedValueInput): StatedPeriod => {
  const given = input.period ?? refuse('FIELD_VALUE_REQUIRED', [...PATH, 'period']);
  const period = StatedPeriod.of(periodOf(given, [...PATH, 'period']));
  if (period.startOn && period.endOn && period.startOn > period.endOn)
    refuse('DATE_AFTER_END', [...PATH, 'period', 'end']);
  return period;
};
const codesGiven = (input: SuggestedValueInput): string[] =>
  (input.codes ?? refuse('FIELD_VALUE_REQUIRED', [...PATH, 'codes'])).toSorted();

export async function institutions(
  tx: Transaction,
  slugs: string[],
  path = [...PATH, 'codes'],
): Promise<InstitutionEntity[]> {
  const found = await tx.manager.findBy(InstitutionEntity, { slug: In(slugs) });
  if (found.length < slugs.length) refuse('INSTITUTION_NOT_FOUND', path);
  return found;
}

const inOrder = <Given>(value: Given): Given =>
  (Array.isArray(value) ? value.toSorted((one, other) => (one < other ? -1 : 1)) : value) as Given;

/** The values of the commitment itself. */
const valuePlans = () =>
  Object.fromEntries(
    COMMITMENT_VALUES.map((column): [CommitmentValue, FieldPlan] => {
      const name = valueName(column);
      return [
        column,
        {
          read: (fields) => inOrder(fields[name] ?? null),
          given: async (tx, { owner }, input) => {
            const asked = VALUES[column].coded ? codesGiven(input) : input[name as keyof SuggestedValueInput];
            if (asked === undefined) refuse('FIELD_VALUE_REQUIRED', [...PATH, name]);
            return inOrder((await checkedValue(tx.manager, column, asked, PATH, owner))[name] ?? null);
          },
          set: async (_, { holder }, value) =>
            void Object.assign(holder.commitment(), { [name]: value ?? VALUES[column].none }),
        },
      ];
    }),
  ) as Record<CommitmentValue, FieldPlan>;

const PLANS: Record<SuggestedField, FieldPlan> = {
  period: {
    read: ({ period }) => period,
    given: async (_, __, input) => periodGiven(input),
    set: async (_, { holder }, value) => void Object.assign(holder.commitment().period, value),
  },
  ...valuePlans(),
  theme: {
    read: ({ themeId }, { names }) => (themeId && names.get(themeId)) ?? null,
    given: async (tx, { owner }, input) => {
      const [code] = codesGiven(input);
      if (code === undefined) return null;
      const theme = await tx.manager.findOneBy(ThemeEntity, { planId: owner.planId, code });
      return theme?.code ?? refuse('THEME_NOT_FOUND', [...PATH, 'codes']);
    },
    set: async (tx, { owner, holder }, code) => {
      const theme =
        typeof code === 'string' && (await tx.manager.findOneByOrFail(ThemeEntity, { planId: owner.planId, code }));
      holder.commitment().themeId = theme ? theme.id : null;
    },
  },
  owner: {
    of: 'institution',
    read: ({ owners }, { institutionId }) =>
      owners?.find((owner) => owner.institutionId === institutionId)?.role ?? null,
    given: async (_, __, { role }) => (role === undefined ? refuse('FIELD_VALUE_REQUIRED', [...PATH, 'role']) : role),
    set: (tx, text, role, { institutionId, agreed }) =>
      setOwnerRole(tx, text, institutionId!, role as OwnerRole | null, agreed),
  },
  milestone_period: {
    of: 'milestone',
    read: (_, { milestone }) => milestone.planned,
    given: async (_, __, input) => periodGiven(input),
    set: async (_, __, value, { milestone }) => void Object.assign(milestone.planned, value),
  },
  milestone_institutions: {
    of: 'milestone',
    read: (_, { milestone, names }) => milestone.institutionIds.flatMap((id) => names.get(id) ?? []).toSorted(),
    given: async (tx, _, input) => (await institutions(tx, codesGiven(input))).map(({ slug }) => slug).toSorted(),
    set: async (tx, _, slugs, { milestone }) => {
      milestone.institutionIds = (await institutions(tx, codesOf(slugs))).map(({ id }) => id);
    },
  },
};

export const isOfMilestone = (field: SuggestedField): boolean => PLANS[field].of === 'milestone';
export const isOfInstitution = (field: SuggestedField): boolean => PLANS[field].of === 'institution';

interface Place {
  field: SuggestedField;
  milestoneId: string | null;
  institutionId: string | null;
}

async function namesIn(tx: Transaction, { themeId, milestones }: TextFields): Promise<Names> {
  const ids = [themeId ?? [], milestones.flatMap(({ institutionIds }) => institutionIds)].flat();
  if (ids.length === 0) return new Map();
  const rows: { id: string; name: string }[] = await tx.manager.query(
    `select id, code as name from theme where id = any($1) union all select id, slug from institution where id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Gives the value of any field in a version after one query; `null` when its milestone is not there. */
async function valuesIn(tx: Transaction, fields: TextFields): Promise<(place: Place) => KeptValue> {
  const names = await namesIn(tx, fields);
  return ({ field, milestoneId, institutionId }) => {
    const milestone = fields.milestones.find(({ id }) => id === milestoneId);
    if (isOfMilestone(field) && !milestone) return null;
    return JSON.parse(JSON.stringify(PLANS[field].read(fields, { milestone: milestone!, institutionId, names })));
  };
}

/** Gives the present value of any field; the text of a plan has none. */
export async function valuesNow(
  tx: Transaction,
  { holder, milestones, owners }: SharedText,
): Promise<(place: Place) => KeptValue> {
  const own = holder.values();
  return own ? valuesIn(tx, { ...own, owners: ownersNow(owners), milestones }) : () => null;
}

/**
 * The value of a field in a former version of the text; `undefined` for a version that is not on record. An invitation
 * makes no version. So the owners of the newest version are read from the commitment, as readers of that version saw
 * them.
 */
export async function valueAt(
  tx: Transaction,
  text: SharedText,
  version: number,
  place: Place,
): Promise<KeptValue | undefined> {
  const [row]: { fields: TextFields }[] = await tx.manager.query(
    'select fields from text_version where commitment_id = $1 and number = $2',
    [text.owner.commitmentId, version],
  );
  if (!row) return undefined;
  const owners = version === text.version || !row.fields.owners ? ownersNow(text.owners) : row.fields.owners;
  return (await valuesIn(tx, { ...row.fields, owners }))(place);
}

export async function valueThen(tx: Transaction, text: SharedText, version: number, place: Place): Promise<KeptValue> {
  const value = await valueAt(tx, text, version, place);
  return value === undefined ? refuse('VERSION_UNKNOWN', ['input', 'baseVersion']) : value;
}

export async function givenValue(
  tx: Transaction,
  text: SharedText,
  field: SuggestedField,
  input: SuggestedValueInput | null | undefined,
): Promise<KeptValue> {
  const value = await PLANS[field].given(tx, text, input ?? refuse('FIELD_VALUE_REQUIRED', PATH));
  return JSON.parse(JSON.stringify(value));
}

/** Sets the field. Gives false when it has that value already. */
export async function setValue(
  tx: Transaction,
  text: SharedText,
  place: Place,
  value: KeptValue,
  agreed = false,
): Promise<boolean> {
  if (isSame((await valuesNow(tx, text))(place), value)) return false;
  const { field, institutionId } = place;
  const milestone = text.milestones.find(({ id }) => id === place.milestoneId);
  await PLANS[field].set(tx, text, value, { milestone: milestone!, institutionId, agreed });
  return true;
}
