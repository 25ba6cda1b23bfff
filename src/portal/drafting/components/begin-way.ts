/** Name in the address of the proposals with which a commitment begins; it may stand several times. */
export const FROM = 'from';
