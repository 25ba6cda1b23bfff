import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFParser, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib';
import { pdfWithoutMetadata } from '../../src/api/uploads/pdf.js';
import { exif, jpeg, pdf, SECRET_PLACE } from '../support/files.js';

const AUTHOR = 'Ana-Canaria';

/** All content of a file, its compressed parts included. */
async function said(file: Buffer): Promise<string> {
  const context = await PDFParser.forBytesWithOptions(file, Infinity, true).parseDocument();
  const objects = context.enumerateIndirectObjects().map(([, object]) => {
    if (!(object instanceof PDFRawStream)) return object.toString();
    const filter = String(object.dict.get(object.dict.context.obj('Filter')) ?? '');
    const bytes = filter.includes('DCT') ? object.contents : decodePDFRawStream(object).decode();
    return `${object.dict.toString()} ${Buffer.from(bytes).toString('latin1')}`;
  });
  return [file.toString('latin1'), ...objects].join('\n');
}

async function cleaned(file: Buffer): Promise<string> {
  const { content, facts } = await pdfWithoutMetadata(file);
  expect(facts).toEqual({});
  return said(content!);
}

const stream = (keys: string, body: Buffer) =>
  `<< ${keys} /Length ${body.length} >>\nstream\n${body.toString('latin1')}\nendstream`;
const told = `/Author (${AUTHOR}) /Creator (${AUTHOR} Writer) /Producer (${AUTHOR} Lib) /Title (${AUTHOR})`;

it('keeps what is on the pages and not who made them', async () => {
  const file = pdf({
    text: 'Queremos agua',
    catalog: '/Metadata 6 0 R /PieceInfo << /Word << /Private 5 0 R >> >> /Lang (es)',
    page: `/Annots [7 0 R] /Thumb 8 0 R`,
    objects: [
      `<< ${told} /CreationDate (D:20260101) >>`,
      stream('/Type /Metadata /Subtype /XML', Buffer.from(`<dc:creator>${AUTHOR}</dc:creator>`)),
      `<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Revisar) /T (${AUTHOR}) /M (D:20260101) >>`,
      stream('/Width 1 /Height 1', Buffer.from(AUTHOR)),
      `<< /Type /Hidden /Nobody (${AUTHOR} suelto) >>`,
    ],
    trailer: `/Info 5 0 R /ID [<${Buffer.from(AUTHOR).toString('hex')}> <00>]`,
  });
  expect(await said(file)).toContain(AUTHOR);
  const clean = await cleaned(file);
  for (const gone of [AUTHOR, Buffer.from(AUTHOR).toString('hex'), '20260101', '/Info', '/ID'])
    expect(clean).not.toContain(gone);
  for (const kept of ['(Queremos agua)', '/Contents (Revisar)', '/Lang (es)', '/Helvetica'])
    expect(clean).toContain(kept);
});

it('forgets what an earlier state of the file said, and keeps the last one', async () => {
  const file = pdf({
    text: 'Primero',
    objects: [`<< ${told} >>`],
    trailer: '/Info 5 0 R',
    update: {
      objects: { 4: stream('', Buffer.from('BT (Segundo) Tj ET')), 5: '<< /Author (Nadie) >>' },
      trailer: '/Info 5 0 R',
    },
  });
  const clean = await cleaned(file);
  expect(clean).toContain('(Segundo)');
  expect(clean).not.toMatch(/Ana-Canaria|Nadie|Primero/);
  expect(clean.match(/startxref/g)).toHaveLength(1);
});

it('finds them in packed objects too, and what it writes can be cleaned again', async () => {
  const made = await PDFDocument.create();
  made.addPage([200, 200]).drawText('Hola');
  made.setAuthor(AUTHOR);
  made.setKeywords([AUTHOR]);
  const packed = Buffer.from(await made.save({ useObjectStreams: true }));
  const once = (await pdfWithoutMetadata(packed)).content!;
  const hex = Buffer.from(`\ufeff${AUTHOR}`, 'utf16le').swap16().toString('hex');
  expect((await said(packed)).toLowerCase()).toContain(hex);
  expect((await said(once)).toLowerCase()).not.toContain(hex);
  expect((await said(once)).toLowerCase()).not.toMatch(/pdf-lib|\/author|\/producer/);
  expect((await PDFDocument.load(once)).getPageCount()).toBe(1);
  expect((await pdfWithoutMetadata(once)).facts).toEqual({});
});

