import { diffArrays } from 'diff';
import { isSame } from './change.js';
import { languagesOf, type LocalizedText, rewrite, translation } from './localized-text.js';

/** The texts of a commitment, in the order of OGP's form. Each of them is a list of clauses. */
export const COMMITMENT_SECTIONS = ['title', 'problem', 'status_quo', 'action', 'contribution'] as const;
/** The texts of a milestone. */
export const MILESTONE_SECTIONS = ['title', 'outputs', 'expected_result', 'means_of_verification'] as const;
/** The texts of the plan itself, around its commitments. */
export const PLAN_SECTIONS = [
  'foreword',
  'vision',
  'achievements',
  'challenges',
  'engagement',
  'arrangements',
  'monitoring',
] as const;

/** The sections that a text has of its own, apart from those of milestones. */
export const OWN_SECTIONS = [...COMMITMENT_SECTIONS, ...PLAN_SECTIONS] as const;

export const SECTIONS = [...new Set([...COMMITMENT_SECTIONS, ...MILESTONE_SECTIONS, ...PLAN_SECTIONS])];
export type Section = (typeof SECTIONS)[number];

/** How a clause is set. A numbered item gets its number from its place. */
export const CLAUSE_KINDS = ['paragraph', 'heading', 'item', 'numbered'] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

export interface Block {
  kind: ClauseKind;
  text: string;
}

export interface ClauseText {
  kind: ClauseKind;
  text: LocalizedText;
}

const BULLET = /^[-*+] +/;
const NUMBER = /^\d{1,9}[.)] +/;
/** Headings are off in what people may write (`api/markdown.ts`), so a line all in bold type stands for one. */
const HEADING = /^\*\*([^*\n]+)\*\*$/;
const INDENTED = /^\s+\S/;

/** Cuts a text into its paragraphs, headings and items of lists. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  const begin = (kind: ClauseKind, words: string) => {
    open = { kind, text: words };
    blocks.push(open);
  };
  for (const line of text.replaceAll(/\r\n?/g, '\n').split('\n')) {
    const last: Block | null = open;
    if (line.trim() === '') open = null;
    else if (BULLET.test(line)) begin('item', line.replace(BULLET, ''));
    else if (NUMBER.test(line)) begin('numbered', line.replace(NUMBER, ''));
    else if (last && last.kind !== 'heading') last.text += `\n${line}`;
    else if (!last && isOfAList(blocks.at(-1)) && INDENTED.test(line)) {
      open = blocks.at(-1)!;
      open.text += `\n\n${line}`;
    } else if (HEADING.test(line.trim())) begin('heading', HEADING.exec(line.trim())![1]!.trim());
    else begin('paragraph', line);
  }
  return blocks.map(({ kind, text: words }) => ({ kind, text: words.trimEnd() }));
}

const isOfAList = (block: Block | undefined): boolean => block?.kind === 'item' || block?.kind === 'numbered';

/** Sets blocks as one text; `blocksOf` gives them back. */
export function textOf(blocks: readonly Block[]): string {
  let number = 0;
  return blocks
    .map((block, index) => {
      number = block.kind === 'numbered' ? number + 1 : 0;
      const isNextItem = isOfAList(block) && blocks[index - 1]?.kind === block.kind;
      const gap = index === 0 ? '' : isNextItem ? '\n' : '\n\n';
      return `${gap}${setOut(block, number)}`;
    })
    .join('');
}

function setOut({ kind, text }: Block, number: number): string {
  if (kind === 'heading') return `**${text}**`;
  if (kind === 'item') return `- ${text}`;
  return kind === 'numbered' ? `${number}. ${text}` : text;
}

/** Clauses of a text. Where a translation has other paragraphs than the original, the whole text is one clause. */
export function clausesOf(section: Section, text: LocalizedText | null): ClauseText[] {
  if (!text) return [];
  const languages = languagesOf(text);
  const cut = languages.map((language) => ({ language, blocks: blocksOf(translation(text, language)!.text) }));
  const original = cut.find(({ language }) => language === text.original)!.blocks;
  const isAlike = cut.every(({ blocks }) => blocks.length === original.length);
  if (section === 'title' || !isAlike || original.length === 0) return [{ kind: 'paragraph', text }];
  return original.map(({ kind }, index) => ({
    kind,
    text: cut.reduce<LocalizedText>(
      (whole, { language, blocks }) => ({
        ...whole,
        [language]: { ...translation(text, language)!, text: blocks[index]!.text },
      }),
      { original: text.original },
    ),
  }));
}

