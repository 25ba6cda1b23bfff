import { SaxesParser } from 'saxes';
import { Refusal } from '../../src/domain/refusal.js';
import { changesOf } from '../../src/drafting/word/changes.js';
import { CHANGES_AT_MOST } from '../../src/drafting/word/limits.js';
import { read } from '../../src/drafting/word/read.js';
import { ELEMENTS_AT_MOST, PART_AT_MOST } from '../../src/kernel/office/limits.js';
import { OfficePackage } from '../../src/kernel/office/package.js';
import { del, docx, filesOfDocx, ins, p, part, r, zipOf } from '../support/docx.js';

const CENTRAL = Buffer.from('504b0102', 'hex');
const LOCAL = Buffer.from('504b0304', 'hex');
const DOCUMENT = 'word/document.xml';

/** Where the record of a file begins, in the directory of the zip or in front of its bytes. */
function recordOf(zip: Buffer, name: string, signature = CENTRAL): number {
  const [skip, length] = signature === CENTRAL ? [46, 28] : [30, 26];
  for (let at = zip.indexOf(signature); at >= 0; at = zip.indexOf(signature, at + 4))
    if (zip.subarray(at + skip, at + skip + zip.readUInt16LE(at + length)).toString() === name) return at;
  throw new Error(`${name} is not in the zip.`);
}

function patched(zip: Buffer, change: (zip: Buffer) => void): Buffer {
  const copy = Buffer.from(zip);
  change(copy);
  return copy;
}

/** States another size of a file than it has. */
const claiming = (zip: Buffer, name: string, bytes: number): Buffer =>
  patched(zip, (copy) => {
    copy.writeUInt32LE(bytes, recordOf(copy, name) + 24);
    copy.writeUInt32LE(bytes, recordOf(copy, name, LOCAL) + 22);
  });

/** The end of a zip64 that counts 2^40 files. */
function countingFar(zip: Buffer): Buffer {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeUInt32LE(2 ** 8, 36);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeUInt32LE(zip.length - 22, 8);
  return Buffer.concat([zip.subarray(0, -22), end, locator, zip.subarray(-22)]);
}

const withDocument = (text: string | Uint8Array) => zipOf({ ...filesOfDocx(''), [DOCUMENT]: text });
const ENTITIES = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join(
  '',
);
const plain = docx(p(r('Uno')));
const swollen = Buffer.alloc(30 * 1024 * 1024, ' ');
const compound = (inside: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inside, 'utf16le')]);

