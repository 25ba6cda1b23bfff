import { instantOf } from '../domain/instant.js';
import { refuse } from '../domain/refusal.js';

/** The kind of a thing is part of its id, so that an id in the wrong place is refused instead of finding nothing. */
export const ID_PREFIXES = {
  Account: 'acc',
  Appointment: 'apt',
  LoginSession: 'log',
  ApiToken: 'tok',
  Jurisdiction: 'jur',
  Institution: 'ins',
  Plan: 'pln',
  PlanWindow: 'win',
  Theme: 'thm',
  Session: 'ses',
  Programme: 'prg',
  ProgrammeVisit: 'vis',
  Indicator: 'ind',
  Measurement: 'mea',
  Evaluation: 'eva',
  Finding: 'fin',
  Proposal: 'prp',
  Upload: 'upl',
  Attachment: 'att',
  ReasonedResponse: 'rsp',
  ResponseTemplate: 'tpl',
  Commitment: 'com',
  Ownership: 'own',
  Clause: 'cla',
  TextVersion: 'ver',
  Suggestion: 'sug',
  WordReading: 'wrd',
  WordDraft: 'wdr',
  Milestone: 'mil',
  MilestoneReport: 'rep',
  MilestoneReportsFile: 'mrf',
  Evidence: 'evi',
  Rebaseline: 'rbl',
  Activity: 'act',
  EvidenceFile: 'evf',
  Assessment: 'ass',
  Comment: 'cmt',
  ModerationReport: 'mrp',
  ModerationDecision: 'mde',
  ModerationAppeal: 'map',
  Follow: 'fol',
} as const;
export type NodeType = keyof typeof ID_PREFIXES;

const TYPE_OF = Object.fromEntries(Object.entries(ID_PREFIXES).map(([type, prefix]) => [prefix, type])) as Record<
  string,
  NodeType
>;
/** Separates the id of a thing from an instant, when the thing is read as it was then. */
const AT = '@';
const PAST = /^([a-z]{3}_[0-9a-f]{32})@(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)$/;
const SHAPE = /^([a-z]{3})_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

export function encodeId(type: NodeType, uuid: string): string {
  return `${ID_PREFIXES[type]}_${uuid.replaceAll('-', '')}`;
}

/** SQL that encodes an id, for the read compiler. */
export function encodedIdSql(type: NodeType, expression: string): string {
  return `'${ID_PREFIXES[type]}_' || replace(${expression}::text, '-', '')`;
}

export function decodeId(id: string): { type: NodeType; uuid: string } | null {
  const match = SHAPE.exec(id);
  const type = match ? TYPE_OF[match[1]!] : undefined;
  return match && type ? { type, uuid: match.slice(2).join('-') } : null;
}

/**
 * The suffix of an id that is read as of a past instant. Clients store things by their ids, so a past state must not
 * replace the present one.
 */
export const pastSuffix = (asOf: Date): string => `${AT}${asOf.toISOString()}`;

/** The thing, and the instant if the id contains one; `null` when the text is no id. */
export function decodeIdInTime(id: string): { type: NodeType; uuid: string; asOf: Date | null } | null {
  const [, present = id, instant] = PAST.exec(id) ?? [];
  const decoded = decodeId(present);
  if (!decoded || instant === undefined) return decoded && { ...decoded, asOf: null };
  const asOf = instantOf(instant);
  return asOf && { ...decoded, asOf };
}

/** The uuid of an id of this type; any other id is a mistake of the caller. */
export function uuidOf(type: NodeType, id: string, path: string[]): string {
  const decoded = decodeId(id);
  if (PAST.test(id)) refuse('ID_OF_THE_PAST', path);
  if (decoded?.type !== type) refuse('ID_INVALID', path, { expected: ID_PREFIXES[type] });
  return decoded.uuid;
}
