import { deflateSync } from 'node:zlib';
import type { TestApp } from './app.js';
import { FROM_HERE } from './sign-in.js';

const NOTHING: Buffer = Buffer.alloc(0);
const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

/** Texts that must not stay in a picture. */
export const SECRET_PLACE = 'GPS-19.43N-99.13W-canario';

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Exif as a phone writes it: one tag for the orientation, then data about its owner. */
export function exif(orientation: number): Buffer {
  const tiff = hex('49492a00 08000000 0100 1201 0300 01000000 0000 0000 00000000');
  tiff.writeUInt16LE(orientation, 18);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(SECRET_PLACE)]));
}

const JPEG_HEAD = hex('ffd8 ffe0 0010 4a46494600 0101 01 0048 0048 00 00');
const JPEG_BODY = hex(`ffdb 0043 00 03020202020203020202030303030406040404040408060605060908 0a0a09080909
  0a0c0f0c0a0b0e0b09090d110d0e0f101011100a0c12131210130f101010 ffc9 000b 08 0001 0001 01 01 11 00 ffcc 0006 00 10 10 05
  ffda 0008 01 01 00 00 3f 00 d2cf20`);
const JPEG_END = hex('ffd9');

/** A picture of one pixel, or one that claims to be larger, with bytes added before, inside, and after it. */
export function jpeg({ before = [] as Buffer[], behind = NOTHING, width = 1, height = 1 } = {}): Buffer {
  const body = Buffer.from(JPEG_BODY);
  const frame = body.indexOf(hex('ffc9000b08'));
  body.writeUInt16BE(height, frame + 5);
  body.writeUInt16BE(width, frame + 7);
  return Buffer.concat([JPEG_HEAD, ...before, body, JPEG_END, behind]);
}

export const note = (text: string) => segment(0xfe, Buffer.from(text));

export function chunk(type: string, body: Buffer): Buffer {
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(type), body]);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function png({ before = [] as Buffer[], behind = NOTHING, width = 1, height = 1 } = {}): Buffer {
  const head = hex('00000001 00000001 08 00 00 00 00');
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    hex('89504e47 0d0a1a0a'),
    chunk('IHDR', head),
    ...before,
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
    behind,
  ]);
}

/** A PDF of one page, with more objects, more keys in its parts, and content on the page. */
export interface PdfParts {
  /** Number of blank bytes on the page. */
  size?: number;
  text?: string;
  /** More objects, from number 5 on. */
  objects?: string[];
  catalog?: string;
  page?: string;
  trailer?: string;
  /** Objects that replace earlier ones, as a program appends them when it saves again. */
  update?: { objects: Record<number, string>; trailer: string };
}

export function pdf(parts: PdfParts = {}): Buffer {
  const drawn = `BT /F1 12 Tf 20 100 Td (${parts.text ?? 'Hola'}) Tj ET${' '.repeat(parts.size ?? 100)}`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R
      /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> ${parts.page ?? ''} >>`,
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    ...(parts.objects ?? []),
  ];
  const first = section(0, Object.fromEntries(objects.map((body, index) => [index + 1, body])), parts.trailer ?? '');
  const file = `%PDF-1.7\n${first}`;
  if (!parts.update) return Buffer.from(file, 'latin1');
  const before = /startxref\n(\d+)/.exec(file)![1]!;
  return Buffer.from(
    file + section(file.length, parts.update.objects, `/Prev ${before} ${parts.update.trailer}`),
    'latin1',
  );
}

/** Objects with their table, positioned from this offset of a file. */
function section(start: number, objects: Record<number, string>, trailer: string): string {
  let text = '';
  let table = 'xref\n0 1\n0000000000 65535 f \n';
  const head = start === 0 ? '%PDF-1.7\n'.length : start;
  for (const [number, body] of Object.entries(objects)) {
    table += `${number} 1\n${String(head + text.length).padStart(10, '0')} 00000 n \n`;
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  return `${text}${table}trailer\n<< /Size 100 /Root 1 0 R ${trailer} >>\nstartxref\n${head + text.length}\n%%EOF\n`;
}

/** A form with a file, as browsers write it. */
export function formData(fields: Record<string, string>, file?: { content: Buffer; name: string; type?: string }) {
  const boundary = 'tequio-boundary';
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  if (file) {
    const { name, type = 'application/octet-stream', content } = file;
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      content,
      Buffer.from('\r\n'),
    );
  }
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

/** Sends a file to the endpoint for programs. */
export async function upload(
  t: TestApp,
  headers: Record<string, string>,
  content: Buffer,
  name = 'x.jpg',
  type?: string,
  url = '/files',
) {
  const form = formData({}, { content, name, ...(type ? { type } : {}) });
  const answer = await t.app.inject({
    method: 'POST',
    url,
    headers: { ...FROM_HERE, ...headers, ...form.headers },
    payload: form.payload,
  });
  return { status: answer.statusCode, ...answer.json() };
}
