import fc from 'fast-check';
import { difference } from './difference.js';
import {
  firstSpans,
  isSameSource,
  readerOf,
  removedBy,
  type Source,
  type Sourced,
  spansAfter,
  spansAfterWithChanges,
  runsOf,
} from './provenance.js';

const draft: Source = { kind: 'draft', id: 'd' };
const ana: Source = { kind: 'suggestion', id: 'ana' };
const luz: Source = { kind: 'suggestion', id: 'luz' };
const drafter: Source = { kind: 'drafter', id: 'r' };

/** The number of chains of ten changes. */
const RUNS = 1000;

/** The text with the id of the source behind each run. */
const shown = ({ text, spans }: Sourced) => {
  let at = 0;
  return spans.map(({ length, source }) => `${text.slice(at, (at += length))}(${source.id})`).join('');
};
const begun = (text: string): Sourced => ({ text, spans: firstSpans(text, draft) });
const changed = (before: Sourced, text: string, source: Source): Sourced => ({
  text,
  spans: spansAfter(before, text, source),
});

it('names the source of a text that came as a whole', () => {
  expect(firstSpans('Un foro.', draft)).toEqual([{ length: 8, source: draft }]);
  expect(firstSpans('', draft)).toEqual([]);
});

it('takes two sources for the same only when both their kinds and their ids are', () => {
  expect(isSameSource(ana, { ...ana })).toBe(true);
  expect(isSameSource(ana, luz)).toBe(false);
  expect(isSameSource(ana, { ...ana, kind: 'comment' })).toBe(false);
});

it('leaves what stays to its source, and names the new one for what was put in', () => {
  const first = changed(begun('Publicar las actas cada mes.'), 'Publicar las actas cada semana.', ana);
  expect(shown(first)).toBe('Publicar las actas cada (d)semana(ana).(d)');
  const second = changed(first, 'Publicar todas las actas cada semana, en el portal.', luz);
  expect(shown(second)).toBe('Publicar (d)todas (luz)las actas cada (d)semana(ana), en el portal(luz).(d)');
  expect(shown(changed(second, 'Publicar las actas cada semana.', drafter))).toBe(shown(first));
  expect(shown(changed(second, 'Nada', drafter))).toBe('Nada(r)');
});

it('leaves the last word to its source when others follow it', () => {
  expect(shown(changed(begun('Un parque seguro'), 'Un parque seguro y limpio', ana))).toBe(
    'Un parque seguro(d) y limpio(ana)',
  );
});

it('leaves words to their source that stand between changed ones, and that readers are shown as replaced', () => {
  const [former, later] = ['Sesionar en el palacio municipal hoy', 'Reunirse en la casa municipal hoy'];
  expect(shown(changed(begun(former), later, ana))).toBe('Reunirse (ana)en (d)la casa (ana)municipal hoy(d)');
});

it('says which words a change removed, and whose they were', () => {
  const before = changed(begun('Publicar las actas cada mes.'), 'Publicar las actas cada semana sin falta.', ana);
  expect(removedBy(before, 'Publicar cada semana.')).toEqual([
    { text: 'las actas ', source: draft },
    { text: ' sin falta', source: ana },
  ]);
  expect(removedBy(before, before.text)).toEqual([]);
});

it('leaves to a suggestion that was accepted with changes its own words only', () => {
  const after = (suggested: string, final: string) => ({
    text: final,
    spans: spansAfterWithChanges(begun('Publicar las actas cada mes.'), suggested, final, ana, drafter),
  });
  expect(shown(after('Publicar las actas cada semana en línea.', 'Publicar las actas cada semana en papel.'))).toBe(
    'Publicar las actas cada (d)semana en (ana)papel(r).(d)',
  );
  // The suggestion had removed “las actas”: the acceptance brings nothing that stood there.
  expect(shown(after('Publicar todo cada mes.', 'Publicar las actas y todo cada mes.'))).toBe(
    'Publicar las actas (d)y (r)todo (ana)cada mes.(d)',
  );
});

it('gives the words of a source, with their places', () => {
  const { text, spans } = changed(begun('Un foro cada mes'), 'Un gran foro abierto cada mes', ana);
  expect(runsOf(ana, text, spans)).toEqual([
    { start: 3, text: 'gran ' },
    { start: 13, text: 'abierto ' },
  ]);
  expect(runsOf(luz, text, spans)).toEqual([]);
});

