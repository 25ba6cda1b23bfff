/**
 * The most things of one kind that a search ranks: the newest that have the words. Nobody reads as many, and ranking
 * all 62,607 comments that had one word took 15 seconds.
 */
export const MOST_RANKED = 1000;

/** The seconds after which a search is refused as too wide. */
export const SEARCH_SECONDS = 3;
