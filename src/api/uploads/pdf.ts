import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { DocumentFacts, PictureSize } from '../../domain/attachment.js';
import { refuse } from '../../domain/refusal.js';
import { jpegWithoutMetadata, type Picture } from './images.js';

const WORKER = new URL('./pdf-worker.js', import.meta.url);
const SECONDS = 15;
/** Memory of the thread, besides the bytes of the file, which it counts itself. */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };
/** Only one file is cleaned at a time, because each may take a core and some memory. */
const oneByOne = pLimit(1);
const MOST_WAITING = 10;

type End = { content: Uint8Array; pictures: PictureSize[] } | { fault: keyof DocumentFacts };
type Message = { photos: Uint8Array[] } | End;

export interface Pdf {
  content: Buffer | null;
  facts: DocumentFacts;
  /** The largest picture in the file, by its stated size. */
  largest: PictureSize | null;
}

/**
 * A PDF without its author, program, times and earlier states; or the reasons for refusing it. A file that takes too
 * much time or memory counts as damaged.
 */
export function pdfWithoutMetadata(file: Buffer): Promise<Pdf> {
  if (oneByOne.pendingCount >= MOST_WAITING) refuse('TOO_MANY', [], { minutes: 1 });
  return oneByOne(async () => {
    const answer = await inThread(file);
    if ('fault' in answer) return { content: null, facts: { [answer.fault]: true }, largest: null };
    const [largest = null] = answer.pictures.toSorted((a, b) => pixels(b) - pixels(a));
    return {
      content: Buffer.from(answer.content),
      facts: {},
      largest: largest && pixels(largest) > 0 ? largest : null,
    };
  });
}

const pixels = ({ width, height }: PictureSize) => width * height;

function inThread(file: Buffer): Promise<End> {
  const photos: Picture[] = [];
  const worker = new Worker(WORKER, { workerData: file, resourceLimits: MEMORY, stdout: true, stderr: true });
  return new Promise((resolve) => {
    const end = (answer: End) => {
      clearTimeout(late);
      resolve(answer);
      void worker.terminate();
    };
    const late = setTimeout(() => end({ fault: 'damaged' }), SECONDS * 1000);
    worker.on('message', (answer: Message) => {
      if ('photos' in answer) {
        const clean = answer.photos.map((photo) => jpegWithoutMetadata(Buffer.from(photo)));
        photos.push(...clean.filter((photo) => photo !== null));
        worker.postMessage(clean.map((photo) => photo?.content ?? null));
      } else if ('fault' in answer) end(answer);
      else end({ content: answer.content, pictures: [...answer.pictures, ...photos] });
    });
    worker.once('error', () => end({ fault: 'damaged' }));
    worker.once('exit', () => end({ fault: 'damaged' }));
  });
}
