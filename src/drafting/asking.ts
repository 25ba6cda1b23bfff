import type { EntityManager } from 'typeorm';
import { uuidOf } from '../api/node-id.js';
import { periodOf } from '../api/period-input.js';
import { isSame } from '../domain/change.js';
import { MILESTONE_SECTIONS, type Section } from '../domain/clause.js';
import { clauseOf, type DraftClause, sectionOf } from '../domain/draft-text.js';
import { type LocalizedText, translation } from '../domain/localized-text.js';
import { refuse } from '../domain/refusal.js';
import { suggestOf } from '../domain/suggestion.js';
import { isWritten } from '../domain/text.js';
import type { Transaction } from '../kernel/transaction.js';
import { givenValue, institutions, isOfInstitution, isOfMilestone, valueThen } from './field-values.js';
import { institutionAsked } from './owner-role.js';
import type { SuggestionEntity } from './suggestion.entity.js';
import type { SuggestionCreateInput } from './suggestion.inputs.js';
import type { SharedText } from './text.facts.js';

type Asked = Pick<
  SuggestionEntity,
  | 'kind'
  | 'clauseId'
  | 'milestoneId'
  | 'section'
  | 'clauseKind'
  | 'afterClauseId'
  | 'language'
  | 'baseText'
  | 'text'
  | 'field'
  | 'institutionId'
  | 'baseValue'
  | 'value'
>;

const NOTHING: Omit<Asked, 'kind' | 'language'> = {
  clauseId: null,
  milestoneId: null,
  section: null,
  clauseKind: null,
  afterClauseId: null,
  baseText: null,
  text: null,
  field: null,
  institutionId: null,
  baseValue: null,
  value: null,
};

/** Reads what a suggestion asks for, and holds it against the version of the text that its author read. */
export async function askedOf(tx: Transaction, text: SharedText, input: SuggestionCreateInput): Promise<Asked> {
  suggestOf(input.kind, text.owner);
  if (input.baseVersion > text.version || input.baseVersion < 1) refuse('VERSION_UNKNOWN', ['input', 'baseVersion']);
  const asked = { ...NOTHING, kind: input.kind, language: input.text?.language ?? originalOf(text) };
  switch (input.kind) {
    case 'change':
      return { ...asked, ...(await changed(tx, text, input)) };
    case 'remove':
    case 'move':
      return { ...asked, ...(await placed(tx, text, input)) };
    case 'add':
      return { ...asked, ...added(text, input) };
    case 'field':
      return { ...asked, ...(await valued(tx, text, input)) };
    case 'add_milestone':
      return { ...asked, value: await milestoneAsked(tx, input) };
    default:
      return {
        ...asked,
        milestoneId: milestoneOf(text, input) ?? refuse('SUGGESTION_INCOMPLETE', ['input', 'milestone']),
      };
  }
}

const originalOf = ({ clauses }: SharedText): string => clauses[0]?.text.original ?? 'es';

const words = (input: SuggestionCreateInput): { language: string; text: string } => {
  const given = input.text ?? refuse('SUGGESTION_INCOMPLETE', ['input', 'text']);
  if (!isWritten(given.text)) refuse('TEXT_REQUIRED', ['input', 'text', 'text']);
  return { language: given.language, text: given.text.trim() };
};

function clauseNamed(text: SharedText, input: SuggestionCreateInput): DraftClause {
  const id = uuidOf('Clause', input.clause ?? refuse('SUGGESTION_INCOMPLETE', ['input', 'clause']), [
    'input',
    'clause',
  ]);
  if (text.clauses.some((clause) => clause.id === id && clause.removed)) refuse('CLAUSE_REMOVED', ['input', 'clause']);
  return clauseOf(text.clauses, id) ?? refuse('CLAUSE_NOT_FOUND', ['input', 'clause']);
}

async function changed(tx: Transaction, text: SharedText, input: SuggestionCreateInput) {
  const clause = clauseNamed(text, input);
  const { language, text: wanted } = words(input);
  const baseText = await textAt(tx.manager, clause.id, input.baseVersion, language);
  if (wanted === baseText) refuse('NOTHING_CHANGES', ['input', 'text']);
  return {
    clauseId: clause.id,
    milestoneId: clause.milestoneId,
    section: clause.section,
    language,
    baseText,
    text: wanted,
  };
}

