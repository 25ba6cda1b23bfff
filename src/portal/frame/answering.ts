import type { Foreseen } from './types.js';
import { Injectable } from '@nestjs/common';
import { Execute, type GivenError } from '../../api/execute.js';
import { Uploads } from '../../api/uploads/uploads.js';
import type { Address, PageName } from '../addresses.js';
import { AskedFirst, askedFirst, asksFirst, onlyAsked, wantsToChange } from './asking.js';
import type { Actor } from '../../domain/actor.js';
import { type Answer, documentOf, type DocumentName, type FormName } from './documents.js';
import type { DoneTold } from './done.js';
import { cameBack, DONE_IN_PART, type Fault, type Returned } from './came-back.js';
import { namesChosen } from './chosen.js';
import { AS, faultsBefore, faultsOf, ledTo, type PageForm } from './form.js';
import { type Sent, withField } from './sent.js';
import type { AnyPage, Data } from './page.js';
import { pageOf } from '../pages.js';
import { SIGNED_OUT, SOMEBODY_ELSE } from './returned.js';
import { type Reader, readerIn } from './reader.js';
import { unreadable } from './trouble.js';
import { Unanswered } from './unanswered.js';
import type { Sheet } from './render.js';
import { fieldIn, isOfValues, NAMES_NOTHING } from './refused-values.js';

const ACCEPT_NOTICE = documentOf('forms/notice-accept');

/** Result of opening an address: a page, a redirect, or `null` when nothing is there. */
export type PageReply = Sheet | { at: string; status: 301 | 303 } | null;
/** Result of sending a form; `made` is shown once, on the page itself. */
export type Outcome = Returned | { next: string; done: DoneTold | null } | { made: unknown } | null;

/** The cursor in the address names no place in the list, or no longer does. */
const NO_SUCH_PLACE = Symbol('no such place in the list');
/** Parameters of an address that hold a place in a list. */
const PLACES = ['after', 'milestones', 'place'];
/** The address has a condition that no value can meet. */
const UNREADABLE = Symbol('unreadable address');
/** A form as it arrived: its fields, its file and the sender's network address. */
interface Submission {
  sent: Sent;
  file: Parameters<Uploads['offer']>[1];
  /** Network address of the sender. */
  from: string;
}

/** Executes the documents of pages and forms against the schema, with the rights of the reader. */
@Injectable()
export class Answering {
  constructor(
    private readonly execute: Execute,
    private readonly uploads: Uploads,
  ) {}

  async show({ page, key }: Address, reader: Reader): Promise<PageReply> {
    const { returned, actor, language, now } = reader;
    if (returned)
      returned.names = await namesChosen(returned.sent, async (document, variables) => {
        const { data } = await this.execute.run<Answer<'chosen'>>(document, { actor, language, variables, now });
        return data ?? null;
      });
    return this.showPage(page, key, reader);
  }

  private async showPage<Name extends PageName>(name: Name, key: string, reader: Reader): Promise<PageReply> {
    const page = pageOf(name);
    if (page.signedInOnly && !reader.viewer) return { at: signInFrom(reader), status: 303 };
    if (reader.made?.result instanceof AskedFirst) return askedFirst(reader, reader.made.result);
    const data = await this.ask<Data<Name>>(page.document, page.variables?.(key, reader.search, reader), reader);
    if (data === NO_SUCH_PLACE) return fromTheStart(reader);
    if (data === UNREADABLE) return reader.search.size > 0 ? unreadable(reader) : null;
    const timeZone = zoneOf(data) ?? reader.timeZone;
    const sheet = (data && page.sheet(data, readerIn(reader, timeZone))) ?? (await this.otherwise(page, key, reader));
    return typeof sheet === 'string' ? { at: sheet, status: 301 } : sheet && { timeZone, ...sheet };
  }

  private async otherwise<Name extends PageName>({ otherwise, variables }: AnyPage<Name>, key: string, reader: Reader) {
    if (!otherwise) return null;
    const { document, sheet } = otherwise;
    const data = await this.ask<Answer<DocumentName>>(document, variables?.(key, reader.search, reader), reader);
    if (!data || typeof data === 'symbol') return null;
    const timeZone = zoneOf(data) ?? reader.timeZone;
    const instead = sheet(data, readerIn(reader, timeZone));
    return instead && { timeZone, ...instead };
  }

