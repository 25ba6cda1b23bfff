import type { EntityManager } from 'typeorm';
import type { TextInput } from '../api/common.types.js';
import { clausesOfText } from '../clauses/draft-text.store.js';
import { writeSection } from '../clauses/write-section.js';
import { clausesOf, type Section } from '../domain/clause.js';
import { type DraftClause, newClause, sectionOf, textOfSection, withClauseAt } from '../domain/draft-text.js';
import { type Language, rewrite } from '../domain/localized-text.js';
import { NAMED } from '../domain/ownership.js';
import type { Source } from '../domain/provenance.js';
import type { StatedPeriod } from '../kernel/database/stated-period.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import type { ProposalEntity } from '../proposals/proposal.entity.js';
import { type CommitmentValues, valuesOf } from './commitment-values.fields.js';
import { type CommitmentEntity } from './commitment.entity.js';

/** The columns of a commitment that hold its texts; each is the text of its clauses. */
const TEXT_COLUMNS = {
  title: 'title',
  problem: 'problem',
  status_quo: 'statusQuo',
  action: 'action',
  contribution: 'contribution',
} as const satisfies Partial<Record<Section, keyof CommitmentEntity>>;
export type CommitmentSection = keyof typeof TEXT_COLUMNS;

const at = (section: Section) => ({ milestoneId: null, section });

export const textOwner = (commitment: CommitmentEntity) => ({
  planId: commitment.planId,
  commitmentId: commitment.id,
});

export const loadClauses = (tx: Transaction, commitment: CommitmentEntity): Promise<DraftClause[]> =>
  clausesOfText(tx.manager, textOwner(commitment));

/** The values that stand beside the text of a version. */
export interface TextFields extends CommitmentValues {
  period: StatedPeriod;
  themeId: string | null;
  state: string;
  /** The institutions that were named as owners; not on record in versions from before they were kept. */
  owners?: NamedOwner[];
  milestones: MilestoneFields[];
}

export interface NamedOwner {
  institutionId: string;
  role: string;
}

export interface MilestoneFields {
  id: string;
  number: number;
  planned: StatedPeriod;
  institutionIds: string[];
}

export type OwnFields = Omit<TextFields, 'milestones' | 'owners'> & { id: string };

export const ownFieldsOf = (commitment: Omit<OwnFields, 'id'>): Omit<OwnFields, 'id'> => {
  const { period, themeId, state } = commitment;
  return { period, ...valuesOf(commitment), themeId, state };
};

/** The fields of the commitment as they will be stored with a version; its milestones and owners are read as they stand. */
export async function textFieldsOf(manager: EntityManager, commitment: OwnFields): Promise<TextFields> {
  const milestones: MilestoneFields[] = await manager.query(
    `select m.id, m.number, m.institution_ids as "institutionIds", jsonb_build_object(
         'startOn', m.planned_start_on, 'startPrecision', m.planned_start_precision, 'startWritten', m.planned_start_written,
         'endOn', m.planned_end_on, 'endPrecision', m.planned_end_precision, 'endWritten', m.planned_end_written) as planned
       from milestone m where m.commitment_id = $1 order by m.number`,
    [commitment.id],
  );
  const owners: NamedOwner[] = await manager.query(
    `select institution_id as "institutionId", role from commitment_owner
      where commitment_id = $1 and state = any($2) order by position, id`,
    [commitment.id, NAMED],
  );
  return { ...ownFieldsOf(commitment), owners, milestones };
}

type Texts = Partial<Record<(typeof TEXT_COLUMNS)[CommitmentSection], TextInput | undefined>>;

const textsBy = (of: (section: CommitmentSection, column: keyof Texts) => TextInput | undefined): Texts =>
  Object.fromEntries(
    Object.entries(TEXT_COLUMNS).flatMap(([section, column]) => {
      const text = of(section as CommitmentSection, column);
      return text ? [[column, text]] : [];
    }),
  );

export const textsGiven = (input: Texts): Texts => textsBy((_, column) => input[column]);

/** The texts of a document that was read, as an input gives them. */
export const textsFromReading = (read: {
  language: Language;
  texts: Partial<Record<CommitmentSection, string>>;
}): Texts =>
  textsBy((section) => {
    const text = read.texts[section];
    return text === undefined ? undefined : { language: read.language, text };
  });

/** Writes the given texts as clauses. Sections that are not given stay as they are. */
export function writeTexts(clauses: readonly DraftClause[], texts: Texts, source: Source): readonly DraftClause[] {
  let written = clauses;
  for (const [section, column] of Object.entries(TEXT_COLUMNS) as [CommitmentSection, keyof Texts][]) {
    const given = texts[column];
    if (given) written = writeSection(written, section, { given, input: column }, source);
  }
  return written;
}

/**
 * Sets the texts of the commitment to those of its clauses; a text that was just given keeps the white space in which
 * it was written.
 */
export function assignTexts(commitment: CommitmentEntity, clauses: readonly DraftClause[], given: Texts = {}): void {
  for (const [section, column] of Object.entries(TEXT_COLUMNS) as [CommitmentSection, 'problem'][]) {
    const wrote = given[column];
    const now = commitment[column] ?? null;
    const text = textOfSection(
      clauses,
      at(section),
      wrote ? rewrite(now, wrote.language, wrote.text, ['input', column, 'text']) : now,
    );
    if (text || column !== ('title' as string)) commitment[column] = text;
  }
}

/** The parts of a proposal that a commitment can begin with, and where they go. */
const TAKEN_UP = { problem: 'problem', action: 'action', contribution: 'expectedChange' } as const;

/** Begins the texts of a commitment with those of proposals, one after the other; their words stay theirs. */
export function beginWith(proposals: readonly ProposalEntity[]): readonly DraftClause[] {
  let clauses: readonly DraftClause[] = [];
  for (const proposal of proposals) {
    for (const [section, column] of Object.entries(TAKEN_UP) as [CommitmentSection, keyof ProposalEntity][]) {
      for (const clause of clausesOf(section, proposal[column] as ProposalEntity['problem'])) {
        const last = sectionOf(clauses, at(section)).at(-1)?.id ?? null;
        const added = newClause(at(section), clause, { kind: 'proposal', id: proposal.id }, newId());
        clauses = withClauseAt(clauses, added, last);
      }
    }
  }
  return clauses;
}