/**
 * The text of a section after a change of its clauses. Where its blocks are still those of the present text, that text
 * stays as somebody wrote it, with its white space and its marks of lists.
 */
export function rejoined(now: LocalizedText | null, clauses: readonly ClauseText[]): LocalizedText | null {
  const joined = sectionText(clauses);
  if (!joined || !now || now.original !== joined.original) return joined;
  const isAsWritten = (language: string) => {
    const [former, later] = [translation(now, language), translation(joined, language)!];
    return (
      former &&
      Boolean(former.outdated) === Boolean(later.outdated) &&
      isSame(blocksOf(former.text), blocksOf(later.text))
    );
  };
  const languages = languagesOf(joined).map((language) => [
    language,
    isAsWritten(language) ? now[language] : joined[language],
  ]);
  return Object.fromEntries([['original', joined.original], ...languages]) as LocalizedText;
}

/** The text of a section, of its clauses. A language that one of them lacks shows that clause in its original. */
export function sectionText(clauses: readonly ClauseText[]): LocalizedText | null {
  const [first] = clauses;
  if (!first) return null;
  const { original } = first.text;
  const languages = [...new Set(clauses.flatMap(({ text }) => languagesOf(text)))];
  return Object.fromEntries([
    ['original', original],
    ...languages.map((language) => {
      const parts = clauses.map(({ kind, text }) => ({ kind, served: translation(text, language), text }));
      const isBehind = language !== original && parts.some(({ served }) => !served || served.outdated);
      const words = textOf(
        parts.map(({ kind, served, text }) => ({ kind, text: (served ?? translation(text, text.original)!).text })),
      );
      return [language, { text: words, ...(isBehind ? { outdated: true } : {}) }];
    }),
  ]) as LocalizedText;
}

export interface PlacedClause extends ClauseText {
  id: string;
  place: number;
}

/** A clause of a section that was written anew; one that was not there before has no id yet. */
export interface Realigned extends ClauseText {
  id: string | null;
}

const wordsIn = ({ text }: ClauseText, language: string): string => translation(text, language)?.text ?? '';

/**
 * Finds the clauses of a section again in its new text, so that their ids stay: first those with the same words, then,
 * between two of these, each changed clause for the one in its place.
 */
function pairs(before: readonly PlacedClause[], words: readonly string[], language: string): (PlacedClause | null)[] {
  const found: (PlacedClause | null)[] = [];
  let old = 0;
  let freed: readonly PlacedClause[] = [];
  const runs = diffArrays(
    before.map((clause) => wordsIn(clause, language)),
    [...words],
  );
  for (const { removed, added, count } of runs) {
    const met = added ? freed : before.slice(old, old + count);
    if (!added) old += count;
    freed = removed ? met : [];
    if (!removed) for (let each = 0; each < count; each++) found.push(met[each] ?? null);
  }
  return found;
}

/** A section after its whole text came from elsewhere, in all its languages. */
export function realigned(before: readonly PlacedClause[], after: readonly ClauseText[]): Realigned[] {
  const language = after[0]?.text.original ?? '';
  const words = after.map((clause) => wordsIn(clause, language));
  return pairs(before, words, language).map((clause, index) => ({ ...after[index]!, id: clause?.id ?? null }));
}

/**
 * A section after somebody wrote it anew in one language. A translation is laid over the clauses of the original in
 * their order; its surplus paragraphs belong to the last clause.
 */
export function rewritten(
  section: Section,
  before: readonly PlacedClause[],
  language: string,
  text: string,
  path: string[],
): Realigned[] {
  const blocks: Block[] = section === 'title' ? [{ kind: 'paragraph', text }] : blocksOf(text);
  const original = before[0]?.text.original;
  if (original !== undefined && language !== original) return translated(before, language, blocks, path);
  const met = pairs(
    before,
    blocks.map((block) => block.text),
    language,
  );
  return blocks.map(({ kind, text: words }, index) => {
    const clause = met[index] ?? null;
    return { id: clause?.id ?? null, kind, text: rewrite(clause?.text ?? null, language, words, path) };
  });
}

function translated(
  before: readonly PlacedClause[],
  language: string,
  blocks: readonly Block[],
  path: string[],
): Realigned[] {
  return before.map(({ id, kind, text }, index) => {
    const own = index === before.length - 1 ? blocks.slice(index) : blocks.slice(index, index + 1);
    return { id, kind, text: own.length > 0 ? rewrite(text, language, laidOut(own), path) : text };
  });
}

const laidOut = (blocks: readonly Block[]): string => (blocks.length === 1 ? blocks[0]!.text : textOf(blocks));
