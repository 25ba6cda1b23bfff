import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type DocumentNode, execute as graphqlExecute, GraphQLError, parse } from 'graphql';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import type { RequestContext } from './context.js';
import { formattedOf } from './errors.js';
import { shapedAnswer } from './shape/shaped.js';
import { Documents } from './turns/documents.js';
import { checked } from './weight/checked.js';

export interface ExecuteOptions {
  actor: Actor;
  language: Language;
  variables?: Record<string, unknown>;
  /** The instant of the request, for what only reads; without it the present one. */
  now?: Date;
  /** The address of the person for whom our own page acts. */
  address?: string | undefined;
  /** True only for our own documents: their statements are prepared by name. */
  prepared?: boolean;
}

/** An error as the schema gives it: words for people, and a code. */
export interface GivenError {
  message: string;
  extensions?: { code?: string; problem?: string; argument?: string };
}

/** Our own documents are the same in each application of a process, and so is the schema. */
const OWN = new Documents();

/** Runs a document against the schema inside this process; the portal, the command line and tests use it. */
@Injectable()
export class Execute {
  private readonly documents = new Documents();

  constructor(
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly clock: Clock,
  ) {}

  async run<Data = Record<string, unknown>>(
    source: string,
    options: ExecuteOptions,
  ): Promise<{ data: Data | null; errors?: readonly GivenError[] }> {
    const { schema } = this.schemaHost;
    let document: DocumentNode;
    try {
      document = await this.document(source, options.prepared ? OWN : this.documents);
    } catch (error) {
      if (error instanceof GraphQLError) return { data: null, errors: [error.toJSON()] };
      throw error;
    }
    const context: RequestContext = {
      actor: options.actor,
      language: options.language,
      now: options.now ?? this.clock.now(),
      timeZone: this.clock.timeZone,
      address: options.address,
      prepared: options.prepared ?? false,
    };
    const asked = { schema, document, contextValue: context, variableValues: options.variables ?? {} };
    const result = (await shapedAnswer(asked)) ?? (await graphqlExecute(asked));
    const errors = result.errors?.map(formattedOf);
    return { data: result.data as Data | null, ...(errors ? { errors } : {}) };
  }

  /** A document that is asked again is neither parsed nor checked again. */
  private async document(source: string, documents: Documents): Promise<DocumentNode> {
    const known = await documents.get(source);
    if (known) return known;
    const document = parse(source);
    const { errors } = checked(this.schemaHost.schema, document);
    if (errors[0]) throw errors[0];
    await documents.set(source, document);
    return document;
  }
}
