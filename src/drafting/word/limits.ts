/** Limits of a document, besides those of any office file (`kernel/office/limits.ts`). */
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
