import { refuse } from '../../domain/refusal.js';
import type { FilePiece } from './file-paragraph.js';
import type { ChangedPiece, ReturnedChange } from './document.js';

export const textBefore = (pieces: readonly FilePiece[]): string =>
  pieces.map(({ text, inserted }) => (inserted ? '' : text)).join('');

export const textAfter = (pieces: readonly FilePiece[]): string =>
  pieces.map(({ text, deleted }) => (deleted ? '' : text)).join('');

export const keptIn = (pieces: readonly FilePiece[]): number =>
  pieces.reduce((sum, { text, inserted, deleted }) => sum + (inserted || deleted ? 0 : text.length), 0);

/** Characters that the changed paragraphs of a document may still have together. */
export interface CharactersLeft {
  characters: number;
}

/**
 * The changes of a paragraph, one for each author. Authors whose changes touch each other share one, because neither
 * can be had without the other. The text of each change counts, and is refused before the next one is made.
 */
export function changesOf(edited: readonly FilePiece[], left: CharactersLeft): ReturnedChange[] {
  const before = textBefore(edited);
  const { pieces, sharing } = placed(edited);
  const groups = authorsTogether(pieces, sharing);
  return groups.map((authors) => {
    const own = pieces.filter(({ author }) => authors.includes(author));
    const text = applied(before, own);
    left.characters -= text.length;
    if (left.characters < 0) refuse('WORD_TOO_COMPLEX');
    const times = own.flatMap(({ date }) => (date ? [date.getTime()] : []));
    return {
      authors,
      date: times.length > 0 ? new Date(Math.max(...times)) : null,
      after: text === '' ? null : text,
      pieces: own,
    };
  });
}

/** Gives each piece its place in the text before. A piece that came and went again has none, but ties its two authors. */
function placed(edited: readonly FilePiece[]): { pieces: ChangedPiece[]; sharing: [string, string][] } {
  const pieces: ChangedPiece[] = [];
  const sharing: [string, string][] = [];
  let at = 0;
  for (const { text, inserted, deleted } of edited) {
    if (inserted && deleted) sharing.push([inserted.author, deleted.author]);
    else if (inserted) pieces.push({ kind: 'inserted', text, at, ...inserted });
    else if (deleted) pieces.push({ kind: 'deleted', text, at, ...deleted });
    if (!inserted) at += text.length;
  }
  return { pieces: joined(pieces), sharing };
}

/** Word cuts a change at each change of the typeface; what lies side by side is one change. */
function joined(pieces: readonly ChangedPiece[]): ChangedPiece[] {
  const whole: ChangedPiece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    const isNext = last && last.kind === piece.kind && last.author === piece.author && last.moved === piece.moved;
    const end = last ? last.at + (last.kind === 'deleted' ? last.text.length : 0) : 0;
    if (isNext && end === piece.at) whole[whole.length - 1] = { ...last, text: last.text + piece.text };
    else whole.push(piece);
  }
  return whole;
}

function authorsTogether(pieces: readonly ChangedPiece[], sharing: readonly [string, string][]): string[][] {
  const authors = [...new Set(pieces.map(({ author }) => author))];
  const leader = new Map(authors.map((author) => [author, author]));
  const find = (author: string): string => {
    const next = leader.get(author) ?? author;
    return next === author ? author : find(next);
  };
  const tie = (one: string, other: string) =>
    leader.has(one) && leader.has(other) && leader.set(find(other), find(one));
  for (const [one, other] of sharing) tie(one, other);
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    // Pieces come in the order of the text, so only neighbours can touch.
    if (before && before.author !== piece.author && endOf(before) >= piece.at) tie(before.author, piece.author);
  }
  const groups = new Map<string, string[]>();
  for (const author of authors) groups.set(find(author), [...(groups.get(find(author)) ?? []), author]);
  return [...groups.values()];
}

const endOf = ({ kind, at, text }: ChangedPiece): number => (kind === 'deleted' ? at + text.length : at);

function applied(before: string, pieces: readonly ChangedPiece[]): string {
  let text = '';
  let at = 0;
  for (const piece of pieces) {
    text += before.slice(at, piece.at);
    if (piece.kind === 'inserted') text += piece.text;
    at = endOf(piece);
  }
  return text + before.slice(at);
}
