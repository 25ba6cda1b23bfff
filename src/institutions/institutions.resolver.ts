import { Args, ArgsType, Context, Field, Info, Query, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { PageArgs } from '../api/page-args.js';
import { Reads } from '../api/read/reads.js';
import { AtMostLong } from '../api/text-length.js';
import { BY_CODE, BY_SLUG, INSTITUTION, nameHoldsSql, JURISDICTION } from './institution.fields.js';
import {
  Institution,
  InstitutionConnection,
  Jurisdiction,
  JurisdictionConnection,
  JurisdictionKindEnum,
} from './institution.types.js';

@ArgsType()
class JurisdictionsArgs extends PageArgs {
  @Field(() => JurisdictionKindEnum, { nullable: true, description: 'Only of this kind.' })
  kind?: string;

  @Field(() => String, { nullable: true, description: 'Only parts of the jurisdiction with this key, e.g. `15`.' })
  parent?: string;
}

@ArgsType()
class InstitutionsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Parts of words to find in name, acronym or name in addresses, accents and capitals ignored; all of them.',
  })
  @IsOptional()
  @AtMostLong(200)
  text?: string;
}

@Resolver()
export class InstitutionsResolver {
  constructor(private readonly reads: Reads) {}

  @Query(() => Jurisdiction, {
    nullable: true,
    description: 'A jurisdiction by its key; null when there is none. Anyone may ask.',
  })
  jurisdiction(
    @Args('code', { description: 'INEGI or ISO key: `15`, `15104`, `MX`.' }) code: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.one(
      () => JURISDICTION,
      (t, q) => `${t}.code = ${q.p(code, 'text')}`,
      info,
      context,
    );
  }

  @Query(() => JurisdictionConnection, { description: 'Jurisdictions, by key. Anyone may ask.' })
  jurisdictions(@Args() args: JurisdictionsArgs, @Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    return this.reads.page(
      {
        read: () => JURISDICTION,
        orders: [BY_CODE],
        scope: (t, q) => [
          ...(args.kind ? [`${t}.kind = ${q.p(args.kind, 'text')}`] : []),
          ...(args.parent
            ? [`${t}.parent_id = (select id from jurisdiction where code = ${q.p(args.parent, 'text')})`]
            : []),
        ],
      },
      info,
      context,
    );
  }

  @Query(() => Institution, {
    nullable: true,
    description: 'An institution by its name in addresses; null when there is none. Anyone may ask.',
  })
  institution(
    @Args('slug', { description: 'Its name in addresses: `infoem`.' }) slug: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.one(
      () => INSTITUTION,
      (t, q) => `${t}.slug = ${q.p(slug, 'text')}`,
      info,
      context,
    );
  }

  @Query(() => InstitutionConnection, { description: 'Institutions, by name in addresses. Anyone may ask.' })
  institutions(
    @Args() { text }: InstitutionsArgs,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(
      {
        read: () => INSTITUTION,
        orders: [BY_SLUG],
        scope: (t, q) => (text ? [nameHoldsSql(t, q.p(text, 'text'))] : []),
      },
      info,
      context,
    );
  }
}
