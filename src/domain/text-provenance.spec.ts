import type { Source } from './provenance.js';
import { isInTexts, provenSentences, takenOf, wordsIn } from './text-provenance.js';

const proposal: Source = { kind: 'proposal', id: 'p' };
const suggestion: Source = { kind: 'suggestion', id: 's' };
const text = { original: 'es', es: { text: 'Hay agua. Se mide cada mes.' } };
const spans = {
  es: [
    { length: 18, source: proposal },
    { length: 9, source: suggestion },
  ],
};

it('names the sources of each sentence with what is known of them', () => {
  const known = [
    { ...proposal, title: 'Agua' },
    { ...suggestion, number: 4 },
  ];
  expect(provenSentences(text, spans, known, 'en')).toEqual([
    { text: 'Hay agua. ', language: 'es', sources: [known[0]] },
    { text: 'Se mide cada mes.', language: 'es', sources: [known[1], known[0]] },
  ]);
  expect(provenSentences(text, spans, [known[0]!], 'es').map(({ sources }) => sources)).toEqual([
    [known[0]],
    [known[0]],
  ]);
  expect(provenSentences(text, null, known, 'es').map(({ sources }) => sources)).toEqual([[], []]);
});

it('finds where the words of a source stand now', () => {
  expect(wordsIn({ text, spans }, [suggestion])).toEqual([{ language: 'es', words: ['cada mes.'] }]);
  expect(wordsIn({ text, spans }, [suggestion, proposal])[0]!.words).toEqual(['Hay agua. Se mide ', 'cada mes.']);
  expect(wordsIn({ text, spans }, [{ kind: 'proposal', id: 'q' }])).toEqual([]);
});

it('knows whether words of a source stand in any of the texts', () => {
  const elsewhere = { text, spans: { en: [{ length: 27, source: suggestion }] } };
  expect(isInTexts([elsewhere, { text, spans }], [suggestion])).toBe(true);
  expect(isInTexts([elsewhere], [suggestion])).toBe(false);
  expect(isInTexts([{ text, spans }], [{ kind: 'proposal', id: 's' }])).toBe(false);
});

it('finds which words of a source a version took away', () => {
  const taken = [
    { text: 'cada mes', source: suggestion },
    { text: ' ', source: suggestion },
    { text: 'Hay', source: proposal },
  ];
  expect(takenOf(taken, [suggestion])).toEqual(['cada mes']);
  expect(takenOf(taken, [suggestion, proposal])).toEqual(['cada mes', 'Hay']);
});
