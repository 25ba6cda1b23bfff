import fc from 'fast-check';
import { cases } from '../../test/support/rules.js';
import { comparisons } from '../../test/support/comparisons.js';
import { exactDifference, wordsOf } from './difference.js';
import {
  type Conflict,
  type Conflicting,
  mergeWords,
  mergeClause,
  type Merged,
  type MergedText,
  type Side,
} from './merge.js';

/** The number of cases per law. */
const RUNS = cases(10_000);

/** The merged text, with each conflict as `<mine|theirs>`. */
const shown = ({ text, parts }: Merged) =>
  text ?? parts.map((part) => (typeof part === 'string' ? part : `<${part.mine}|${part.theirs}>`)).join('');

it.each([
  ['nothing', '', '', '', ''],
  ['a change of one', 'El foro sesiona.', 'El foro sesiona.', 'El consejo sesiona.', 'El consejo sesiona.'],
  ['a text that both began alike', '', 'El foro.', 'El foro.', 'El foro.'],
  ['two beginnings', '', 'El foro.', 'El consejo.', '<El foro.|El consejo.>'],
  [
    'changes apart from each other',
    'Publicar las actas cada mes en el portal.',
    'Publicar las actas cada semana en el portal.',
    'Publicar las actas cada mes en la plaza y el portal.',
    'Publicar las actas cada semana en la plaza y el portal.',
  ],
  [
    'a change that both made, once',
    'Publicar las actas cada mes en el portal.',
    'Publicar las actas cada semana en el portal.',
    'Publicar todas las actas cada semana en el portal.',
    'Publicar todas las actas cada semana en el portal.',
  ],
  [
    'two words for one',
    'Publicar las actas cada mes.',
    'Publicar las actas cada semana.',
    'Publicar las actas cada año.',
    'Publicar las actas cada <semana|año>.',
  ],
  [
    'changes that touch',
    'Publicar las actas cada mes en el portal.',
    'Publicar las actas cada semana en el portal.',
    'Publicar las actas cada mes por el portal.',
    'Publicar las actas cada <semana en |mes por >el portal.',
  ],
  ['two words at one place', 'Un parque seguro', 'Un gran parque seguro', 'Un buen parque seguro', 'Un <gran |buen >parque seguro'], // prettier-ignore
  ['words behind the last one', 'Un parque seguro', 'Un jardín seguro', 'Un parque seguro y limpio', 'Un jardín seguro y limpio'], // prettier-ignore
  ['two endings', 'Un parque', 'Un parque limpio', 'Un parque seguro', 'Un parque< limpio| seguro>'],
  ['a word removed and changed', 'Un parque muy seguro hoy', 'Un parque seguro hoy', 'Un parque más seguro hoy', 'Un parque <|más >seguro hoy'], // prettier-ignore
  [
    'several conflicts, and what is agreed between them',
    'Uno dos tres cuatro cinco seis siete',
    'Un dos tres CUATRO cinco seis sieteavo',
    'UNO dos tres cuatro cinco seis SIETE',
    '<Un |UNO >dos tres CUATRO cinco seis <sieteavo|SIETE>',
  ],
  [
    'one of several same words, because the two may have meant the same one',
    'de la de la de la de la fin',
    'de la de la de la fin',
    'de la de la de la de la término',
    'de la de la de la <fin|de la término>',
  ],
  ['nothing whole where either same word may have been meant', 'luz luz ', 'luz ', 'de luz luz ', '<luz |de luz luz >'],
  [
    'a version that is the other one with another word, though it looks like another change where words repeat',
    'luz y ',
    'y luz luz ',
    'y luz y ',
    'y luz luz ',
  ],
  ['a word that one removed and the other moved', 'luz y ', 'y luz agua ', 'luz agua ', '<y luz agua |luz agua >'],
  [
    'a word that one removed and the other kept among words that repeat',
    'de de ¿de la ¿¿',
    'de de la ¿¿ hoy',
    'de de ¿¿¿',
    'de de <la |¿>¿¿ hoy',
  ],
  [
    'a version that is the other one without a word more, though it looks like another change where words repeat',
    'luz y agua agua agua ',
    'luz agua y agua ',
    'luz y agua y agua ',
    'luz agua y agua ',
  ],
  [
    'no word beside the same word, which may be the one that stood',
    'luz ',
    'luz luz ',
    'agua luz ',
    '<luz luz |agua luz >',
  ],
  [
    'a word in the place of one of two same words, and one before them',
    'luz luz ',
    'luz agua',
    'y luz luz ',
    'y luz agua',
  ],
  ['one of several same words up to the next change only', 'luz y luz', 'y luz luz', 'y luz y', 'y <luz luz|luz y>'],
  ['a word in the place of a line end that the other removed', 'luz\n', 'luz', 'luz luz', 'luz<| luz>'],
  [
    'the last of two same words, though the first may have been meant',
    'luz luz',
    'luz luz y ',
    'luz',
    '<luz luz y |luz>',
  ],
  ['blanks behind one of two same words', 'luz luz  ', 'luz  ', 'luz   ', '<luz  |luz   >'],
  ['a word that one removed and the other moved to the end', 'luz agua', 'agua', 'agua luz', '<agua|agua luz>'],
  [
    'a version that is the other one with an end, where the last word has no blank',
    'y y',
    'agua y',
    'agua y luz',
    'agua y luz',
  ],
])('merges %s', (_, base, mine, theirs, merged) => {
  expect(shown(mergeWords(base, mine, theirs))).toBe(merged);
});

