import type { StatefulAction } from './policy.js';
import { EDIT_PROPOSAL, type ProposalFacts } from './proposal.js';
import { refuse } from './refusal.js';

/** Accepted types, recognised by their content, and the extension that each file gets. */
export const MEDIA_TYPES = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const;
export type MediaType = keyof typeof MEDIA_TYPES;

const MEGABYTE = 1024 * 1024;
export const FILE_MEGABYTES = 10;
export const FILE_BYTES = FILE_MEGABYTES * MEGABYTE;
/** A viewer needs about four bytes of memory per pixel, however small the file is: this many megapixels need 200 MB. */
const PICTURE_MEGAPIXELS = 50;
export const FILES_PER_PROPOSAL = 5;
const ACCOUNT_MEGABYTES = 50;
/** Hours after which an upload that is attached to nothing is deleted. */
export const UPLOAD_HOURS = 2;

/** People who may edit a proposal may attach and detach files until its review begins. */
export const ATTACH: StatefulAction<ProposalFacts> = { ...EDIT_PROPOSAL, mutation: 'proposalAttach' };
export const DETACH: StatefulAction<ProposalFacts> = {
  ...EDIT_PROPOSAL,
  mutation: 'proposalDetach',
  withoutNotice: true,
};

export interface FileFacts {
  bytes: number;
  /** True when more bytes came than are accepted. */
  tooLarge: boolean;
  /** The type recognised by content; `null` when it is unknown. */
  mediaType: string | null;
}

/** Returns the media type of a file that is accepted, and refuses any other file. */
export function takeFile({ bytes, tooLarge, mediaType }: FileFacts, path: string[]): MediaType {
  if (tooLarge || bytes > FILE_BYTES) refuse('FILE_TOO_LARGE', path, { megabytes: FILE_MEGABYTES });
  if (bytes === 0) refuse('FILE_EMPTY', path);
  const taken = (Object.keys(MEDIA_TYPES) as MediaType[]).find((type) => type === mediaType);
  return taken ?? refuse('FILE_TYPE_REFUSED', path);
}

/** The size that the header of a picture states. */
export interface PictureSize {
  width: number;
  height: number;
}

export function takePicture({ width, height }: PictureSize, path: string[]): void {
  const pixels = width * height;
  if (pixels === 0) refuse('FILE_DAMAGED', path);
  if (pixels > PICTURE_MEGAPIXELS * MEGABYTE)
    refuse('PICTURE_TOO_LARGE', path, { width, height, megapixels: PICTURE_MEGAPIXELS });
}

/** Reasons found for refusing a document. */
export interface DocumentFacts {
  /** The document is inconsistent, or needs more time or memory than any real document. */
  damaged?: true;
  /** The document opens only with a password. */
  locked?: true;
  /**
   * The document is signed. Removing personal metadata would break the signature, and the signature names its signer.
   */
  signed?: true;
  /** The document contains other files, which nobody has checked. */
  holdsFiles?: true;
}

export function takeDocument({ damaged, locked, signed, holdsFiles }: DocumentFacts, path: string[]): void {
  if (damaged) refuse('FILE_DAMAGED', path);
  if (locked) refuse('FILE_LOCKED', path);
  if (signed) refuse('FILE_SIGNED', path);
  if (holdsFiles) refuse('FILE_HOLDS_FILES', path);
}

/** All files of one account have a limit together, attached or not. */
export function withinQuota(stored: number, more: number, path: string[]): void {
  if (stored + more > ACCOUNT_MEGABYTES * MEGABYTE) refuse('FILES_TOO_LARGE', path, { megabytes: ACCOUNT_MEGABYTES });
}

/**
 * Makes the name under which a file is served. The sender's file name is not used, because it may name a person or
 * mislead.
 */
export function attachFile(has: number, mediaType: string, id: string): { name: string } {
  if (has >= FILES_PER_PROPOSAL) refuse('FILES_AT_MOST', ['input', 'upload'], { most: FILES_PER_PROPOSAL });
  return { name: `${id.slice(-8)}.${MEDIA_TYPES[mediaType as MediaType]}` };
}