const FILES: [what: string, code: string, make: () => Buffer][] = [
  ['no bytes', 'FILE_EMPTY', () => Buffer.alloc(0)],
  ['too many bytes', 'FILE_TOO_LARGE', () => Buffer.alloc(10 * 1024 * 1024 + 1, 'PK')],
  ['a text', 'WORD_NOT_DOCX', () => Buffer.from('Hola')],
  ['a DOC of before 2007', 'WORD_NOT_DOCX', () => compound('WordDocument')],
  ['a zip of another kind', 'WORD_NOT_DOCX', () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' })],
  [
    'a spreadsheet',
    'WORD_NOT_DOCX',
    () =>
      zipOf({ ...filesOfDocx(''), '[Content_Types].xml': '<Types><Override ContentType="sheet.main+xml"/></Types>' }),
  ],
  ['a file with a password', 'WORD_LOCKED', () => compound('EncryptedPackage')],
  [
    'an encrypted entry',
    'WORD_LOCKED',
    () => patched(plain, (zip) => void zip.writeUInt16LE(1, recordOf(zip, DOCUMENT) + 8)),
  ],
  ['a program', 'WORD_HAS_MACROS', () => docx(p(r('Uno')), { 'word/vbaProject.bin': 'x' })],
  [
    'a kind of file that may hold programs',
    'WORD_HAS_MACROS',
    () =>
      docx(p(r('Uno')), {
        '[Content_Types].xml':
          '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      }),
  ],
  ['a part that unpacks to 30 MB', 'WORD_EXPANDS_TOO_FAR', () => withDocument(swollen)],
  ['the same part, said to be small', 'WORD_BROKEN', () => claiming(withDocument(swollen), DOCUMENT, 1000)],
  [
    'a picture said to be 4 GB',
    'WORD_EXPANDS_TOO_FAR',
    () => claiming(docx('', { 'word/media/a.png': 'x' }), 'word/media/a.png', 0xfffffff0),
  ],
  ['a zip64 that counts 2^40 files', 'WORD_EXPANDS_TOO_FAR', () => countingFar(plain)],
  [
    '3,000 files',
    'WORD_EXPANDS_TOO_FAR',
    () => docx('', Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`a/${index}`, '']))),
  ],
  [
    'two entries over the same bytes',
    'WORD_EXPANDS_TOO_FAR',
    () =>
      patched(
        plain,
        (zip) =>
          void zip.writeUInt32LE(zip.readUInt32LE(recordOf(zip, DOCUMENT) + 42), recordOf(zip, '_rels/.rels') + 42),
      ),
  ],
  ['a name that leaves its folder', 'WORD_BROKEN', () => docx('', { '../../etc/passwd': 'x' })],
  ['a name from the root', 'WORD_BROKEN', () => docx('', { '/etc/passwd': 'x' })],
  ['two files with one name', 'WORD_BROKEN', () => docx('', { 'word/DOCUMENT.xml': 'x' })],
  ['half a zip', 'WORD_BROKEN', () => plain.subarray(0, plain.length / 2)],
  [
    'a document that ends in the middle',
    'WORD_BROKEN',
    () => withDocument(part('document', p(r('Uno'))).slice(0, -20)),
  ],
  ['elements that close in the wrong order', 'WORD_BROKEN', () => docx('<w:p><w:r></w:p></w:r>')],
  ['an entity that nothing declares', 'WORD_BROKEN', () => docx(p(r('&secret;')))],
  ['letters of another encoding', 'WORD_BROKEN', () => withDocument(Buffer.from(part('document', ''), 'utf16le'))],
  [
    'a billion laughs',
    'WORD_DECLARES_ENTITIES',
    () => withDocument(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ja">${ENTITIES}]><a>&l9;</a>`),
  ],
  [
    'an external entity',
    'WORD_DECLARES_ENTITIES',
    () => withDocument('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
  ],
  [
    'an external document type in the properties',
    'WORD_DECLARES_ENTITIES',
    () => docx('', { 'docProps/custom.xml': '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>' }),
  ],
  [
    'a million runs',
    'WORD_TOO_COMPLEX',
    () =>
      docx(Array.from({ length: 400_000 }, (_, index) => `<w:r a="${index % 97}${(index * 7919) % 9973}"/>`).join('')),
  ],
  ['paragraphs inside each other', 'WORD_BROKEN', () => docx('<w:p>'.repeat(100) + '</w:p>'.repeat(100))],
  ['elements 5,000 deep', 'WORD_TOO_COMPLEX', () => docx('<w:sdt>'.repeat(5_000) + '</w:sdt>'.repeat(5_000))],
  ['30,000 paragraphs', 'WORD_TOO_COMPLEX', () => docx('<w:p/>'.repeat(30_000))],
  [
    'more bookmarks at one place than any document has',
    'WORD_TOO_COMPLEX',
    () =>
      docx(
        p(
          Array.from(
            { length: 1000 },
            (_, index) => `<w:bookmarkStart w:id="${index}" w:name="cla_${String(index).padStart(32, '0')}"/>`,
          ).join(''),
        ),
      ),
  ],
  [
    'one paragraph of a whole book',
    'WORD_TOO_COMPLEX',
    () => docx(p(r(Array.from({ length: 40_000 }, (_, index) => `${(index * 7919) % 99_991} `).join('')))),
  ],
  [
    'a long paragraph that very many have changed',
    'WORD_TOO_COMPLEX',
    () =>
      docx(
        p(
          r(Array.from({ length: 20_000 }, (_, index) => `${(index * 7919) % 99_991} `).join('')) +
            Array.from({ length: 2_000 }, (_, index) => r('x') + del('y', `Ana ${index}`)).join(''),
        ),
      ),
  ],
  ['too many changes', 'WORD_TOO_MANY_CHANGES', () => docx(p(ins(r('x')).repeat(CHANGES_AT_MOST + 1)))],
];

type On = (this: SaxesParser, event: string, handler: (told: unknown) => void) => void;

/** Counts the bytes that a reading unpacks, and the elements that it reads. */
async function countedWhile(work: () => Promise<void>): Promise<{ bytes: number; elements: number }> {
  const { read: unpack } = OfficePackage.prototype;
  const parser = SaxesParser.prototype as { on: On };
  const { on } = parser;
  const counted = { bytes: 0, elements: 0 };
  OfficePackage.prototype.read = async function* (name) {
    for await (const piece of unpack.call(this, name)) {
      counted.bytes += piece.length;
      yield piece;
    }
  };
  parser.on = function (event, handler) {
    on.call(this, event, (told) => {
      if (event === 'opentag') counted.elements++;
      handler(told);
    });
  };
  try {
    await work();
  } finally {
    OfficePackage.prototype.read = unpack;
    parser.on = on;
  }
  return counted;
}

describe('a file that could harm is refused', () => {
  it.each(FILES)('%s: %s', async (_, code, make) => {
    const bytes = make();
    let found: unknown = 'read';
    const counted = await countedWhile(() =>
      read(bytes).then(
        () => undefined,
        (error: unknown) => void (found = error instanceof Refusal ? error.problems[0]!.code : error),
      ),
    );
    expect(found).toBe(code);
    expect(counted.bytes).toBeLessThanOrEqual(PART_AT_MOST);
    expect(counted.elements).toBeLessThanOrEqual(ELEMENTS_AT_MOST + 1);
  });

  it('and its changes are not written out further than they may be', () => {
    const by = (author: string) => ({ author, date: null, moved: false });
    const pieces = Array.from({ length: 100 }, (_, index) => [
      { text: 'x', inserted: null, deleted: null },
      { text: 'y', inserted: null, deleted: by(`Ana ${index}`) },
    ]).flat();
    const room = { characters: 1000 };
    expect(() => changesOf(pieces, room)).toThrow(Refusal);
    expect(room.characters).toBeGreaterThanOrEqual(-200);
    expect(changesOf(pieces, { characters: 100 * 199 })).toHaveLength(100);
  });

  it('or read, but never fails in another way, however its bytes were changed', async () => {
    const whole = docx(p(r('Uno ') + ins(r('dos'))) + p(r('tres')), {
      'word/styles.xml': part('styles', '<w:style w:styleId="a"><w:name w:val="Title"/></w:style>'),
    });
    let seed = 1;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 500; round += 1) {
      const bytes = patched(whole, (copy) => {
        for (let time = 0; time <= random(4); time += 1) copy[random(copy.length)] = random(256);
      }).subarray(0, round % 5 === 0 ? random(whole.length) : undefined);
      const end = await read(bytes).catch((error: unknown) => error);
      if (end instanceof Error && !(end instanceof Refusal)) throw end;
    }
  });
});

it('leaves files inside alone that are not its text', async () => {
  const bomb = zipOf({ 'a.txt': swollen });
  const file = await read(docx(p(r('Uno')), { 'word/embeddings/a.zip': bomb }));
  expect(file.paragraphs.map(({ after }) => after)).toEqual(['Uno']);
});

it('holds parts of XML to their limit of bytes', () => expect(PART_AT_MOST).toBeLessThan(swollen.length));
