// Runs in its own thread, which `pdf.ts` ends when it takes too much time or memory. It takes one PDF apart and writes
// anew only what its pages need. Everything else is left out: author, program, and all earlier states.
import { parentPort, workerData } from 'node:worker_threads';
import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFStreamWriter,
  PDFWriter,
} from '@cantoo/pdf-lib';

/** Limit for all unpacked parts of a file together. */
const UNPACKED_BYTES = 48 * 1024 * 1024;

const name = (text) => PDFName.of(text);
/** Keys of metadata about people or programs, wherever they stand. A thumbnail may show what was cut off since. */
const TELLING = ['Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'CreatorInfo'].map(name);
/** Keys of an annotation that tell its author and its time. */
const OF_REMARKS = ['T', 'M', 'CreationDate', 'NM'].map(name);

// The library tells the console what it finds odd; it would stand in the log of the server.
// oxlint-disable-next-line no-console
console.warn = () => {};
boundUnpacking();
parentPort.postMessage(await cleaned(workerData));

async function cleaned(bytes) {
  // A truncated file would silently lose what its pages show.
  if (!Buffer.from(bytes).subarray(-2048).includes('%%EOF')) return { fault: 'damaged' };
  const context = await PDFParser.forBytesWithOptions(bytes, Infinity, true).parseDocument();
  const { Root, Encrypt } = context.trailerInfo;
  if (Encrypt) return { fault: 'locked' };
  const catalog = context.lookup(Root);
  const pages = catalog instanceof PDFDict ? catalog.lookup(name('Pages')) : undefined;
  if (!(pages instanceof PDFDict) || !(pages.lookup(name('Kids')) instanceof PDFArray)) return { fault: 'damaged' };

  const needed = new Map();
  const dicts = [];
  const open = [Root];
  while (open.length > 0) {
    const object = open.pop();
    if (object instanceof PDFRef) {
      if (needed.has(object)) continue;
      const target = context.lookup(object);
      needed.set(object, target);
      if (target) open.push(target);
    } else if (object instanceof PDFArray) {
      for (const each of object.asArray()) open.push(each);
    } else {
      const dict = object instanceof PDFStream ? object.dict : object;
      if (!(dict instanceof PDFDict)) continue;
      dicts.push(dict);
      for (const key of TELLING) dict.delete(key);
      if (isRemark(dict)) for (const key of OF_REMARKS) dict.delete(key);
      for (const value of dict.values()) open.push(value);
    }
  }
  if (!hasAllPages(dicts)) return { fault: 'damaged' };
  if (dicts.some((dict) => dict.has(name('ByteRange')))) return { fault: 'signed' };
  if (dicts.some((dict) => dict.has(name('EF')) || dict.has(name('EmbeddedFiles')))) return { fault: 'holdsFiles' };

  for (const [ref] of context.enumerateIndirectObjects()) if (!needed.has(ref)) context.delete(ref);
  await cleanPictures(context, needed);
  context.trailerInfo = { Root };
  const Writer = context.pdfFileDetails.useObjectStreams ? PDFStreamWriter : PDFWriter;
  const content = await Writer.forContext(context, Infinity).serializeToBuffer();
  return { content, pictures: dicts.filter(isPicture).map(sizeOf) };
}

/** True when there is at least one page, and every branch of the page tree and everything drawn on a page exists. */
function hasAllPages(dicts) {
  const ofType = (type) => dicts.filter((dict) => dict.get(name('Type')) === name(type));
  const isThere = (key) => (dict) => {
    if (!dict.has(name(key))) return true;
    const found = dict.lookup(name(key));
    if (!(found instanceof PDFArray)) return found !== undefined;
    return found.asArray().every((_, index) => found.lookup(index) !== undefined);
  };
  const pages = ofType('Page');
  return pages.length > 0 && pages.every(isThere('Contents')) && ofType('Pages').every(isThere('Kids'));
}

function isPicture(dict) {
  return dict.lookup(name('Subtype')) === name('Image');
}

/** The size as the page states it; photos state it once more themselves. */
function sizeOf(dict) {
  const [width, height] = ['Width', 'Height'].map((key) => {
    const number = dict.lookup(name(key));
    return number instanceof PDFNumber ? number.asNumber() : 0;
  });
  return { width, height };
}

/** An annotation is drawn at a place on a page. A form field uses the same key. */
function isRemark(dict) {
  const subtype = dict.get(name('Subtype'));
  return dict.has(name('Rect')) && subtype !== undefined && subtype !== name('Widget');
}

/** A photo lies in a PDF as it came from the camera; the main thread cleans it. */
async function cleanPictures(context, needed) {
  const photos = [...needed].filter(
    ([, object]) => object instanceof PDFRawStream && object.dict.lookup(name('Filter')) === name('DCTDecode'),
  );
  if (photos.length === 0) return;
  const answer = new Promise((resolve) => parentPort.once('message', resolve));
  parentPort.postMessage({ photos: photos.map(([, { contents }]) => contents) });
  for (const [index, content] of (await answer).entries()) {
    const [ref, { dict }] = photos[index];
    if (content) context.assign(ref, PDFRawStream.of(dict, content));
  }
}

/** A few kilobytes can unpack to gigabytes. All decoders of the library grow through this one method. */
function boundUnpacking() {
  const dict = PDFContext.create().obj({ Filter: 'FlateDecode' });
  const decoder = Object.getPrototypeOf(
    Object.getPrototypeOf(decodePDFRawStream(PDFRawStream.of(dict, Uint8Array.of(0x78, 0x9c)))),
  );
  const { ensureBuffer } = decoder;
  let unpacked = 0;
  decoder.ensureBuffer = function (requested) {
    const before = this.buffer.byteLength;
    if (requested > UNPACKED_BYTES) throw new Error('unpacks to too much');
    const buffer = ensureBuffer.call(this, requested);
    unpacked += buffer.byteLength - before;
    if (unpacked > UNPACKED_BYTES) process.exit(1);
    return buffer;
  };
}