  /** Returns `null` when an id in the address names nothing. A page without a document needs no data. */
  private async ask<Whole>(
    document: string | null,
    variables: Record<string, unknown> = {},
    { actor, language, now }: Reader,
  ) {
    if (document === null) return {} as Whole;
    const { data, errors } = await this.execute.run<Whole>(document, {
      actor,
      language,
      now,
      variables,
      prepared: true,
    });
    const wrong = errors?.map(({ extensions }) => extensions?.problem);
    if (wrong?.some((problem) => NAMES_NOTHING.has(problem ?? ''))) return null;
    if (wrong?.includes('CURSOR_INVALID')) return NO_SUCH_PLACE;
    if (errors?.every(isOfValues)) return UNREADABLE;
    if (errors || !data) throw new Unanswered(errors);
    return data;
  }

  /** A form that came back earlier; its faults are checked again and told in the reader's language. */
  again({ page }: Address, reader: Reader, { faults, ...returned }: Returned): Returned {
    const { sent } = returned;
    const form = formOf(pageOf(page), sent);
    // A person who only changed the language or signed in has not finished writing, so nothing is reported as missing.
    const anew = form && !ledTo(sent, reader) ? faultsBefore(form, sent, reader) : [];
    const told = faults.filter(({ code, field }) => code || !anew.some((fault) => fault.field === field));
    return { ...returned, faults: [...anew, ...told] };
  }

  /** The question of a form that waits for its second click, when its page is opened again. */
  asked({ page }: Address, sent: Sent, consequences: Foreseen[]): AskedFirst | null {
    const asks = pageOf(page).forms?.[sent.form]?.asks;
    return asks ? new AskedFirst(sent, asks, consequences) : null;
  }

  /** Executes a form of the page; `null` when the page has no such form. */
  async submit(address: Address, reader: Reader, given: Submission): Promise<Outcome> {
    const { page: name, key } = address;
    let { sent } = given;
    const page = pageOf(name);
    const form = formOf(page, sent);
    if (!form) return null;
    const whose = notTheirs(page, sent, reader);
    if (whose) return cameBack(sent, [{ field: '', message: reader.t(whose), code: whose }]);
    const faults = faultsBefore(form, sent, reader);
    // A file that arrived is kept even when other fields are missing.
    if (faults.length > 0 && !form.file) return cameBack(sent, faults);
    let { actor } = reader;
    if (actor.kind === 'person' && sent.text('acceptNotice')) {
      const notice = await this.acceptNotice(actor, sent, reader);
      if (notice) return cameBack(sent, notice);
      const { noticeDue: _, ...accepted } = actor;
      actor = accepted;
    }
    if (form.file && (given.file || !sent.text('upload'))) {
      const as =
        form.file === true
          ? undefined
          : { kind: form.file, subject: sent.text('commitment') ?? sent.text('plan') ?? sent.text('table') };
      const taken = await this.uploads.offer(actor, given.file, reader.language, as);
      if ('userErrors' in taken) faults.push(...saidTo(reader, faultsOf(form, taken.userErrors, sent)));
      else sent = withField(sent, 'upload', taken.id);
      if (faults.length === 0 && form.readAt) return { next: form.readAt(reader, sent), done: null };
    }
    if (faults.length > 0) return cameBack(sent, faults);
    if (wantsToChange(form, sent)) return cameBack(sent, []);
    const asking = asksFirst(form, sent);
    const variables = form.variables(sent, key);
    const { data, errors } = await this.execute.run<Answer<FormName>>(
      typeof form.document === 'string' ? form.document : form.document(sent),
      {
        actor,
        language: reader.language,
        variables: asking ? onlyAsked(variables) : variables,
        address: given.from,
        prepared: true,
      },
    );
    if (errors) return cameBack(sent, saidTo(reader, this.refused(form, errors, reader, sent)));
    const { result } = data!;
    if (result.userErrors.length > 0) {
      const refused = saidTo(reader, faultsOf(form, result.userErrors, sent));
      return cameBack(sent, form.partly?.(result) ? [...refused, doneInPart(reader)] : refused);
    }
    if (asking) {
      const asked = new AskedFirst(sent, form.asks!, 'consequences' in result ? result.consequences : []);
      return asked.isNeeded ? { made: asked } : this.submit(address, reader, { ...given, sent: asked.agreed });
    }
    const next = form.next(result, reader, sent);
    if (next === null) return { made: result };
    const done = typeof form.done === 'function' ? form.done(result, sent) : form.done;
    return { next, done: done ? { what: done, at: sent.at } : null };
  }

