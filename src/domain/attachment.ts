import type { StatefulAction } from './policy.js';
import { EDIT_PROPOSAL, type ProposalFacts } from './proposal.js';
import { refuse } from './refusal.js';

/** The types that are taken, known by their content, with the ending that the file gets. */
export const MEDIA_TYPES = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const;
export type MediaType = keyof typeof MEDIA_TYPES;

const MEGABYTE = 1024 * 1024;
export const FILE_MEGABYTES = 10;
export const FILE_BYTES = FILE_MEGABYTES * MEGABYTE;
/** A viewer keeps some bytes of memory for each pixel of a picture, however small the file is: 200 MB for as many. */
export const PICTURE_MEGAPIXELS = 50;
export const FILES_PER_PROPOSAL = 5;
export const ACCOUNT_MEGABYTES = 50;
/** An upload that is attached to nothing is forgotten after so many hours. */
export const UPLOAD_HOURS = 2;
export const DESCRIPTION_LENGTH = 300;

/** Whoever may edit a proposal may attach files to it and take them away, until its review begins. */
export const ATTACH: StatefulAction<ProposalFacts> = { ...EDIT_PROPOSAL, mutation: 'proposalAttach' };
export const DETACH: StatefulAction<ProposalFacts> = {
  ...EDIT_PROPOSAL,
  mutation: 'proposalDetach',
  withoutNotice: true,
};

export interface FileFacts {
  bytes: number;
  /** More came than is taken. */
  tooLarge: boolean;
  /** By its content; `null` when it is nothing that we know. */
  mediaType: string | null;
}

/** Gives the type of a file that may be taken. */
export function takeFile({ bytes, tooLarge, mediaType }: FileFacts, path: string[]): MediaType {
  if (tooLarge || bytes > FILE_BYTES) refuse('FILE_TOO_LARGE', path, { megabytes: FILE_MEGABYTES });
  if (bytes === 0) refuse('FILE_EMPTY', path);
  if (mediaType === null || !(mediaType in MEDIA_TYPES)) refuse('FILE_TYPE_REFUSED', path);
  return mediaType as MediaType;
}

/** How large a picture says that it is. */
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

/** What speaks against taking a document, as far as it was found. */
export interface DocumentFacts {
  /** It does not add up, or asks for more time or memory than any document needs. */
  damaged?: true;
  /** It opens only with a password. */
  locked?: true;
  /** Signed: without what tells of people the signature would be broken, and it names the one who signed. */
  signed?: true;
  /** Other files lie in it, which nobody has looked at. */
  holdsFiles?: true;
}

export function takeDocument({ damaged, locked, signed, holdsFiles }: DocumentFacts, path: string[]): void {
  if (damaged) refuse('FILE_DAMAGED', path);
  if (locked) refuse('FILE_LOCKED', path);
  if (signed) refuse('FILE_SIGNED', path);
  if (holdsFiles) refuse('FILE_HOLDS_FILES', path);
}

/** One account fills only so much, attached or not. */
export function withinQuota(held: number, more: number, path: string[]): void {
  if (held + more > ACCOUNT_MEGABYTES * MEGABYTE) refuse('FILES_TOO_LARGE', path, { megabytes: ACCOUNT_MEGABYTES });
}

/** The name that a file is served under: ours, because that of the sender may name somebody, or pretend. */
export function attach(has: number, mediaType: string, id: string): { name: string } {
  if (has >= FILES_PER_PROPOSAL) refuse('FILES_AT_MOST', ['input', 'upload'], { most: FILES_PER_PROPOSAL });
  return { name: `${id.replaceAll('-', '').slice(-8)}.${MEDIA_TYPES[mediaType as MediaType]}` };
}
