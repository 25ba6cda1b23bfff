/** The values of a commitment beside its text: each version keeps them, and everybody can suggest another one. */
export const COMMITMENT_VALUES = ['ogp_values', 'policy_areas'] as const;
export type CommitmentValue = (typeof COMMITMENT_VALUES)[number];
