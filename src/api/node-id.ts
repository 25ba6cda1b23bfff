import { refuse } from '../domain/refusal.js';

/** The kind of thing is part of its id, so that an id in the wrong place is refused instead of finding nothing. */
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
  Measurement: 'mea',
  Proposal: 'prp',
  Upload: 'upl',
  Attachment: 'att',
  ReasonedResponse: 'rsp',
  ResponseTemplate: 'tpl',
  Commitment: 'com',
  Ownership: 'own',
  Milestone: 'mil',
  MilestoneReport: 'rep',
  Evidence: 'evi',
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
const SHAPE = /^([a-z]{3})_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

export function encodeId(type: NodeType, uuid: string): string {
  return `${ID_PREFIXES[type]}_${uuid.replaceAll('-', '')}`;
}

/** SQL of the same, for the read compiler. */
export function encodedIdSql(type: NodeType, expression: string): string {
  return `'${ID_PREFIXES[type]}_' || replace(${expression}::text, '-', '')`;
}

export function decodeId(id: string): { type: NodeType; uuid: string } | null {
  const match = SHAPE.exec(id);
  const type = match ? TYPE_OF[match[1]!] : undefined;
  return match && type ? { type, uuid: match.slice(2).join('-') } : null;
}

/** The uuid behind an id of one type; anything else is a mistake of the caller. */
export function uuidOf(type: NodeType, id: string, path: string[]): string {
  const decoded = decodeId(id);
  if (decoded?.type !== type) refuse('ID_INVALID', path, { expected: ID_PREFIXES[type] });
  return decoded.uuid;
}
