import { refusals } from '../../test/support/rules.js';
import { canonicalEmail, requireEmail } from './email.js';

const form = (given: string) => {
  const found = canonicalEmail(given);
  return 'email' in found ? found.email : found.problem;
};

/** As long as an address may be: 64 bytes before the @, and 254 characters in all. */
const LONGEST = `${'a'.repeat(64)}@${'b'.repeat(62)}.${'b'.repeat(62)}.${'b'.repeat(63)}`;

describe('the one form of an address', () => {
  it.each([
    ['Ana.Ruiz+foro@Example.ORG', 'ana.ruiz+foro@example.org'],
    ['  ana@example.org ', 'ana@example.org'],
    ['ana@MÜLLER.example', 'ana@xn--mller-kva.example'],
    ['ana@mu\u0308ller.example', 'ana@xn--mller-kva.example'],
    ['ana@xn--mller-kva.example', 'ana@xn--mller-kva.example'],
    ['ana@ｇmail。example', 'ana@gmail.example'],
    ['jose\u0301@example.org', 'josé@example.org'],
    ["o'brien@example.org", "o'brien@example.org"],
    [LONGEST, LONGEST],
  ])('of %s is %s', (given, canonical) => {
    expect(form(given)).toBe(canonical);
    expect(form(canonical)).toBe(canonical);
  });

  it('lowers no letter outside ASCII before the @', () => {
    expect(form('JOSÉ@example.org')).toBe('josÉ@example.org');
    expect(form('gmaİl@example.org')).toBe('gmaİl@example.org');
  });

  it('keeps the domain of one who wrote a letter that looks like another', () => {
    expect(form('ana@gmaİl.example')).toBe('ana@xn--gmail-bgd.example');
  });
});

describe('what has no such form', () => {
  it.each([
    '',
    'x',
    'a@b',
    'a@b@c.example',
    'a@b.example@c.example',
    '@example.org',
    '@ñ.example',
    'ñ@',
    'ñ',
    'ana@',
    'ana@example.org.',
    'ana@1.2.3.4',
    'ana@[::1]',
    'ana@example.123',
    'ana@-example.org',
    'ana@exa_mple.org',
    'ana@example.org:25',
    'ana@exam%70le.org',
    '"ana"@example.org',
    'ana,eva@example.org',
    'ana..ruiz@example.org',
    '.ana@example.org',
    `${'a'.repeat(65)}@example.org`,
    `${'é'.repeat(33)}@example.org`,
    `ana@${'a'.repeat(64)}.example`,
    `ana@${'a.'.repeat(126)}example`,
    `${'a'.repeat(64)}@${`${'b'.repeat(62)}.`.repeat(3)}d`,
  ])('is refused as no whole address: %s', (given) => expect(form(given)).toBe('EMAIL_INVALID'));

  it.each([
    'an\u200Ba@example.org',
    'ana\u00AD@example.org',
    'ana@exam\u00ADple.org',
    'ana\uFE0F@example.org',
    'añ\u00A0a@example.org',
    'ana@xn--ü.example',
  ])('is refused because of a character: %j', (given) => expect(form(given)).toBe('EMAIL_UNUSABLE'));

  it('is refused where it was written', () => {
    expect(refusals(() => requireEmail('x', ['input', 'email']))).toEqual(['EMAIL_INVALID input.email']);
    expect(requireEmail('Ana@example.org', ['input', 'email'])).toBe('ana@example.org');
  });
});