async function placed(tx: Transaction, text: SharedText, input: SuggestionCreateInput) {
  const clause = clauseNamed(text, input);
  const { milestoneId, section, id: clauseId } = clause;
  if (section === 'title') refuse('TITLE_STAYS', ['input', 'clause']);
  const { original: language } = clause.text;
  const baseText = await textAt(tx.manager, clauseId, input.baseVersion, language);
  const asked = { clauseId, milestoneId, section, language, baseText };
  if (input.kind === 'remove') return asked;
  const afterClauseId = anchor(text, input, { milestoneId, section });
  const beside = sectionOf(text.clauses, { milestoneId, section });
  const before = beside[beside.findIndex(({ id }) => id === clauseId) - 1]?.id ?? null;
  if (afterClauseId === clauseId || afterClauseId === before) refuse('NOTHING_CHANGES', ['input', 'after']);
  return { ...asked, afterClauseId };
}

function added(text: SharedText, input: SuggestionCreateInput) {
  const { language, text: wanted } = words(input);
  const milestoneId = milestoneOf(text, input);
  const section = input.section ?? refuse('SUGGESTION_INCOMPLETE', ['input', 'section']);
  const sections: readonly string[] = milestoneId ? MILESTONE_SECTIONS : text.holder.sections;
  if (!sections.includes(section)) refuse('INPUT_INVALID', ['input', 'section'], { field: 'section' });
  if (section === 'title') refuse('TITLE_STAYS', ['input', 'section']);
  const afterClauseId = anchor(text, input, { milestoneId, section });
  return {
    milestoneId,
    section,
    clauseKind: input.clauseKind ?? ('paragraph' as const),
    afterClauseId,
    language,
    text: wanted,
  };
}

/** The clause behind which the change belongs; a removed one still tells the place. */
function anchor(
  text: SharedText,
  input: SuggestionCreateInput,
  at: { milestoneId: string | null; section: Section },
): string | null {
  if (!input.after) return null;
  const id = uuidOf('Clause', input.after, ['input', 'after']);
  const found = text.clauses.find((clause) => clause.id === id);
  const isBeside = found && found.section === at.section && found.milestoneId === at.milestoneId;
  return isBeside ? id : refuse('CLAUSE_NOT_FOUND', ['input', 'after']);
}

function milestoneOf(text: SharedText, input: SuggestionCreateInput): string | null {
  if (!input.milestone) return null;
  const id = uuidOf('Milestone', input.milestone, ['input', 'milestone']);
  return text.milestones.some((milestone) => milestone.id === id)
    ? id
    : refuse('MILESTONE_NOT_FOUND', ['input', 'milestone']);
}

async function valued(tx: Transaction, text: SharedText, input: SuggestionCreateInput) {
  const field = input.field ?? refuse('SUGGESTION_INCOMPLETE', ['input', 'field']);
  const milestoneId = milestoneOf(text, input);
  if (isOfMilestone(field) && !milestoneId) refuse('SUGGESTION_INCOMPLETE', ['input', 'milestone']);
  const value = await givenValue(tx, text, field, input.value);
  const institutionId = isOfInstitution(field) ? await institutionAsked(tx, text, input) : null;
  const baseValue = await valueThen(tx, text, input.baseVersion, { field, milestoneId, institutionId });
  if (isSame(value, baseValue)) refuse('NOTHING_CHANGES', ['input', 'value']);
  return { field, milestoneId: isOfMilestone(field) ? milestoneId : null, institutionId, value, baseValue };
}

/** A milestone that could not be added later is refused at once, while its author can still mend it. */
async function milestoneAsked(tx: Transaction, { milestoneDraft: draft }: SuggestionCreateInput) {
  const path = ['input', 'milestoneDraft'];
  if (!draft) refuse('SUGGESTION_INCOMPLETE', path);
  if (!isWritten(draft.title.text)) refuse('TEXT_REQUIRED', [...path, 'title', 'text']);
  const { start, end } = periodOf(draft.planned, [...path, 'planned']);
  if (start?.on && end?.on && start.on > end.on) refuse('DATE_AFTER_END', [...path, 'planned', 'end']);
  await institutions(tx, draft.institutions ?? [], [...path, 'institutions']);
  return draft;
}

/** The words of a clause in one language as they were in a version of the text. */
async function textAt(manager: EntityManager, clauseId: string, version: number, language: string): Promise<string> {
  const [row]: { text: LocalizedText }[] = await manager.query(
    'select text from clause_version where clause_id = $1 and number <= $2 order by number desc limit 1',
    [clauseId, version],
  );
  if (!row) refuse('VERSION_UNKNOWN', ['input', 'baseVersion']);
  return translation(row.text, language)?.text ?? '';
}
