import { testApp, type TestApp } from '../support/app.js';
import { blocksOf, crawl, textOf } from '../support/crawl.js';

/** Laws for every page of the demonstration that a visitor reaches, in both languages. */
let t: TestApp;
let pages: [address: string, body: string][];

beforeAll(async () => {
  t = await testApp('demo');
  pages = [...(await crawl(t, '/es')), ...(await crawl(t, '/en'))];
}, 120_000);
afterAll(() => t.close());

it('reads the pages of plans, commitments, proposals, responses, comments and institutions', () => {
  const kinds = new Set(pages.map(([address]) => address.split(/[/?]/).slice(1, 3).join('/')));
  for (const kind of ['planes', 'compromisos', 'propuestas', 'respuesta', 'respuestas', 'comentarios', 'instituciones'])
    expect(kinds).toContain(`es/${kind}`);
  expect(pages.length).toBeGreaterThan(120);
});

const UNKNOWN = /No consta en el registro público|Not on the public record/g;

it('says once in a part of a page what the record does not hold', () => {
  const repeated = pages.flatMap(([address, body]) =>
    body
      .split(/<\/?(?:section|article)\b/)
      .map((part) => [address, textOf(part).match(UNKNOWN)?.length ?? 0])
      .filter(([, count]) => Number(count) > 1),
  );
  expect(repeated).toEqual([]);
});

/** Every milestone of the demonstration is invented, and so is every response; the institutions are real. */
const INVENTED =
  /\d+ (?:de|of) \d+ (?:hitos?|milestones?|respuestas?|responses?)|\d+ (?:hitos?|late milestones?|milestones?|disputed milestones?)\b|(?:Mediana de la espera|Median wait):/;
const MARK = 'class="example"';
/** The sentence that says which data are invented. */
const SAYS_SO = /inventad|made up/;

it('marks every invented number about a real institution in the same sentence or row', () => {
  const bare = pages.flatMap(([address, body]) =>
    blocksOf(body)
      .filter((block) => !block.includes(MARK) && INVENTED.test(textOf(block)) && !SAYS_SO.test(textOf(block)))
      .map((block) => [address, textOf(block)]),
  );
  expect(bare).toEqual([]);
});

/** The plan with its nine commitments needs the most. */
const MARKS_AT_MOST = 20;

it('marks what is invented where it begins and not at every word', () => {
  const counted = pages.map(([address, body]) => [address, body.split(MARK).length - 1] as const);
  expect(counted.filter(([, count]) => count > MARKS_AT_MOST)).toEqual([]);
});

it('says no name twice running', () => {
  const doubled = pages.flatMap(([address, body]) => {
    const text = textOf(body.replaceAll(/<\/?(?:p|li|dd|dt|option|h1|h2|h3)\b[^>]*>/g, ' ¶ '));
    return [...text.matchAll(/(?<=[¶·]) *([^¶·]{4,40}?) · \1(?![\p{L}])/gu)].map(([found]) => [address, found]);
  });
  expect(doubled).toEqual([]);
});
