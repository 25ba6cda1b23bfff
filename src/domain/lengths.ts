/**
 * The most characters of texts that people write. Validators and forms have them from here; `test/law/lengths.spec.ts`
 * compares the two.
 */

/** The title of a commitment and of other things. */
export const TITLE_LENGTH = 300;

/** A section, an answer, a report. */
export const BODY_LENGTH = 20_000;

export const COMMENT_LENGTH = 5000;

/** Reasons that people give for an act. */
export const REASON_LENGTH = 2000;
export const SUGGESTION_REASON_LENGTH = 2000;
export const APPOINTMENT_REASON_LENGTH = 500;
export const MODERATION_REASON_LENGTH = 1000;

export const PUBLIC_NAME_LENGTH = 80;

/** The name that somebody gives to an access token. */
export const TOKEN_NAME_LENGTH = 100;

/** The name of a template for responses. */
export const TEMPLATE_NAME_LENGTH = 200;

/** Who does an activity, where no institution does. */
export const ACTIVITY_WHO_LENGTH = 200;

/** An address of the web. */
export const LINK_LENGTH = 2000;

/** The law by which an original is reserved. */
export const LEGAL_GROUND_LENGTH = 500;

/** The description of an attached file. */
export const DESCRIPTION_LENGTH = 300;
