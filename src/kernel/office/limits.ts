/** Limits of an office file that is read. A text of 200 pages, or a table of a thousand rows, stays far below them. */
export const MEGABYTES_AT_MOST = 10;
export const FILES_INSIDE_AT_MOST = 2_000;
/** Bytes of all files inside after unpacking, as the zip states them. Most of them are never unpacked. */
export const UNPACKED_AT_MOST = 200 * 1024 * 1024;
/** The size of a part of the file after it is unpacked, in bytes. */
export const PART_AT_MOST = 12 * 1024 * 1024;
/** Parts of XML shrink to a tenth or a fiftieth. Repeated text shrinks to a thousandth. */
export const RATIO_AT_MOST = 200;
export const RATIO_COUNTS_FROM = 1024 * 1024;

export const ELEMENTS_AT_MOST = 250_000;
export const DEPTH_AT_MOST = 200;
