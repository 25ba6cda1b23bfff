import { isLink, LINK_LENGTH, LINK_PROBLEMS, notOpeningSince, opens } from './link.js';

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

it('counts from the first look at which it did not open, and begins anew once it opens', () => {
  const [first, later] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-02-01T00:00:00Z')];
  expect(notOpeningSince(null, null, first)).toBeNull();
  expect(notOpeningSince(null, 'unreachable', first)).toEqual(first);
  expect(notOpeningSince(first, 'too_slow', later)).toEqual(first);
  expect(notOpeningSince(first, 'type_not_kept', later)).toBeNull();
});
