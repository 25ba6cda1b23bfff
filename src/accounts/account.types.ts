import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LanguageEnum, Node } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay, GraphQLInstant } from '../api/scalars.js';
import { ROLES, TOKEN_SCOPES } from '../domain/actor.js';
import { SIGN_IN_WAYS } from '../domain/kinds.js';

export const RoleEnum = describedEnum('Role', ROLES, 'What a person can be appointed to.');
export const TokenScopeEnum = describedEnum('TokenScope', TOKEN_SCOPES, 'What an access token may do.');
export const SignInWayEnum = describedEnum('SignInWay', SIGN_IN_WAYS, 'How a session began.');

export const APPOINTMENT_ACTIONS = ['end', 'hand_over'] as const;
export const AppointmentActionEnum = describedEnum(
  'AppointmentAction',
  APPOINTMENT_ACTIONS,
  'What the one who asks may do with an appointment now.',
);

@ObjectType({ implements: () => Node, description: 'A person who takes part, as others see them.' })
export class Account extends Node {
  @Field({ description: 'Name in addresses, unique, drawn by lot.' })
  handle: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name they chose, maybe a pseudonym; null when they erased their account.',
  })
  publicName: string | null;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day the account was opened; null for an author who was imported, and once erased.',
  })
  memberSince: string | null;

  @Field(() => [Appointment], { description: 'The roles they hold today.' })
  roles: Appointment[];
}

@ObjectType({
  implements: () => Node,
  description: 'A role that a person holds, from a day to a day. The register of appointments is public.',
})
export class Appointment extends Node {
  @Field(() => RoleEnum, { description: 'The role.' })
  role: string;

  @Field(() => Account, { description: 'Who holds it, by the public name they chose; never their contact data.' })
  holder: Account;

  @Field(() => GraphQLDay, { description: 'First day.' })
  fromOn: string;

  @Field(() => GraphQLDay, { nullable: true, description: 'Last day; null while no end is set.' })
  untilOn: string | null;

  @Field(() => Boolean, { description: 'Whether it is valid today.' })
  current: boolean;

  @Field(() => String, { nullable: true, description: 'Why it began or ended as it did; null when nothing was said.' })
  reason: string | null;

  @Field(() => [AppointmentActionEnum], {
    description: 'What the one who asks may do now; empty for visitors and once it has ended.',
  })
  availableActions: string[];
}

@ObjectType({ description: 'A place where you are signed in.' })
export class LoginSession {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => SignInWayEnum, { description: 'How it began.' })
  way: string;

  @Field(() => GraphQLInstant, { description: 'When it began.' })
  createdAt: Date;

  @Field(() => GraphQLInstant, { description: 'When it ends by itself.' })
  expiresAt: Date;

  @Field({ description: 'Whether it passed the second factor.' })
  secondFactor: boolean;

  @Field({ description: 'Whether it is the one that asks.' })
  current: boolean;
}

@ObjectType({ description: 'An access token of yours, for programs. The token itself is shown once, when it is made.' })
export class ApiToken {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field({ description: 'What you called it.' })
  name: string;

  @Field(() => [TokenScopeEnum], { description: 'What it may do.' })
  scopes: string[];

  @Field(() => GraphQLInstant, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => GraphQLInstant, { description: 'When it stops by itself.' })
  expiresAt: Date;
}

@ObjectType({ description: 'You, as only you see yourself.' })
export class Viewer {
  @Field(() => Account, { description: 'You, as others see you.' })
  account: Account;

  @Field({ description: 'The name that others see.' })
  publicName: string;

  @Field(() => LanguageEnum, { description: 'The language we write to you in.' })
  language: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where we write to you; nobody else sees it. Null when we have no address.',
  })
  email: string | null;

  @Field(() => [Appointment], { description: 'Every role you hold, held or will hold.' })
  appointments: Appointment[];

  @Field(() => [LoginSession], { description: 'Where you are signed in, latest first.' })
  sessions: LoginSession[];

  @Field(() => [ApiToken], { description: 'Your access tokens, latest first.' })
  tokens: ApiToken[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the privacy notice you accepted last; null when you accepted none.',
  })
  noticeVersion: number | null;

  @Field({ description: 'Whether there is a newer privacy notice for you to accept.' })
  noticeDue: boolean;

  @Field({ description: 'Whether you sign in with a second factor.' })
  secondFactor: boolean;

  @Field({ description: 'Whether this session, or this token, passed the second factor.' })
  secondFactorPassed: boolean;

  @Field(() => Int, { description: 'How many recovery codes you have left.' })
  recoveryCodesLeft: number;
}

export const AppointmentConnection = connectionOf(Appointment, 'appointments');
