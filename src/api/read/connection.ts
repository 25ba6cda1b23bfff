import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a page of a connection stands in the whole list.' })
export class PageInfo {
  @Field({ description: 'Whether there is at least one more thing after this page.' })
  hasNextPage: boolean;

  @Field({ description: 'Whether this page began after a cursor. Pages are read forwards only.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first thing of the page; null when it is empty.' })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last thing of the page, to be given as `after` for the next one; null when it is empty.',
  })
  endCursor: string | null;
}

/** The connection and edge types of a thing. Their fields are resolved in `resolve.ts` from what `page.ts` selects. */
export function connectionOf<T>(node: Type<T>, things: string): Type<object> {
  const name = node.name;
  const describe = (text: string) => ({ description: text });

  const Edge = { [`${name}Edge`]: class {} }[`${name}Edge`]!;
  ObjectType(`${name}Edge`, describe(`One of ${things}, with its place in the list.`))(Edge);
  Field(() => String, describe('Opaque place in the list, valid for the same `orderBy`.'))(Edge.prototype, 'cursor');
  Field(() => node, describe('The thing itself.'))(Edge.prototype, 'node');

  const Connection = { [`${name}Connection`]: class {} }[`${name}Connection`]!;
  ObjectType(`${name}Connection`, describe(`A page of ${things}.`))(Connection);
  Field(() => [node], describe('The things of this page, in order.'))(Connection.prototype, 'nodes');
  Field(() => [Edge], describe('The same things, each with its cursor.'))(Connection.prototype, 'edges');
  Field(() => PageInfo, describe('Where this page stands.'))(Connection.prototype, 'pageInfo');
  Field(() => Int, describe('How many there are in all that match; counted only when selected.'))(
    Connection.prototype,
    'totalCount',
  );
  return Connection;
}
