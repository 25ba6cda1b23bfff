import { WORDS } from '../../api/words/words.js';
import { type Answer, documentOf } from './documents.js';
import type { Reader } from './reader.js';
import type { Sent } from './sent.js';

/** Enum of the schema for each field of a form that chooses one of its values. */
const ENUMS: Record<string, string> = {
  outcome: 'Outcome',
  category: 'ResponseCategory',
  rule: 'ModerationRule',
  role: 'Role',
  position: 'Position',
  frequency: 'FollowFrequency',
  kind: 'WindowKind',
  clauseKind: 'ClauseKind',
  origin: 'CommitmentOrigin',
  part: 'OwnerRole',
  field: 'SuggestedField',
  section: 'Section',
  status: 'MilestoneLevel',
  qualifier: 'Qualifier',
};

/** Keys of the portal's words for values that are in no enum, by field. */
const KEYS: Record<string, Record<string, string>> = {
  verdict: {
    hide: 'moderation.hide',
    dismiss: 'moderation.dismiss',
    accept: 'draftingDesk.many.accept',
    decline: 'draftingDesk.many.decline',
  },
  uphold: { yes: 'respond.decide.yes', no: 'respond.decide.no' },
  accept: { yes: 'commitment.respond.yes', no: 'commitment.respond.no' },
  restore: { yes: 'moderation.appeal.yes', no: 'moderation.appeal.no' },
  texts: { yes: 'erase.yes.label', no: 'erase.no.label' },
  unchanged: { yes: 'reportForm.nothingChanged' },
};

/**
 * Says a chosen value in words when the form itself is not drawn. A reference, a key, a number or a text stays as it
 * was sent.
 */
export function inWords({ t, language }: Reader, field: string, value: string): string {
  const key = KEYS[field]?.[value];
  if (key) return t(key);
  const ofEnum = WORDS[language].enums[ENUMS[field] ?? ''] ?? {};
  const code = value.toLowerCase();
  return Object.hasOwn(ofEnum, code) ? ofEnum[code]!.name : value;
}

/** A field of a form; the key of a member or a position may follow its name. */
export const KEYED = /^(.*?)(?:-(\d+))?$/s;

/** Fields that send keys of institutions. */
const OF_INSTITUTIONS: readonly string[] = ['institution', 'institutions', 'doer', 'addressee'];
/** Fields that send keys of institutions and members. */
export const KEYS_OF: ReadonlySet<string> = new Set([...OF_INSTITUTIONS, 'jurisdiction']);

const CHOSEN = documentOf('chosen');

/** A form names no more members and institutions than this; what a program sends beyond it stays as it is. */
const NAMED_AT_MOST = 20;

type Ask = (document: string, variables: { member: string; institution: string }) => Promise<Answer<'chosen'> | null>;

/** The names of members and institutions that were chosen in a form, by the keys that it sent. */
export async function namesChosen(sent: Sent, ask: Ask): Promise<Map<string, string>> {
  const pairs = [...sent.fields].flatMap(([field, values]) => {
    const [, noun = '', key] = KEYED.exec(field)!;
    // Only behind the name of this field stands a member, whose responses an institution writes.
    const member = noun === 'institution' ? (key ?? '') : '';
    if (OF_INSTITUTIONS.includes(noun)) return values.map((value) => ({ member, institution: value }));
    return noun === 'jurisdiction' ? values.map((value) => ({ member: value, institution: '' })) : [];
  });
  const found = pairs.slice(0, NAMED_AT_MOST).map(async ({ member, institution }) => {
    const named = await ask(CHOSEN, { member, institution });
    return [
      [member, named?.jurisdiction?.name.text],
      [institution, named?.institution?.name.text],
    ] as const;
  });
  const names = (await Promise.all(found)).flat();
  return new Map(names.flatMap(([key, name]): [string, string][] => (name ? [[key, name]] : [])));
}
