import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { DocumentFacts } from '../../domain/attachment.js';
import { refuse } from '../../domain/refusal.js';
import { jpegWithoutMetadata } from './images.js';

const WORKER = new URL('./pdf-worker.js', import.meta.url);
const SECONDS = 15;
/** What the thread may hold beside the bytes themselves, which it counts. */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };
/** One at a time, because each may take a core and some memory. */
const oneByOne = pLimit(1);
const MOST_WAITING = 10;

type Answer = { photos: Uint8Array[] } | { content: Uint8Array } | { fault: keyof DocumentFacts };

/**
 * A PDF without who made it, with which program and when, and without its earlier states; or what speaks against taking
 * it. A file that takes too long or too much counts as damaged.
 */
export function pdfWithoutMetadata(file: Buffer): Promise<{ content: Buffer | null; facts: DocumentFacts }> {
  if (oneByOne.pendingCount >= MOST_WAITING) refuse('TOO_MANY', [], { minutes: 1 });
  return oneByOne(async () => {
    const answer = await inThread(file);
    return 'content' in answer
      ? { content: Buffer.from(answer.content), facts: {} }
      : { content: null, facts: { [answer.fault]: true } };
  });
}

function inThread(file: Buffer): Promise<Exclude<Answer, { photos: unknown }>> {
  const worker = new Worker(WORKER, { workerData: file, resourceLimits: MEMORY, stdout: true, stderr: true });
  return new Promise((resolve) => {
    const end = (answer: Exclude<Answer, { photos: unknown }>) => {
      clearTimeout(late);
      resolve(answer);
      void worker.terminate();
    };
    const late = setTimeout(() => end({ fault: 'damaged' }), SECONDS * 1000);
    worker.on('message', (answer: Answer) => {
      if ('photos' in answer) worker.postMessage(answer.photos.map((photo) => jpegWithoutMetadata(Buffer.from(photo))));
      else end(answer);
    });
    worker.once('error', () => end({ fault: 'damaged' }));
    worker.once('exit', () => end({ fault: 'damaged' }));
  });
}
