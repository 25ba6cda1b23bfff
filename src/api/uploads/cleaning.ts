import { fileTypeFromBuffer } from 'file-type';
import { type MediaType, takeDocument, takeFile, takePicture } from '../../domain/attachment.js';
import { refuse } from '../../domain/refusal.js';
import { jpegWithoutMetadata, pngWithoutMetadata } from './images.js';
import type { Received } from './multipart.js';
import { pdfWithoutMetadata } from './pdf.js';

/**
 * A file as it is stored: without metadata. Its type is recognised by content, never by its name or by the sender's
 * claim.
 */
export async function cleaned(
  { content, tooLarge }: Received,
  path: string[],
): Promise<{ mediaType: MediaType; content: Buffer }> {
  const found = tooLarge ? undefined : await fileTypeFromBuffer(content).catch(() => undefined);
  const known = found?.mime === 'image/apng' ? 'image/png' : (found?.mime ?? null);
  const mediaType = takeFile({ bytes: content.length, tooLarge, mediaType: known }, path);
  const clean = mediaType === 'application/pdf' ? await document(content, path) : picture(mediaType, content, path);
  if (!clean) refuse('FILE_DAMAGED', path);
  // A rewritten file can be larger than before.
  takeFile({ bytes: clean.length, tooLarge: false, mediaType }, path);
  return { mediaType, content: clean };
}

async function document(file: Buffer, path: string[]): Promise<Buffer | null> {
  const { content, facts, largest } = await pdfWithoutMetadata(file);
  takeDocument(facts, path);
  if (largest) takePicture(largest, path);
  return content;
}

function picture(mediaType: MediaType, file: Buffer, path: string[]): Buffer | null {
  const found = mediaType === 'image/png' ? pngWithoutMetadata(file) : jpegWithoutMetadata(file);
  if (found) takePicture(found, path);
  return found?.content ?? null;
}