it('is the same whichever of the two is the version with more changes', () => {
  const [base, less, more] = ['luz y agua agua agua ', 'luz y agua y agua ', 'luz agua y agua '];
  const hunks = (by: Side) => [
    { start: 4, end: 4, put: 'agua ', by },
    { start: 11, end: 21, put: '', by },
  ];
  expect(mergeWords(base, more, less)).toEqual({ text: more, hunks: hunks('mine') });
  expect(mergeWords(base, less, more)).toEqual({ text: more, hunks: hunks('theirs') });
});

it('says of a change whether one made it or both', () => {
  expect(mergeWords('uno dos tres cuatro', 'uno DOS tres cuatro', 'uno DOS tres CUATRO').hunks).toEqual([
    { start: 4, end: 8, put: 'DOS ', by: 'both' },
    { start: 13, end: 19, put: 'CUATRO', by: 'theirs' },
  ]);
});

it('says where each change and each conflict stands in the base', () => {
  expect(mergeWords('uno dos tres cuatro', 'uno tres cuatro', 'uno dos tres CUATRO').hunks).toEqual([
    { start: 4, end: 8, put: '', by: 'mine' },
    { start: 13, end: 19, put: 'CUATRO', by: 'theirs' },
  ]);
  expect(mergeWords('uno dos tres', 'uno DOS tres', 'uno Dos tres').conflicts).toEqual([
    { start: 4, end: 8, base: 'dos ', mine: 'DOS ', theirs: 'Dos ' },
  ]);
});

