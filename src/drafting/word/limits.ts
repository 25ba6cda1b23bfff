/** Limits of a document that is read. A text of 200 pages with thousands of changes stays far below them. */
export const MEGABYTES_AT_MOST = 10;
export const FILES_INSIDE_AT_MOST = 2_000;
/** All files inside, unpacked, by what the document says of them. Most of them are never unpacked. */
export const UNPACKED_AT_MOST = 200 * 1024 * 1024;
/** The size of a part of the file after it is unpacked, in bytes. */
export const PART_AT_MOST = 12 * 1024 * 1024;
/** Parts of XML shrink to a tenth or a fiftieth. Repeated text shrinks to a thousandth. */
export const RATIO_AT_MOST = 200;
export const RATIO_COUNTS_FROM = 1024 * 1024;

export const ELEMENTS_AT_MOST = 250_000;
export const DEPTH_AT_MOST = 200;
export const PARAGRAPHS_AT_MOST = 20_000;
export const PARAGRAPH_LENGTH_AT_MOST = 200_000;
/** Characters of all changed paragraphs together, because each author's change gives the whole paragraph. */
export const CHANGED_TEXT_AT_MOST = 20_000_000;
export const COMMENTS_AT_MOST = 2_000;
export const CHANGES_AT_MOST = 5_000;
/** Bookmarks of clauses, or comments, that may be open at one place. */
export const OPEN_AT_ONCE_AT_MOST = 50;

/** Characters of a quotation, and of the name of an author. */
export const QUOTE_LENGTH = 300;
export const AUTHOR_LENGTH = 200;
