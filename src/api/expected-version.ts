import { Int } from '@nestjs/graphql';

/** The version argument of an edit, which replaces the text that was read. */
export const VERSION_EDITED = {
  type: () => Int,
  description: 'The `version` that was read before; refused when somebody else changed it since.',
};

/** The version argument of an act on a text that somebody may change meanwhile. */
export const VERSION_READ = {
  type: () => Int,
  nullable: true,
  description:
    'The `version` that was read before; refused when somebody changed it since. Left out, the act is about the text as it stands.',
};

/** The version argument of an act on one part of a text. */
export const VERSION_OF_PART_READ = {
  type: () => Int,
  nullable: true,
  description:
    'The `version` of the commitment that was read before; refused when the clause or field that it is about changed since. A change of another part does not matter. Left out, the act is about the text as it stands.',
};

export const VERSIONS_READ = {
  type: () => [Int],
  nullable: true,
  description:
    'The `version` of each that was read before, in the same order; one that somebody changed since is refused by its place here. Left out, the act is about the texts as they stand.',
};
