import type { ProblemCode } from '../../domain/refusal.js';

/** Codes with which a file of one kind is refused. */
export interface OfficeCodes {
  locked: ProblemCode;
  otherKind: ProblemCode;
  broken: ProblemCode;
  expandsTooFar: ProblemCode;
  hasMacros: ProblemCode;
  declaresEntities: ProblemCode;
  tooComplex: ProblemCode;
}

export const WORD: OfficeCodes = {
  locked: 'WORD_LOCKED',
  otherKind: 'WORD_NOT_DOCX',
  broken: 'WORD_BROKEN',
  expandsTooFar: 'WORD_EXPANDS_TOO_FAR',
  hasMacros: 'WORD_HAS_MACROS',
  declaresEntities: 'WORD_DECLARES_ENTITIES',
  tooComplex: 'WORD_TOO_COMPLEX',
};

export const SHEET: OfficeCodes = {
  locked: 'SHEET_LOCKED',
  otherKind: 'SHEET_NOT_XLSX',
  broken: 'SHEET_BROKEN',
  expandsTooFar: 'SHEET_EXPANDS_TOO_FAR',
  hasMacros: 'SHEET_HAS_MACROS',
  declaresEntities: 'SHEET_DECLARES_ENTITIES',
  tooComplex: 'SHEET_TOO_COMPLEX',
};
