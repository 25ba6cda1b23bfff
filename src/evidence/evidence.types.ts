import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { EVIDENCE_ACTIONS, EVIDENCE_FILE_KINDS, EVIDENCE_KINDS } from '../domain/evidence.js';
import { LINK_PROBLEMS } from '../domain/link.js';
import { MilestoneReport } from '../reporting/report.types.js';

export const EvidenceKindEnum = describedEnum('EvidenceKind', EVIDENCE_KINDS, 'What evidence shows.');
export const EvidenceFileKindEnum = describedEnum(
  'EvidenceFileKind',
  EVIDENCE_FILE_KINDS,
  'What a file is to its evidence.',
);
export const LinkProblemEnum = describedEnum(
  'LinkProblem',
  LINK_PROBLEMS,
  'Why something that an address points to was not copied.',
);
export const EvidenceActionEnum = describedEnum(
  'EvidenceAction',
  EVIDENCE_ACTIONS,
  'What may be done with the evidence of a milestone report.',
);

@ObjectType({
  implements: () => Node,
  description: 'A file of evidence. Its hash is public, also where the file itself is not.',
})
export class EvidenceFile extends Node {
  @Field(() => EvidenceFileKindEnum, { description: 'What it is to its evidence.' })
  kind: string;

  @Field({ description: 'The name under which it is saved, made of its hash.' })
  name: string;

  @Field({ description: '`application/pdf`, `image/jpeg` or `image/png`, by its content.' })
  mediaType: string;

  @Field(() => Int, { description: 'Its size in bytes.' })
  bytes: number;

  @Field({ description: 'SHA-256 of its content as this server stores it, in hexadecimal digits.' })
  sha256: string;

  @Field({ description: 'Whether its content is on this server; false when only its hash is, from an imported plan.' })
  here: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Where it is served, as a path of this site; always to be saved, never shown in place. Null when the one who asks may not read it, and when only its hash came with an imported plan.',
  })
  address: string | null;

  @Field(() => Date, { description: 'When it was added or, for a copy, made.' })
  createdAt: Date;
}

@ObjectType({ implements: () => Node, description: 'Something that is shown for a claim.' })
export class Evidence extends Node {
  @Field(() => EvidenceKindEnum, { description: 'What it shows: a file, an address, a reserved file, or only a name.' })
  kind: string;

  @Field(() => MilestoneReport, { description: 'The milestone report that it is shown for.' })
  milestoneReport: MilestoneReport;

  @Field(() => LocalizedText, { description: 'What it is.' })
  title: LocalizedText;

  @Field(() => String, { nullable: true, description: 'Its public address; null when it has none.' })
  url: string | null;

  @Field(() => StatedDate, { nullable: true, description: 'The date of the evidence itself; null when not stated.' })
  dated: StatedDate | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What it proves, according to who shows it; null when not on record.',
  })
  proves: LocalizedText | null;

  @Field(() => EvidenceFile, {
    nullable: true,
    description: 'Its public file; of reserved evidence, the public version. Null when it has none.',
  })
  file: EvidenceFile | null;

  @Field(() => EvidenceFile, {
    nullable: true,
    description:
      'The original of reserved evidence. Everybody reads its hash; the file is served to the monitoring body of the plan and to OGP readers only. Null for other evidence.',
  })
  reservedFile: EvidenceFile | null;

  @Field(() => String, {
    nullable: true,
    description: 'The law that reserves the original, in the words of who reserves it; null when nothing is reserved.',
  })
  legalGround: string | null;

  @Field(() => EvidenceFile, {
    nullable: true,
    description: 'The copy of what the address pointed to, made once; null when there is none.',
  })
  copy: EvidenceFile | null;

  @Field(() => LinkProblemEnum, {
    nullable: true,
    description: 'Why there is no copy of what the address points to; null when there is one, and before it was tried.',
  })
  notCopied: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Since when the address no longer opens, looked at every month; null while it opens.',
  })
  notOpeningSince: Date | null;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Date, { nullable: true, description: 'When it was added; null when it came with an imported plan.' })
  createdAt: Date | null;
}