it('takes place and camera out of photos on its pages', async () => {
  const photo = jpeg({ before: [exif(6)] });
  const file = pdf({
    page: '/Group 5 0 R',
    objects: [stream('/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /DCTDecode', photo)],
  });
  expect(file.includes(SECRET_PLACE)).toBe(true);
  const { content } = await pdfWithoutMetadata(file);
  expect(content!.includes(SECRET_PLACE)).toBe(false);
  expect(content!.includes(Buffer.from('ffd8ffe1', 'hex'))).toBe(true);
});

it.each([
  ['its page', '/Width 100000 /Height 90000', jpeg(), { width: 100_000, height: 90_000 }],
  ['itself', '/Width 1 /Height 1', jpeg({ width: 60_000, height: 50_000 }), { width: 60_000, height: 50_000 }],
])('tells how large its largest picture is, by what is said of it by %s', async (_, size, photo, largest) => {
  const file = pdf({
    page: '/Group 5 0 R /Thumbs 6 0 R',
    objects: [
      stream(`/Type /XObject /Subtype /Image ${size} /Filter /DCTDecode`, photo),
      '<< /Subtype /Image /Width 20 /Height 20 >>',
    ],
  });
  expect(await pdfWithoutMetadata(file)).toMatchObject({ facts: {}, largest });
});

const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, '0 0 ');
const bomb = (times: number) => {
  let body: Buffer = deflateSync(zeros(200));
  for (let i = 1; i < times; i++) body = deflateSync(body);
  const filters = Array.from({ length: times }, () => '/FlateDecode').join(' ');
  return pdf({ objects: [stream(`/Type /ObjStm /N 2 /First 8 /Filter [${filters}]`, body)] });
};

it.each([
  ['locked', pdf({ trailer: '/Encrypt 5 0 R', objects: ['<< /Filter /Standard /V 1 >>'] })],
  [
    'signed',
    pdf({
      catalog: '/AcroForm << /Fields [5 0 R] >>',
      objects: ['<< /FT /Sig /V << /Type /Sig /ByteRange [0 1 2 3] >> >>'],
    }),
  ],
  [
    'holdsFiles',
    pdf({
      catalog: '/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>',
      objects: ['<< /Type /Filespec /EF << >> >>'],
    }),
  ],
  ['damaged', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100, 32)])],
  ['damaged', pdf().subarray(0, 300)],
  ['damaged', Buffer.concat([pdf().subarray(0, 300), Buffer.from('%%EOF')])],
  ['damaged', pdf({ objects: ['['.repeat(200_000)] })],
  ['damaged', bomb(1)],
  ['damaged', bomb(2)],
] as const)('says what speaks against a file: %s', async (fault, file) => {
  const before = process.memoryUsage().rss;
  expect(await pdfWithoutMetadata(file)).toEqual({ content: null, facts: { [fault]: true }, largest: null });
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
});

it('takes a bounded time and memory for ten megabytes of small things', async () => {
  // The memory that the file itself takes is not that of cleaning it.
  const file = pdf({ page: '/B 5 0 R', objects: [`[${'<</A 1>>'.repeat(1_200_000)}]`] });
  const before = process.memoryUsage().rss;
  await pdfWithoutMetadata(file);
  expect(process.memoryUsage().rss - before).toBeLessThan(450 * 1024 * 1024);
}, 60_000);

it('ends with rings of references', async () => {
  const ring = pdf({ page: '/B 5 0 R', objects: ['[6 0 R 5 0 R]', '<< /C 5 0 R /D 3 0 R >>'] });
  expect(await cleaned(ring)).toContain('Hola');
});