describe('keeps the law through any chain of changes', () => {
  interface Edit {
    at: number;
    gone: number;
    put: readonly number[];
  }
  const edits = fc.array(
    fc.record({ at: fc.nat(25), gone: fc.nat(4), put: fc.array(fc.nat(6), { maxLength: 3 }) }),
    { minLength: 1, maxLength: 3 }, // prettier-ignore
  );
  const FILL = ['de ', 'la ', '. ', '\n\n'];

  /** Applies edits to the words of a text; where none repeats, each word that they put stands nowhere else. */
  const edited = (text: string, changes: readonly Edit[], name: string, doRepeat: boolean): string => {
    const words = text.match(/\S*\s+/g) ?? [];
    for (const [index, { at, gone, put }] of changes.entries()) {
      const added = put.map((word, n) => (doRepeat && FILL[word]) || `${name}${index}x${n} `);
      words.splice(Math.min(at, words.length), gone, ...added);
    }
    return words.join('');
  };
  const ownWords = (text: string) => text.match(/\b[dsa]\d+x\d+x\d+/g) ?? [];
  const letters = (text: string) => text.split('').toSorted().join('');
  const sourceOf = ({ text, spans }: Sourced, word: string) => {
    const at = text.indexOf(word);
    let end = 0;
    return spans.find(({ length }) => at < (end += length))!.source.id;
  };
  const textOf = ({ text, spans }: Sourced, source: Source) =>
    runsOf(source, text, spans)
      .map((run) => run.text)
      .join('');

  function expectLaw(before: Sourced, after: Sourced, sources: readonly Source[]) {
    expect(after.spans.reduce((sum, { length }) => sum + length, 0)).toBe(after.text.length);
    expect(after.spans.every(({ length }, index) => length > 0 && !isSameAsNext(after, index))).toBe(true);
    const removed = removedBy(before, after.text);
    const removedOf = (source: Source) => removed.filter((run) => isSameSource(run.source, source));
    for (const source of sources) {
      const gone = removedOf(source)
        .map(({ text }) => text)
        .join('');
      // A source has after the change what it had before, without what the change removed: nothing came to it or went.
      expect(letters(textOf(after, source) + gone)).toBe(letters(textOf(before, source)));
    }
    const shownAsRemoved = difference(before.text, after.text)
      .pieces.filter(({ change }) => change === 'removed')
      .map(({ text }) => text)
      .join('\0');
    expect(removed.filter(({ text }) => !shownAsRemoved.includes(text))).toEqual([]);
  }
  const isSameAsNext = ({ spans }: Sourced, index: number) =>
    index + 1 < spans.length && isSameSource(spans[index]!.source, spans[index + 1]!.source);

  it('also of changes that were accepted with changes', () => {
    const chains = fc.array(fc.tuple(edits, fc.option(edits)), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(fc.boolean(), edits, chains, (doRepeat, first, chain) => {
        const text = edited('', first, 'd0x', doRepeat);
        let before: Sourced = { text, spans: firstSpans(text, draft) };
        const sources = [draft];
        for (const [index, [suggested, withChanges]] of chain.entries()) {
          const suggestion: Source = { kind: 'suggestion', id: `s${index}x` };
          const acceptance: Source = { kind: 'drafter', id: `a${index}x` };
          const asSuggested = edited(before.text, suggested, suggestion.id, doRepeat);
          const final = withChanges ? edited(asSuggested, withChanges, acceptance.id, doRepeat) : asSuggested;
          const spans = withChanges
            ? spansAfterWithChanges(before, asSuggested, final, suggestion, acceptance)
            : spansAfter(before, final, suggestion);
          const after = { text: final, spans };
          expectLaw(before, after, sources);
          // Each word begins with the id of its source. Where words repeat, a comparison may take another one for kept.
          if (!doRepeat) expect(ownWords(final).filter((word) => !word.startsWith(sourceOf(after, word)))).toEqual([]);
          sources.push(suggestion, acceptance);
          before = after;
        }
      }),
      { numRuns: RUNS },
    );
  });
});

it('reads spans in parts of any length, and nothing behind the last one', () => {
  const read = readerOf([
    { length: 2, source: draft },
    { length: 3, source: ana },
  ]);
  expect([read(1), read(3), read(5), read(1)]).toEqual([
    [{ length: 1, source: draft }],
    [
      { length: 1, source: draft },
      { length: 2, source: ana },
    ],
    [{ length: 1, source: ana }],
    [],
  ]);
});
