import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { TextInput, TitleInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLText } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { FILE_MEGABYTES, UPLOAD_HOURS } from '../domain/attachment.js';
import { EVIDENCE_PER_REPORT } from '../domain/evidence.js';
import { LEGAL_GROUND_LENGTH, LINK_LENGTH } from '../domain/lengths.js';
import { MilestoneReport } from '../reporting/report.types.js';
import { Evidence } from './evidence.types.js';

const uploaded = `the id that \`POST /files\` gave (multipart, one part \`file\`, at most ${FILE_MEGABYTES} MB), not more than ${UPLOAD_HOURS} hours ago, to the same account`;

@InputType({
  description: `Evidence for a milestone report, which has at most ${EVIDENCE_PER_REPORT}: a file, an address, or a reserved file.`,
})
export class EvidenceAddInput extends RepeatableInput {
  @Field(() => TitleInput, { description: 'What it is, in a line.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;

  @Field(() => String, {
    nullable: true,
    description: 'The date of the evidence itself: `2022-02-23`, `2022-02`, `2022-Q1` or `2022`.',
  })
  @IsOptional()
  @AtMostLong(10)
  dated?: string;

  @Field(() => TextInput, { nullable: true, description: 'What it proves.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  proves?: TextInput;

  @Field(() => ID, { nullable: true, description: `A public file: ${uploaded}.` })
  @IsOptional()
  file?: string;

  @Field(() => String, {
    nullable: true,
    description: `An address of the web that everybody can open, at most ${LINK_LENGTH} characters. The server copies what it points to once, after this.`,
  })
  @IsOptional()
  @AtMostLong(LINK_LENGTH)
  url?: string;

  @Field(() => ID, {
    nullable: true,
    description: `The original of reserved evidence: ${uploaded}. A public version may stand beside it as \`file\`.`,
  })
  @IsOptional()
  reservedFile?: string;

  @Field(() => GraphQLText, {
    nullable: true,
    description: `The law that reserves the original; public, at most ${LEGAL_GROUND_LENGTH} characters. Needed for reserved evidence, and for no other.`,
  })
  @IsOptional()
  @AtMostLong(LEGAL_GROUND_LENGTH)
  legalGround?: string;
}

@InputType({ description: 'A public version of reserved evidence.' })
export class EvidencePublicVersionAddInput extends RepeatableInput {
  @Field(() => ID, { description: `The file that everybody may read: ${uploaded}.` })
  @AtMostLong(100)
  file: string;
}

const milestoneReport = { type: () => MilestoneReport, description: 'The milestone report that it is shown for' };
export const EvidenceAddPayload = payloadOf('evidenceAdd', {
  evidence: { type: () => Evidence, description: 'The new evidence' },
  milestoneReport,
});
export const EvidenceRemovePayload = payloadOf('evidenceRemove', { milestoneReport });
export const EvidencePublicVersionAddPayload = payloadOf('evidencePublicVersionAdd', {
  evidence: { type: () => Evidence, description: 'The evidence with its public version' },
  milestoneReport,
});
