import { EDIT_REPORT, type SpeakingFacts, STORED_REPORT_STATES } from './milestone-report.js';
import type { StatefulAction } from './policy.js';
import { refuse } from './refusal.js';
import { isLink } from './link.js';

/** Evidence shows a public file, an address, a file that few may read, or only the name of a document. */
export const EVIDENCE_KINDS = ['file', 'link', 'reserved', 'named'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The files of evidence: its public one, the original of reserved evidence, and the copy of what a link points to. */
export const EVIDENCE_FILE_KINDS = ['file', 'reserved', 'copy'] as const;
export type EvidenceFileKind = (typeof EVIDENCE_FILE_KINDS)[number];

/** Actions that `availableActions` offers. */
export const EVIDENCE_ACTIONS = ['add', 'remove', 'add_public_version'] as const;
export type EvidenceAction = (typeof EVIDENCE_ACTIONS)[number];

export const EVIDENCE_PER_REPORT = 30;

/**
 * People who may edit a report show evidence for it. A sent report stays as it is, so more comes with the next report, or
 * while the report is returned.
 */
export const ADD_EVIDENCE: StatefulAction<SpeakingFacts> = {
  ...EDIT_REPORT,
  mutation: 'evidenceAdd',
  from: ['draft', 'returned'],
  otherwise: { code: 'MILESTONE_REPORT_SENT', path: ['report'] },
};

/** Once everybody could read it, evidence stays. */
export const REMOVE_EVIDENCE: StatefulAction<SpeakingFacts> = {
  ...EDIT_REPORT,
  mutation: 'evidenceRemove',
  withoutNotice: true,
};

/** People who speak for the report publish a version of its reserved evidence at any time: it takes nothing away. */
export const ADD_PUBLIC_VERSION: StatefulAction<SpeakingFacts> = {
  ...ADD_EVIDENCE,
  mutation: 'evidencePublicVersionAdd',
  from: STORED_REPORT_STATES,
};

export interface NewEvidence {
  url: string | null;
  file: boolean;
  reservedFile: boolean;
  legalGround: string | null;
}

/**
 * Evidence is a file, an address, or a reserved file with its legal ground, beside which a public version may stand. An
 * address that carries a password would publish it.
 */
export function show(given: NewEvidence, has: number): { kind: EvidenceKind; position: number } {
  const { url, file, reservedFile, legalGround } = given;
  if (has >= EVIDENCE_PER_REPORT) refuse('EVIDENCE_AT_MOST', ['report'], { most: EVIDENCE_PER_REPORT });
  if (!url && !file && !reservedFile) refuse('EVIDENCE_MISSING', ['input', 'file']);
  if (url && (file || reservedFile)) refuse('EVIDENCE_FILE_OR_LINK', ['input', 'url']);
  if (url && !isLink(url)) refuse('ADDRESS_INVALID', ['input', 'url']);
  if (reservedFile && !legalGround) refuse('LEGAL_GROUND_REQUIRED', ['input', 'legalGround']);
  if (!reservedFile && legalGround) refuse('LEGAL_GROUND_WITHOUT_RESERVED', ['input', 'legalGround']);
  return { kind: reservedFile ? 'reserved' : file ? 'file' : 'link', position: has };
}

export interface EvidenceKindFacts {
  url: string | null;
  legalGround: string | null;
  /** The kinds of the files that the evidence has. */
  files: readonly string[];
}

/** The kind of evidence that is on record. Imported evidence may be nothing more than a name. */
export function evidenceKind({ url, legalGround, files }: EvidenceKindFacts): EvidenceKind {
  if (legalGround !== null || files.includes('reserved')) return 'reserved';
  if (files.includes('file')) return 'file';
  return url === null ? 'named' : 'link';
}

/** A public version stands beside reserved evidence, and there is one: it was read, so it is not replaced. */
export function publishVersion(facts: EvidenceKindFacts): void {
  if (evidenceKind(facts) !== 'reserved') refuse('EVIDENCE_NOT_RESERVED', ['id']);
  if (facts.files.includes('file')) refuse('PUBLIC_VERSION_EXISTS', ['id']);
}