describe('merges any texts', () => {
  /** Words of the base: all of them stand once, or most of them once and a few again and again. */
  const AGAIN = ['de ', 'la ', '. ', '\n', '¿'];
  const bases = fc
    .tuple(fc.boolean(), fc.array(fc.nat(14), { maxLength: 24, size: 'max' }))
    .map(([doRepeat, words]) =>
      words.map((word, index) => (doRepeat && AGAIN[word]) || `b${index}${word === 14 ? '\n\n' : ' '}`),
    );

  interface Edit {
    at: number;
    gone: number;
    put: number;
  }
  const someEdits = fc.array(fc.record({ at: fc.nat(24), gone: fc.nat(2), put: fc.nat(2) }), { maxLength: 2 });

  /** Applies edits to words; each word that they put stands nowhere else. */
  const edited = (base: readonly string[], edits: readonly Edit[], name: string): string => {
    const words = [...base];
    for (const [index, { at, gone, put }] of edits.entries())
      words.splice(Math.min(at, words.length), gone, ...Array.from({ length: put }, (_, n) => `${name}${index}x${n} `));
    return words.join('');
  };

  const threeTexts = fc.tuple(bases, someEdits, someEdits).map(([words, first, second]) => ({
    base: words.join(''),
    mine: edited(words, first, 'm'),
    theirs: edited(words, second, 't'),
  }));

  const bare = (text: string) => wordsOf(text).map((word) => word.trim());
  const counted = (words: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return (word: string) => counts.get(word) ?? 0;
  };
  const standsOnce = (word: string) => /^[bmt]\d/.test(word);

  type Texts = Record<'base' | Side, string>;

  function expectEveryInsertion({ base, mine, theirs }: Texts, text: string) {
    const [first, second, now] = [bare(mine), bare(theirs), bare(text)];
    const [before, a, b, count] = [bare(base), first, second, now].map(counted);
    const wrong = [...new Set([...bare(base), ...first, ...second, ...now])].filter((word) => {
      const [was, inMine, inTheirs, is] = [before!(word), a!(word), b!(word), count!(word)];
      if (standsOnce(word)) return is !== (was ? Math.min(inMine, inTheirs) : Math.max(inMine, inTheirs));
      const put = Math.max(inMine - was, inTheirs - was, 0);
      const gone = Math.max(was - inMine, 0) + Math.max(was - inTheirs, 0);
      return is < was + put - gone || is > inMine + inTheirs;
    });
    expect(wrong).toEqual([]);
  }

  /** Words of a side stand in the merged text in the order in which the side has them. */
  function expectTheirOrder(side: string, text: string) {
    const [words, now] = [bare(side), bare(text)];
    const [had, has] = [new Set(words), new Set(now)];
    const order = now.filter((word) => standsOnce(word) && had.has(word)).join(' ');
    expect(order).toBe(words.filter((word) => standsOnce(word) && has.has(word)).join(' '));
  }

  function expectTheHunks(base: string, { text, hunks }: MergedText) {
    let [made, at] = ['', 0];
    for (const { start, end, put } of hunks) {
      made += base.slice(at, start) + put;
      at = end;
    }
    expect(made + base.slice(at)).toBe(text);
  }

  function expectTheParts(base: string, { conflicts, parts }: Conflicting) {
    expect(parts.filter((part) => typeof part !== 'string')).toEqual(conflicts);
    expect(conflicts.filter((conflict) => base.slice(conflict.start, conflict.end) !== conflict.base)).toEqual([]);
    expect(conflicts.filter(({ mine, theirs }) => mine === theirs)).toEqual([]);
  }

  it('with every insertion of both, no deletion that neither made, the same whichever comes first, and once', () => {
    let whole = 0;
    fc.assert(
      fc.property(threeTexts, (texts) => {
        const { base, mine, theirs } = texts;
        const [merged, other] = [mergeWords(base, mine, theirs), mergeWords(base, theirs, mine)];
        expect(merged.text).toBe(other.text);
        expect(mergeWords(base, mine, mine).text).toBe(mine);
        expect(mergeWords(base, base, theirs).text).toBe(theirs);
        if (merged.conflicts) {
          const turned = (conflict: Conflict) => ({ ...conflict, mine: conflict.theirs, theirs: conflict.mine });
          expect(merged.conflicts.map(turned)).toEqual(other.conflicts);
          expectTheParts(base, merged);
          return;
        }
        if (mine !== base && theirs !== base && mine !== theirs) whole++;
        expectEveryInsertion(texts, merged.text);
        expectTheirOrder(mine, merged.text);
        expectTheirOrder(theirs, merged.text);
        expectTheHunks(base, merged);
        const again = [mergeWords(base, merged.text, mine), mergeWords(base, merged.text, theirs)];
        // Where words repeat, a second merge may ask; it never makes another text.
        if (bare(base).every(standsOnce)) expect(again.map(({ text }) => text)).toEqual([merged.text, merged.text]);
        else expect(again.every(({ text = merged.text }) => text === merged.text)).toBe(true);
      }),
      { numRuns: RUNS },
    );
    expect(whole).toBeGreaterThan(RUNS / 10);
  });

  it('to a conflict where they overlap or touch', () => {
    const overlapping = fc
      .record({
        length: fc.integer({ min: 2, max: 20 }),
        at: fc.nat(19),
        gone: fc.nat(4),
        shift: fc.nat(4),
        other: fc.nat(4),
        both: fc.boolean(),
      }) // prettier-ignore
      .map(({ length, at, gone, shift, other, both }) => {
        const words = Array.from({ length }, (_, index) => `b${index} `);
        const start = Math.min(at, length);
        const end = Math.min(start + gone, length);
        return {
          base: words.join(''),
          mine: edited(words, [{ at: start, gone: end - start, put: 1 }], 'm'),
          theirs: edited(words, [{ at: Math.min(start + shift, end), gone: other, put: both ? 1 : 0 }], 't'),
        };
      });
    fc.assert(
      fc.property(overlapping, ({ base, mine, theirs }) => {
        fc.pre(theirs !== base);
        const { conflicts } = mergeWords(base, mine, theirs);
        expect(conflicts).toHaveLength(1);
        expect(conflicts![0]!.mine).not.toBe(conflicts![0]!.theirs);
      }),
      { numRuns: RUNS },
    );
  });

  it('also where hardly a word stands once: merging again gives another text in less than 1 of 200', () => {
    const babble = fc
      .array(fc.constantFrom('a ', 'b ', 'a b ', '. ', '\n'), { maxLength: 8 })
      .map((words) => words.join(''));
    let other = 0;
    fc.assert(
      fc.property(babble, babble, babble, (base, mine, theirs) => {
        const { text } = mergeWords(base, mine, theirs);
        if (text === undefined) return;
        if ([mine, theirs].some((side) => ![text, undefined].includes(mergeWords(base, text, side).text))) other++;
      }),
      { numRuns: RUNS / 5 },
    );
    expect(other).toBeLessThan(Math.max(RUNS / 1000, 3));
  });
});

