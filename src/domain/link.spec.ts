import { afterLook, CHECK_DAYS, isLink, LINK_PROBLEMS, notOpeningSince, opens } from './link.js';
import { LINK_LENGTH } from './lengths.js';

describe('a link', () => {
  it.each(['http://a.example', 'https://a.example/b?c=d#e', 'https://á.example/ñ', 'http://127.0.0.1/'])(
    'is an address of the web: %s',
    (text) => expect(isLink(text)).toBe(true),
  );

  it.each(['', 'a.example', '/a', 'ftp://a.example', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x'])(
    'is nothing else: %s',
    (text) => expect(isLink(text)).toBe(false),
  );

  it.each(['http://ana@a.example', 'http://ana:secreto@a.example', 'http://:secreto@a.example'])(
    'carries no password: %s',
    (text) => expect(isLink(text)).toBe(false),
  );

  it('is as long as it may be, and no longer', () => {
    const start = 'https://a.example/';
    expect([0, 1].map((more) => isLink(start.padEnd(LINK_LENGTH + more, 'a')))).toEqual([true, false]);
  });
});

it('takes an address for open when something is there, also what is not copied', () => {
  expect([null, ...LINK_PROBLEMS].filter((problem) => opens(problem))).toEqual([
    null,
    'too_large',
    'type_not_kept',
    'file_unusable',
  ]);
});

it('looks each month at what opens, and each day at what does not', () => {
  expect(CHECK_DAYS).toEqual({ opening: 30, notOpening: 1 });
});

it('counts from the first look at which it did not open, and begins anew once it opens', () => {
  const [first, later] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-02-01T00:00:00Z')];
  expect(notOpeningSince(null, null, first)).toBeNull();
  expect(notOpeningSince(null, 'unreachable', first)).toEqual(first);
  expect(notOpeningSince(first, 'too_slow', later)).toEqual(first);
  expect(notOpeningSince(first, 'type_not_kept', later)).toBeNull();
});

describe('a look at an address', () => {
  const [then, now] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-02-01T00:00:00Z')];
  const fresh = { notCopied: null, notOpeningSince: null, hasCopy: false };

  it.each([
    ['keeps the first copy', fresh, null, 'copy', { notCopied: null, notOpeningSince: null }, 'copy'],
    ['keeps no second copy', { ...fresh, hasCopy: true }, null, 'copy', null, null],
    [
      'says why there is no copy',
      fresh,
      'type_not_kept',
      null,
      { notCopied: 'type_not_kept', notOpeningSince: null },
      null,
    ],
    ['says nothing twice', { ...fresh, notCopied: 'type_not_kept' }, 'type_not_kept', null, null, null],
    [
      'says since when it does not open',
      fresh,
      'unreachable',
      null,
      { notCopied: 'unreachable', notOpeningSince: now },
      null,
    ],
    [
      'keeps the first day on which it did not open',
      { ...fresh, notCopied: 'unreachable', notOpeningSince: then },
      'too_slow',
      null,
      { notCopied: 'too_slow', notOpeningSince: then },
      null,
    ],
    [
      'says of a copied address only that it does not open',
      { ...fresh, hasCopy: true },
      'answers_error',
      null,
      { notCopied: null, notOpeningSince: now },
      null,
    ],
    [
      'says that it opens again, with the copy that was missing',
      { notCopied: 'unreachable', notOpeningSince: then, hasCopy: false },
      null,
      'copy',
      { notCopied: null, notOpeningSince: null },
      'copy',
    ],
  ] as const)('%s', (_, before, problem, copy, changes, kept) => {
    expect(afterLook(before, { problem, copy }, now)).toEqual({ changes, copy: kept });
  });
});
