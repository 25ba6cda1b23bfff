import { Field, ID, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../api/described-enum.js';
import { OWNER_STATES, WAYS_TO_OWN } from '../domain/ownership.js';
import { Institution, Jurisdiction } from '../institutions/institution.types.js';

export const OwnerRoleEnum = describedEnum('OwnerRole', WAYS_TO_OWN, 'In what way somebody owns a commitment.');
export const OwnerStateEnum = describedEnum(
  'OwnerState',
  OWNER_STATES,
  'Whether an institution took the commitment on.',
);
export const OWNERSHIP_ACTIONS = ['respond'] as const;
export const OwnershipActionEnum = describedEnum(
  'OwnershipAction',
  OWNERSHIP_ACTIONS,
  'What the one who asks may do with an invitation to own a commitment now.',
);

@ObjectType({
  description:
    'The reference that OGP gave a commitment for one of its members. References are assigned after submission; an absent one is absent here.',
})
export class ExternalReference {
  @Field(() => Jurisdiction, { description: 'The member the reference is for.' })
  jurisdiction: Jurisdiction;

  @Field({ description: 'As OGP writes it: `MXMEX0009`. Compare without case.' })
  reference: string;
}

@ObjectType({ description: 'An OGP member to whom a commitment belongs.' })
export class CommitmentMember {
  @Field(() => Jurisdiction, { description: 'The State, the Municipality …' })
  jurisdiction: Jurisdiction;

  @Field(() => String, { nullable: true, description: "OGP's reference for this member; null when none is on record." })
  reference: string | null;
}

@ObjectType({
  description:
    'Who answers for a commitment: an institution that leads or supports it or, where a member owns it without an institution of its own, the member itself.',
})
export class Ownership {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the ownership of an institution; null for a member without one.',
  })
  id: string | null;

  @Field(() => Institution, { nullable: true, description: 'The institution; null for a member that names none.' })
  institution: Institution | null;

  @Field(() => Jurisdiction, {
    nullable: true,
    description:
      'The jurisdiction of the institution, or the member itself; null when the institution has none on record.',
  })
  jurisdiction: Jurisdiction | null;

  @Field(() => OwnerRoleEnum, { description: 'Lead, supporting, or member.' })
  role: string;

  @Field(() => OwnerStateEnum, { description: 'Whether it was invited, accepted, declined or handed over.' })
  state: string;

  @Field(() => String, { nullable: true, description: 'Why it declined; public; null unless it declined.' })
  reason: string | null;

  @Field(() => [OwnershipActionEnum], {
    description: 'What the one who asks may do now; empty for visitors and when reading the past.',
  })
  availableActions: string[];
}