it('joins no two words: what stands side by side stood so in one of the three', () => {
  const glued = fc.array(fc.constantFrom('a', 'b', 'c', ' ', ' ', '.', 'á', '\n'), { maxLength: 14 }).map((parts) => parts.join('')); // prettier-ignore
  const pairs = (text: string) => Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)); // prettier-ignore
  fc.assert(
    fc.property(glued, glued, glued, (base, mine, theirs) => {
      const { text } = mergeWords(base, mine, theirs);
      if (text === undefined) return;
      const known = new Set([base, mine, theirs].flatMap(pairs));
      expect(pairs(text).filter((pair) => !known.has(pair))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

describe('does a bounded work', () => {
  const text = (length: number, word: (index: number) => string) => Array.from({ length }, (_, n) => word(n)).join(' ');

  it('for 300 words with changes all over', () => {
    const base = text(300, (n) => `w${n % 90}`);
    const mine = text(300, (n) => (n % 20 === 0 ? `m${n}` : `w${n % 90}`));
    const theirs = text(300, (n) => (n % 20 === 10 ? `t${n}` : `w${n % 90}`));
    let merged: Merged | undefined;
    expect(comparisons(() => (merged = mergeWords(base, mine, theirs)))).toBeLessThan(20_000);
    expect(merged!.hunks).toHaveLength(30);
  });

  it('for a text of 20,000 characters in one paragraph', () => {
    const base = text(3400, (n) => `p${n % 900}`);
    const mine = text(3400, (n) => (n % 50 === 0 ? `m${n}` : `p${n % 900}`));
    const theirs = text(3400, (n) => (n % 50 === 25 ? `t${n}` : `p${n % 900}`));
    expect(base.length).toBeGreaterThan(15_000);
    let merged: Merged | undefined;
    expect(comparisons(() => (merged = mergeWords(base, mine, theirs)))).toBeLessThan(200_000);
    expect(merged!.hunks).toHaveLength(136);
  });

  it('for texts that share nothing, of which all is a conflict', () => {
    const [base, mine, theirs] = ['b', 'm', 't'].map((name) => text(3400, (n) => `${name}${n}`));
    let merged: Merged | undefined;
    expect(comparisons(() => (merged = mergeWords(base!, mine!, theirs!)))).toBeLessThan(20);
    expect(merged!.conflicts).toEqual([{ start: 0, end: base!.length, base, mine, theirs }]);
  });

  it('for texts of the same words in another order', () => {
    const base = text(3400, (n) => `w${n % 7}`);
    const mine = text(3400, (n) => `w${(n * 3) % 7}`);
    expect(comparisons(() => mergeWords(base, mine, base))).toBeLessThan(2_000_000);
    expect(exactDifference(base, mine).rewritten).toBe(true);
  });
});

it('takes a removed clause for a conflict with every change of its text', () => {
  expect(mergeClause('Uno.', null, null)).toEqual({ removed: true });
  expect(mergeClause('Uno.', null, 'Uno.')).toEqual({ removed: true });
  expect(mergeClause('Uno.', 'Uno.', null)).toEqual({ removed: true });
  expect(mergeClause('Uno.', 'Dos.', 'Uno.')).toMatchObject({ text: 'Dos.' });
  const conflict = { start: 0, end: 4, base: 'Uno.', mine: null, theirs: 'Dos.' };
  expect(mergeClause('Uno.', null, 'Dos.')).toEqual({ conflicts: [conflict], parts: [conflict] });
});
