/** Closed lists that no rule decides on. The schema, plan documents and checks of the database have the same values. */

export const JURISDICTION_KINDS = ['country', 'state', 'municipality'] as const;

export const INSTITUTION_KINDS = [
  'government_office',
  'autonomous_body',
  'legislature',
  'judiciary',
  'civil_society',
  'academia',
  'private_sector',
  'international',
  'not_stated',
] as const;

/** Sectors that seats of a forum belong to. */
export const SECTORS = [
  'government',
  'autonomous_body',
  'civil_society',
  'academia',
  'private_sector',
  'citizens',
] as const;

export const SEAT_KINDS = ['full', 'alternate'] as const;

export const SESSION_KINDS = ['ordinary', 'extraordinary', 'thematic_table'] as const;

/** How far reference data of OGP was checked against its own pages. */
export const MARKS = ['verified', 'partly_read', 'unverified'] as const;

export const ASSESSMENT_STATES = ['draft', 'shared', 'published', 'superseded', 'abandoned'] as const;

/** Remarks on the public record of a commitment. */
export const REMARK_CODES = [
  'completion_contradiction',
  'result_before_submission',
  'result_at_start',
  'continuation_with_binding_change',
  'not_attached',
  'conflicting_figures',
  'output_not_openness',
  'counterparts_named',
  'title_not_seen',
  'text_cut_off',
] as const;

/** Causes of a version of a text. */
export const VERSION_CAUSES = ['begun', 'written', 'suggestion', 'reverted', 'milestone', 'state', 'imported'] as const;

/** Ways in which somebody signs in. */
export const SIGN_IN_WAYS = ['email', 'oidc', 'demonstration'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];
