import { renderMarkdown, sanitized } from '../../src/api/markdown.js';

it('renders the small Markdown of people', () => {
  expect(renderMarkdown('Hola **a todas**\n\n- uno\n- dos\n\n> cita')).toBe(
    '<p>Hola <strong>a todas</strong></p>\n<ul>\n<li>uno</li>\n<li>dos</li>\n</ul>\n<blockquote>\n<p>cita</p>\n</blockquote>',
  );
});

it('gives each text its own HTML, also after more texts than are kept', () => {
  const long = 'x'.repeat(5000);
  for (let n = 0; n < 1000; n++) expect(renderMarkdown(`${n} ${long}`)).toBe(`<p>${n} ${long}</p>`);
  for (let n = 999; n >= 0; n -= 111) expect(renderMarkdown(`${n} ${long}`)).toBe(`<p>${n} ${long}</p>`);
});

it('makes no links, lists and quotations of a text with very many of them, because each costs time', () => {
  expect(renderMarkdown('a@b.co '.repeat(100)).match(/<a /g)).toHaveLength(100);
  for (const many of [
    'a@b.co ',
    'http://a.b ',
    '[a](http://a.b) ',
    '<http://a.b> ',
    'a.mx ',
    '- a\n',
    '1. a\n',
    '> a\n\n',
  ]) {
    const html = renderMarkdown(many.repeat(260));
    expect(html).not.toMatch(/<(a|ul|ol|li|blockquote)\b/);
    expect(html).toContain('a');
  }
});

/** Texts of marks in any order. */
function* mixed(count: number) {
  const marks = [
    '*',
    '**',
    '_',
    '`',
    '```js\n',
    '~~',
    '[a](',
    ')',
    '<',
    '>',
    '&',
    '"',
    "'",
    '\n',
    '\n\n',
    '- ',
    '3. ',
    '> ',
    '!',
  ];
  const words = [
    'a',
    'https://x.mx/?a=1&b="2"',
    'a@b.co',
    '<b>',
    '[a](javascript:x)',
    '[a](/b)',
    '[a](https://b.mx "t")',
    ' ',
  ];
  let seed = 7;
  const any = <Value>(of: Value[]) => of[(seed = (seed * 48_271) % 2_147_483_647) % of.length]!;
  for (let n = 0; n < count; n++) yield Array.from({ length: 30 }, () => any([...marks, ...words])).join('');
}

it('gives nothing that the sanitiser would change', () => {
  const plain = (html: string) => html.replaceAll('&quot;', '"');
  for (const text of mixed(500)) {
    const html = renderMarkdown(text);
    expect(plain(sanitized(html))).toBe(plain(html));
  }
});

it('marks links so that nobody gains by them, also bare ones', () => {
  const html = renderMarkdown('[plan](https://example.org) y https://example.org/x');
  expect(html.match(/rel="nofollow ugc noopener noreferrer"/g)).toHaveLength(2);
});

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](//evil.example)',
  '![x](https://example.org/pixel.png)',
  '<a href="https://x" onclick="alert(1)">x</a>',
  '# Título\n\nTítulo\n===',
  '<svg/onload=alert(1)>',
  '[a](<javascript:alert(1)>)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'x\n\n***\n\n|a|b|\n|-|-|\n|1|2|',
])('makes nothing dangerous or page-like of %s', (text) => {
  const html = renderMarkdown(text);
  expect(html).not.toMatch(/<(?!\/?(p|br|em|strong|s|ul|ol|li|blockquote|code|pre|a)\b)/i);
  expect(html).not.toMatch(/<a href="(?!https?:|mailto:)/);
  expect(html).not.toMatch(/<[^>]*\son\w+=/i);
});
