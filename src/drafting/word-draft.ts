import { readFileSync } from 'node:fs';
import { nameOf } from '../api/words/words.js';
import { type Block, COMMITMENT_SECTIONS, textOf } from '../domain/clause.js';
import { type Language, LANGUAGES } from '../domain/localized-text.js';
import { TITLE_LENGTH } from '../domain/lengths.js';
import { isTooLong } from '../domain/word-reading.js';
import type { ReturnedFile, ReturnedParagraph } from './word/document.js';

type DraftSection = (typeof COMMITMENT_SECTIONS)[number];

const HEADINGS = JSON.parse(readFileSync(new URL('./word/words/headings.json', import.meta.url), 'utf8')) as Record<
  Language,
  Record<DraftSection, string[]>
>;

/** The names of the fields in `CommitmentDraftInput`. */
const FIELDS: Record<DraftSection, 'title' | 'problem' | 'statusQuo' | 'action' | 'contribution'> = {
  title: 'title',
  problem: 'problem',
  status_quo: 'statusQuo',
  action: 'action',
  contribution: 'contribution',
};

/** Why a part of a document is not in the draft. */
export const DRAFT_LEFT_REASONS = [
  'before_the_headings',
  'heading_unknown',
  'section_twice',
  'too_long',
  'not_text',
  'comment',
] as const;
export type DraftLeft = (typeof DRAFT_LEFT_REASONS)[number];

export interface DraftReading {
  language: Language;
  /** Input of `commitmentDraft`; it lacks the plan, the origin and the members. */
  draft: Partial<Record<(typeof FIELDS)[DraftSection], { language: string; text: string }>>;
  notPlaced: { reason: DraftLeft; heading: string | null; text: string }[];
}

/** The texts that were read, by the part of the commitment. */
export const textsRead = ({ draft }: DraftReading): Partial<Record<DraftSection, string>> =>
  Object.fromEntries(
    COMMITMENT_SECTIONS.flatMap((section) => {
      const text = draft[FIELDS[section]]?.text;
      return text === undefined ? [] : [[section, text]];
    }),
  );

/** Numbers before a heading, accents, and marks around it make no difference. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^[\s\d.)(]+/, '')
    .replaceAll(/[^\p{L}\p{N} ]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const KNOWN = new Map(
  LANGUAGES.flatMap((language) =>
    COMMITMENT_SECTIONS.flatMap((section) =>
      [nameOf(language, 'Section', section), ...HEADINGS[language][section]].map(
        (heading) => [plain(heading), { language, section }] as const,
      ),
    ),
  ),
);

interface Open {
  section: DraftSection | null;
  heading: string | null;
  level: number;
  blocks: Block[];
}

/**
 * Reads the texts of a new commitment from a document by its headings. A heading below a known one is part of its text;
 * what stands under no known heading is listed.
 */
export function draftOf(file: ReturnedFile): DraftReading {
  const reading: DraftReading = { language: LANGUAGES[0], draft: {}, notPlaced: [] };
  const votes: Language[] = [];
  const texts = new Map<DraftSection, string>();
  const leave = (reason: DraftLeft, heading: string | null, text: string) =>
    void reading.notPlaced.push({ reason, heading, text });
  const close = ({ section, heading, blocks }: Open) => {
    const text = textOf(blocks).trim().normalize('NFC');
    if (text === '') return;
    if (section === null) leave(heading === null ? 'before_the_headings' : 'heading_unknown', heading, text);
    else if (texts.has(section)) leave('section_twice', heading, text);
    else if (section === 'title' ? blocks.length > 1 || text.length > TITLE_LENGTH : isTooLong(text, 'clause'))
      leave('too_long', heading, text);
    else texts.set(section, text);
  };
  let open: Open = { section: null, heading: null, level: 0, blocks: [] };
  for (const paragraph of file.paragraphs) {
    const text = paragraph.after?.trim() ?? '';
    if (text === '') continue;
    const { level } = paragraph;
    const known = level === null ? undefined : KNOWN.get(plain(text));
    if (level === 0 && !known) close({ section: 'title', heading: null, level, blocks: [block(paragraph, text)] });
    else if (known) {
      close(open);
      votes.push(known.language);
      open = { section: known.section, heading: text, level: level!, blocks: [] };
    } else if (level !== null && (open.section === null || level <= open.level)) {
      close(open);
      open = { section: null, heading: text, level, blocks: [] };
    } else open.blocks.push(block(paragraph, text));
  }
  close(open);
  for (const { text } of file.comments) leave('comment', null, text);
  for (const { text } of file.notPlaced) leave('not_text', null, text);
  reading.language = LANGUAGES.toSorted((a, b) => count(votes, b) - count(votes, a))[0]!;
  for (const [section, text] of texts)
    reading.draft[FIELDS[section]] = { language: reading.language.toUpperCase(), text };
  return reading;
}

const count = (votes: readonly Language[], language: Language) => votes.filter((vote) => vote === language).length;

const block = ({ kind }: ReturnedParagraph, text: string): Block => ({ kind, text });
