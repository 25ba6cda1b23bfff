import { Args, Context, ID, Info, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import { NOTICE_VERSION } from '../domain/account.js';
import { accountOf } from '../domain/actor.js';
import {
  ACCEPT_NOTICE,
  CREATE_TOKEN,
  ERASE,
  RENAME,
  REVOKE_ALL_SESSIONS,
  REVOKE_SESSION,
  REVOKE_TOKEN,
  SET_LANGUAGE,
} from '../domain/own-account.js';
import {
  AccountEraseInput,
  AccountErasePayload,
  AccountRenameInput,
  AccountRenamePayload,
  AccountSetLanguageInput,
  AccountSetLanguagePayload,
  NoticeAcceptInput,
  NoticeAcceptPayload,
  SessionRevokePayload,
  SessionsRevokeAllInput,
  SessionsRevokeAllPayload,
  TokenCreateInput,
  TokenCreatePayload,
  TokenRevokePayload,
} from './account.inputs.js';
import { ACCOUNT, VIEWER } from './account.fields.js';
import { Account, Viewer } from './account.types.js';
import { OwnAccount } from './own-account.service.js';
import { OwnData } from './own-data.service.js';

const accountId = ({ actor }: RequestContext) => accountOf(actor);

@Resolver()
export class AccountsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly own: OwnAccount,
    private readonly data: OwnData,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => Viewer, {
    nullable: true,
    description: 'You; null for a visitor. Anyone may ask, and sees only themselves.',
  })
  viewer(@Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    const id = accountId(context);
    if (!id) return null;
    return this.reads.one(
      () => VIEWER,
      (t, q) => `${t}.id = ${q.p(id, 'uuid')}`,
      info,
      context,
    );
  }

  @Query(() => Int, {
    description:
      'The version of the privacy notice in force; whoever opens an account accepts it by this number. Anyone may ask.',
  })
  noticeVersion() {
    return NOTICE_VERSION;
  }

  @Query(() => Account, {
    nullable: true,
    description:
      'A person by their handle, as others see them: without a name once they erased their account, which has another handle from then. Null when there is none. Anyone may ask.',
  })
  account(
    @Args('handle', { description: 'Their name in addresses.' }) handle: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.one(
      () => ACCOUNT,
      (t, q) => `${t}.handle = ${q.p(handle, 'text')}`,
      info,
      context,
    );
  }

  @Query(() => String, {
    nullable: true,
    description:
      'Everything we hold about you and all that you wrote, as JSON in the words of the language of the request, each thing by its reference; null for a visitor. Only you may ask, signed in yourself: no access token may, whatever it allows.',
  })
  async accountExport(@Context() { actor, language }: RequestContext) {
    return actor.kind === 'person' ? JSON.stringify(await this.data.export(actor, language), null, 2) : null;
  }

  @Mutation(() => AccountRenamePayload, {
    description: `Changes the name that others see, everywhere at once. ${whoMay(RENAME)}`,
  })
  async accountRename(
    @Args('input', { description: 'The name.' }) input: AccountRenameInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.viewerAfter(info, context, await this.own.rename(context.actor, input.publicName));
  }

  @Mutation(() => AccountSetLanguagePayload, {
    description: `Sets the language in which we write to you. ${whoMay(SET_LANGUAGE)}`,
  })
  async accountSetLanguage(
    @Args('input', { description: 'The language.' }) input: AccountSetLanguageInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.viewerAfter(info, context, await this.own.setLanguage(context.actor, input.language));
  }

  @Mutation(() => AccountErasePayload, {
    description: `Erases your account: name, address, sessions and tokens go at once, your roles end. It cannot be undone. ${whoMay(ERASE)}`,
  })
  async accountErase(
    @Args('input', { description: 'The choice of what is erased.' }) input: AccountEraseInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    await this.data.erase(context.actor, input);
    return this.answer.of(info, context, {});
  }

  @Mutation(() => NoticeAcceptPayload, {
    description: `Accepts the privacy notice in force. ${whoMay(ACCEPT_NOTICE)}`,
  })
  async noticeAccept(
    @Args('input', { description: 'The notice.' }) input: NoticeAcceptInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.viewerAfter(info, context, await this.own.acceptNotice(context.actor, input.version));
  }

  @Mutation(() => TokenCreatePayload, {
    description: `Makes an access token for programs, sent as \`Authorization: Bearer …\`. A token makes no tokens. ${whoMay(CREATE_TOKEN)}`,
  })
  async tokenCreate(
    @Args('input', { description: 'The token.' }) input: TokenCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const secret = await this.own.createToken(context.actor, input);
    return this.viewerAfter(info, context, accountId(context)!, { secret });
  }

  @Mutation(() => TokenRevokePayload, { description: `Ends an access token of yours at once. ${whoMay(REVOKE_TOKEN)}` })
  async tokenRevoke(
    @Args('id', { type: () => ID, description: 'Id of the token.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    await this.own.revokeToken(context.actor, id);
    return this.viewerAfter(info, context, accountId(context)!);
  }

  @Mutation(() => SessionRevokePayload, { description: `Ends a session of yours at once. ${whoMay(REVOKE_SESSION)}` })
  async sessionRevoke(
    @Args('id', { type: () => ID, description: 'Id of the session.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    await this.own.revokeSession(context.actor, id);
    return this.viewerAfter(info, context, accountId(context)!);
  }

  @Mutation(() => SessionsRevokeAllPayload, {
    description: `Ends every session of yours at once, this one too. ${whoMay(REVOKE_ALL_SESSIONS)}`,
  })
  async sessionsRevokeAll(
    @Args('input', { description: 'The things that end too.' }) input: SessionsRevokeAllInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    await this.own.revokeAll(context.actor, input);
    return this.viewerAfter(info, context, accountId(context)!);
  }

  private viewerAfter(
    info: GraphQLResolveInfo,
    context: RequestContext,
    id: string,
    values: Record<string, unknown> = {},
  ) {
    return this.answer.of(info, context, { viewer: [() => VIEWER, id] }, undefined, [], values);
  }
}
