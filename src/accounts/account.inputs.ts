import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayNotEmpty, ArrayUnique, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { LanguageEnum } from '../api/common.types.js';
import { ForeseeableInput, payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLDay, GraphQLText } from '../api/scalars.js';
import { APPOINTMENT_REASON_LENGTH, PUBLIC_NAME_LENGTH, TOKEN_NAME_LENGTH } from '../domain/lengths.js';
import { ROLES, TOKEN_SCOPES, type TokenScope } from '../domain/actor.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { Appointment, RoleEnum, TokenScopeEnum, Viewer } from './account.types.js';
import { AtMostLong, NotBlank } from '../api/text-length.js';

const SESSION = {
  nullable: true,
  description:
    'Id of the session of the forum that decided it; needed for a monitoring body that has begun, and may be said for any other role of the plan.',
};
const REASON = { nullable: true, description: 'Why, at most 500 characters; it is public.' } as const;

@InputType({ description: 'A new public name.' })
export class AccountRenameInput {
  @Field(() => GraphQLText, { description: `1 to ${PUBLIC_NAME_LENGTH} characters; it may be a pseudonym.` })
  publicName: string;
}

@InputType({ description: 'The language we write in.' })
export class AccountSetLanguageInput {
  @Field(() => LanguageEnum, { description: 'The language.' })
  @IsIn(LANGUAGES)
  language: Language;
}

@InputType({ description: 'What is erased when you leave. It cannot be undone.' })
export class AccountEraseInput {
  @Field({ description: 'Your public name, typed, so that nobody erases an account by mistake.' })
  @AtMostLong(200)
  publicName: string;

  @Field({
    description:
      'Whether the proposals, suggestions and comments that you wrote are erased too, with their files. Proposals and suggestions that still wait for a response are then withdrawn, words that were accepted into a text stay there, and your arguments in appeals, reports and contests are erased. Otherwise your texts stay, without a name. Replies to you keep their place. Drafts are erased in any case, and so are your supports and votes where others can still give theirs. Texts that you wrote on behalf of an institution stay.',
  })
  texts: boolean;
}

@InputType({ description: 'The privacy notice that is accepted.' })
export class NoticeAcceptInput {
  @Field(() => Int, { description: 'Its version.' })
  @IsInt()
  version: number;
}

@InputType({ description: 'A new access token.' })
export class TokenCreateInput {
  @Field(() => GraphQLText, { description: 'What it is for, 1 to 100 characters; only you see it.' })
  @NotBlank(TOKEN_NAME_LENGTH)
  name: string;

  @Field(() => [TokenScopeEnum], { description: 'What it may do.' })
  @ArrayNotEmpty()
  @AtMost(TOKEN_SCOPES.length)
  @ArrayUnique()
  @IsIn(TOKEN_SCOPES, { each: true })
  scopes: TokenScope[];

  @Field(() => Int, { defaultValue: 30, description: 'How many days it works, 1 to 365.' })
  @IsInt()
  @Min(1)
  @Max(365)
  days: number;
}

@InputType({ description: 'The things that end together with the sessions.' })
export class SessionsRevokeAllInput {
  @Field({ defaultValue: false, description: 'Whether your access tokens end too.' })
  tokens: boolean;
}

@InputType({ description: 'A code from the authenticator app.' })
export class SecondFactorConfirmInput {
  @Field({ description: 'Six digits.' })
  @AtMostLong(20)
  code: string;
}

@InputType({ description: 'A role for somebody, from a day to a day.' })
export class AppointmentGrantInput extends RepeatableInput {
  @Field({ description: 'Handle of the account.' })
  @AtMostLong(200)
  account: string;

  @Field(() => RoleEnum, { description: 'The role.' })
  @IsIn(ROLES)
  role: string;

  @Field(() => ID, { nullable: true, description: 'Id of the plan; left out for an administrator only.' })
  plan?: string;

  @Field(() => String, {
    nullable: true,
    description: "Name in addresses of the institution it is held for; left out for a citizen's seat.",
  })
  @IsOptional()
  @AtMostLong(200)
  institution?: string;

  @Field(() => GraphQLDay, { nullable: true, description: 'First day; today when left out.' })
  fromOn?: string;

  @Field(() => GraphQLDay, { nullable: true, description: 'Last day; without end when left out.' })
  untilOn?: string;

  @Field(() => GraphQLText, REASON)
  @IsOptional()
  @AtMostLong(APPOINTMENT_REASON_LENGTH)
  reason?: string;
}

@InputType({ description: 'The end of an appointment.' })
export class AppointmentEndInput extends ForeseeableInput {
  @Field(() => GraphQLDay, { nullable: true, description: 'Last day; it ends at once when left out.' })
  lastDay?: string;

  @Field(() => GraphQLText, REASON)
  @IsOptional()
  @AtMostLong(APPOINTMENT_REASON_LENGTH)
  reason?: string;

  @Field(() => ID, SESSION)
  @IsOptional()
  @AtMostLong(100)
  session?: string;
}

@InputType({ description: 'A successor in an appointment.' })
export class AppointmentHandOverInput extends ForeseeableInput {
  @Field({ description: 'Handle of the account that takes over.' })
  @AtMostLong(200)
  to: string;

  @Field(() => GraphQLText, REASON)
  @IsOptional()
  @AtMostLong(APPOINTMENT_REASON_LENGTH)
  reason?: string;

  @Field(() => ID, SESSION)
  @IsOptional()
  @AtMostLong(100)
  session?: string;
}

const own = (mutation: string) =>
  payloadOf(mutation, { viewer: { type: () => Viewer, description: 'You after the change' } });
const ofAppointment = (mutation: string, description: string) =>
  payloadOf(mutation, { appointment: { type: () => Appointment, description } });

export const AccountRenamePayload = own('accountRename');
export const AccountSetLanguagePayload = own('accountSetLanguage');
export const AccountErasePayload = payloadOf('accountErase', {
  viewer: { type: () => Viewer, description: 'You; null when the account was erased' },
});
export const NoticeAcceptPayload = own('noticeAccept');
export const TokenCreatePayload = payloadOf('tokenCreate', {
  viewer: { type: () => Viewer, description: 'You after the change' },
  secret: { type: () => String, description: 'The token. It is shown only this once, and is stored nowhere' },
});
export const TokenRevokePayload = own('tokenRevoke');
export const SessionRevokePayload = own('sessionRevoke');
export const SessionsRevokeAllPayload = own('sessionsRevokeAll');
export const SecondFactorStartPayload = own('secondFactorStart');
export const SecondFactorConfirmPayload = own('secondFactorConfirm');
export const SecondFactorRemovePayload = own('secondFactorRemove');
export const AppointmentGrantPayload = ofAppointment('appointmentGrant', 'The appointment');
export const AppointmentEndPayload = ofAppointment(
  'appointmentEnd',
  'The appointment with its last day; null when it was removed because it had not begun',
);
export const AppointmentHandOverPayload = ofAppointment('appointmentHandOver', "The successor's appointment");

@ObjectType({ description: 'A second factor that is being set up. It is shown only until it is confirmed.' })
export class SecondFactorSetup {
  @Field({ description: 'The secret to type into an authenticator app.' })
  secret: string;

  @Field({ description: 'The same as an address, for a QR code.' })
  uri: string;

  @Field(() => [String], { description: 'Codes to keep on paper: each signs in once when the phone is gone.' })
  recoveryCodes: string[];
}