  /** The newer privacy notice is accepted in the form that waited for it, so that nothing written is lost. */
  private async acceptNotice(actor: Actor, sent: Sent, { language }: Reader): Promise<Fault[] | null> {
    const variables = { input: { version: Number(sent.text('acceptNotice')) } };
    const asked = { actor, language, variables, prepared: true };
    const { data, errors } = await this.execute.run<Answer<'forms/notice-accept'>>(ACCEPT_NOTICE, asked);
    if (errors || !data) throw new Unanswered(errors);
    const { userErrors } = data.result;
    return userErrors.length > 0 ? userErrors.map(({ message }) => ({ field: 'acceptNotice', message })) : null;
  }

  /** Turns values that the schema does not accept, such as an emptied required field, into faults of the form. */
  private refused(form: PageForm, errors: readonly GivenError[], reader: Reader, sent: Sent): Fault[] {
    if (errors.some(({ extensions }) => !['BAD_USER_INPUT', 'REFUSED'].includes(extensions?.code ?? ''))) {
      throw new Unanswered(errors);
    }
    return errors.flatMap(({ message, extensions }) => {
      const path = (extensions?.argument ?? fieldIn(message)).split('.');
      const refused = extensions?.code === 'REFUSED';
      const text = refused ? message : reader.t('form.invalid');
      const code = refused ? extensions.problem : 'form.invalid';
      return faultsOf(form, [{ message: text, path, ...(code ? { code } : {}) }], sent);
    });
  }
}

/** A page about a plan, or about a thing of one, has its days where the plan lives: its document asks `timeZone` of it. */
function zoneOf(data: object | null): string | undefined {
  interface Placed {
    timeZone?: string;
    plan?: Placed;
    proposal?: Placed;
  }
  const things: (Placed | null)[] = Object.values(data ?? {});
  const zones = things.map((thing) => thing?.timeZone ?? (thing?.plan ?? thing?.proposal?.plan)?.timeZone);
  return zones.find((zone) => zone !== undefined);
}

function fromTheStart({ address, href, search }: Reader): PageReply {
  const others = [...search].filter(([name]) => !PLACES.includes(name));
  return others.length < search.size && address ? { at: href(address.page, address.key, others), status: 303 } : null;
}

type Forms = Pick<AnyPage<PageName>, 'forms'>;

/**
 * The name of the form comes from the sender, who can write `constructor` there; only forms that the page lists are
 * found.
 */
function formOf({ forms = {} }: Forms, { form }: Sent): PageForm | undefined {
  return Object.hasOwn(forms, form) ? forms[form] : undefined;
}

/** A form that was drawn for one account cannot be sent by another account. */
function notTheirs(page: Pick<AnyPage<PageName>, 'signedInOnly'>, sent: Sent, { viewer }: Reader): string | null {
  const writer = sent.text(AS);
  if (!viewer) return writer || page.signedInOnly ? SIGNED_OUT : null;
  return writer && writer !== viewer.handle ? SOMEBODY_ELSE : null;
}

const doneInPart = ({ t }: Reader): Fault => ({ field: '', message: t(DONE_IN_PART), code: DONE_IN_PART });

/** A visitor without the right is asked to sign in. */
const saidTo = ({ viewer, t }: Reader, faults: Fault[]): Fault[] =>
  !viewer && faults.some(({ code }) => code === 'NOT_ALLOWED')
    ? [{ field: '', message: t(SIGNED_OUT), code: SIGNED_OUT }]
    : faults;

const signInFrom = ({ href, here }: Reader) => href('signIn', '', { returnTo: here });
