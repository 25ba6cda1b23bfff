import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Node } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLText } from '../api/scalars.js';
import { FILE_MEGABYTES, FILES_PER_PROPOSAL, UPLOAD_HOURS } from '../domain/attachment.js';
import { DESCRIPTION_LENGTH } from '../domain/lengths.js';
import { Proposal } from './proposal.types.js';
import { NotBlank } from '../api/text-length.js';

@ObjectType({ implements: () => Node, description: 'A file that belongs to a proposal, seen by whoever sees that.' })
export class Attachment extends Node {
  @Field({ description: 'What the file shows, for whoever cannot see or open it.' })
  description: string;

  @Field({ description: '`application/pdf`, `image/jpeg` or `image/png`, by its content.' })
  mediaType: string;

  @Field(() => Int, { description: 'Its size in bytes.' })
  bytes: number;

  @Field({ description: 'SHA-256 of its content, in hexadecimal digits.' })
  sha256: string;

  @Field({ description: 'Where it is served, as a path of this site; always to be saved, never shown in place.' })
  address: string;

  @Field(() => Date, { description: 'When it was attached.' })
  createdAt: Date;
}

@InputType({ description: `A file for a proposal, which has at most ${FILES_PER_PROPOSAL}.` })
export class ProposalAttachInput extends RepeatableInput {
  @Field(() => ID, {
    description: `Id of the upload: what \`POST /files\` answered (multipart, one part \`file\`, at most ${FILE_MEGABYTES} MB), not more than ${UPLOAD_HOURS} hours ago, to the same account.`,
  })
  upload: string;

  @Field(() => GraphQLText, {
    description: `What the file shows, for whoever cannot see or open it, 1 to ${DESCRIPTION_LENGTH} characters.`,
  })
  @NotBlank(DESCRIPTION_LENGTH)
  description: string;
}

const proposal = { proposal: { type: () => Proposal, description: 'The proposal after the change' } };
export const ProposalAttachPayload = payloadOf('proposalAttach', proposal);
export const ProposalDetachPayload = payloadOf('proposalDetach', proposal);
