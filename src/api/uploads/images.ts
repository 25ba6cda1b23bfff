import type { PictureSize } from '../../domain/attachment.js';

/** A picture as it is stored, with the size that its header states. */
export interface Picture extends PictureSize {
  content: Buffer;
}

/**
 * Pictures without the metadata of cameras and programs: place, time, device, names, thumbnails of what was cut off,
 * and data after the end. The picture itself is copied byte by byte, never decoded. Each function gives `null` for an
 * inconsistent file.
 */
export function pngWithoutMetadata(file: Buffer): Picture | null {
  if (!file.subarray(0, 8).equals(PNG) || file.length < 24 || file.toString('latin1', 12, 16) !== 'IHDR') return null;
  const kept: Buffer[] = [PNG];
  let hasImage = false;
  for (let at = 8; at + 12 <= file.length;) {
    const end = at + 12 + file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (end > file.length || (at === 8) !== (type === 'IHDR')) return null;
    if (PNG_PARTS.has(type)) kept.push(file.subarray(at, end));
    // A critical chunk that no PNG has, or a name that is none.
    else if (/^[A-Z]/.test(type) || !/^[A-Za-z]{4}$/.test(type)) return null;
    hasImage ||= type === 'IDAT';
    if (type === 'IEND') {
      const size = { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
      return hasImage ? { content: Buffer.concat(kept), ...size } : null;
    }
    at = end;
  }
  return null;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Chunks of the image itself and of its colours. */
const PNG_PARTS = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP sBIT bKGD pHYs'.split(' '));

const [SCAN, END, APP0, APP1, APP2, APP14, COMMENT] = [0xda, 0xd9, 0xe0, 0xe1, 0xe2, 0xee, 0xfe];

export function jpegWithoutMetadata(file: Buffer): Picture | null {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return null;
  const kept: Buffer[] = [];
  let [orientation, hasImage] = [1, false];
  let [width, height] = [0, 0];
  for (let at = 2; at + 4 <= file.length;) {
    if (file[at] !== 0xff) return null;
    const marker = file[at + 1]!;
    if (marker === END) break;
    // Fill bytes, and markers without data.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || isRestart(marker)) at += 2;
    else {
      const end = at + 2 + file.readUInt16BE(at + 2);
      if (end < at + 4 || end > file.length) return null;
      const segment = file.subarray(at, end);
      if (marker === APP1) orientation = orientationIn(segment) ?? orientation;
      if (marker === SCAN) hasImage = true;
      if (isFrame(marker) && segment.length >= 9) {
        [height, width] = [Math.max(height, segment.readUInt16BE(5)), Math.max(width, segment.readUInt16BE(7))];
      }
      at = marker === SCAN ? endOfScan(file, end) : end;
      kept.push(marker === SCAN ? Buffer.concat([segment, file.subarray(end, at)]) : essentialOf(marker, segment));
    }
  }
  if (!hasImage) return null;
  // Without the orientation, photos of a phone would lie on their side.
  const turned = orientation === 1 ? NOTHING : orientationSegment(orientation);
  const content = Buffer.concat([Buffer.from([0xff, 0xd8]), turned, ...kept, Buffer.from([0xff, END])]);
  return { content, width, height };
}

const NOTHING = Buffer.alloc(0);
/** The header of an image. The three excluded numbers are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

/** The part of a segment that is needed to show the picture. */
function essentialOf(marker: number, segment: Buffer): Buffer {
  const named = (name: string) => segment.toString('latin1', 4, 4 + name.length) === name;
  if (marker === APP0) return named('JFIF\0') && segment.length >= 18 ? jfif(segment) : NOTHING;
  if (marker === APP2) return named('ICC_PROFILE\0') ? segment : NOTHING;
  if (marker === APP14) return named('Adobe') ? segment : NOTHING;
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  return isApplication || marker === COMMENT || marker >= 0xf0 || marker < 0xc0 ? NOTHING : segment;
}

/** Keeps the density only, because the thumbnail may show what was cut off. */
function jfif(segment: Buffer): Buffer {
  const plain = Buffer.from(segment.subarray(0, 18));
  plain.writeUInt16BE(16, 2);
  plain.writeUInt16BE(0, 16);
  return plain;
}

/** The data of a scan continue until a marker that is neither stuffing nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return file.length;
}

const ORIENTATION_TAG = 0x0112;

function orientationIn(segment: Buffer): number | null {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0' || segment.length < 24) return null;
  const tiff = segment.subarray(10);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const read16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < Math.min(read16(first), 100); entry++) {
    const at = first + 2 + entry * 12;
    if (read16(at) !== ORIENTATION_TAG) continue;
    const value = read16(at + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** The smallest Exif there is: one tag for the orientation of the picture. */
function orientationSegment(orientation: number): Buffer {
  const head = Buffer.from('ffe100224578696600004d4d002a0000000800010112000300000001', 'hex');
  return Buffer.concat([head, Buffer.from([0, orientation, 0, 0, 0, 0, 0, 0])]);
}
