import { deflateSync } from 'node:zlib';
import type { TestApp } from './app.js';
import { FROM_HERE } from './sign-in.js';

const NOTHING: Buffer = Buffer.alloc(0);
const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

/** What must not stay in a picture. */
export const SECRET_PLACE = 'GPS-19.43N-99.13W-canario';

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Exif as a phone writes it: one tag of orientation, then what it tells of its owner. */
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

/** One pixel, with whatever is put before it, between, and behind. */
export function jpeg({ before = [] as Buffer[], behind = NOTHING } = {}): Buffer {
  return Buffer.concat([JPEG_HEAD, ...before, JPEG_BODY, JPEG_END, behind]);
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

export function png({ before = [] as Buffer[], behind = NOTHING } = {}): Buffer {
  return Buffer.concat([
    hex('89504e47 0d0a1a0a'),
    chunk('IHDR', hex('00000001 00000001 08 00 00 00 00')),
    ...before,
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
    behind,
  ]);
}

export const pdf = (size = 100) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, 32)]);

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

/** Sends a file to the door for programs. */
export async function upload(
  t: TestApp,
  headers: Record<string, string>,
  content: Buffer,
  name = 'x.jpg',
  type?: string,
) {
  const form = formData({}, { content, name, ...(type ? { type } : {}) });
  const answer = await t.app.inject({
    method: 'POST',
    url: '/files',
    headers: { ...FROM_HERE, ...headers, ...form.headers },
    payload: form.payload,
  });
  return { status: answer.statusCode, ...answer.json() };
}
