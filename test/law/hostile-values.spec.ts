import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { GraphQLError, isRequiredArgument } from 'graphql';
import { Actors } from '../../src/accounts/actors.js';
import { Execute } from '../../src/api/execute.js';
import { traceOf } from '../../src/kernel/trace.js';
import { JsonLogger } from '../../src/kernel/json-logger.js';
import { addressOf, PAGE_NAMES, pageAt } from '../../src/portal/addresses.js';
import { Unanswered } from '../../src/portal/frame/unanswered.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, type CoCreation, proposer, title } from '../support/co-creation.js';
import { drafting, writer } from '../support/drafting.js';
import { argumentsOf, plainValue, HOSTILE_IN_ADDRESSES, hostileValues, SECRET_WORD } from '../support/hostile.js';
import { declined, responder } from '../support/responding.js';
import { cookieOf, FROM_HERE } from '../support/sign-in.js';

/** No value that anybody sends makes the server fail or appears in its log. */
const INTERNAL =
  /QueryFailedError|DatabaseError|node_modules|\bat .*\.[jt]s:\d+|invalid input syntax|out of range for type|\/work\/|\/home\//;

let t: TestApp;
let at: CoCreation;
const ids: Record<string, string | undefined> = {};
const logged: string[] = [];

beforeAll(async () => {
  for (const level of ['error', 'warn', 'fatal', 'log', 'debug'] as const)
    jest.spyOn(JsonLogger.prototype, level).mockImplementation((...said: unknown[]) => {
      if (level === 'error' || JSON.stringify(said).includes(SECRET_WORD)) logged.push(JSON.stringify(said));
    });
  t = await testApp();
  at = await drafting(t);
  const author = await at.citizen();
  for (const words of ['Alumbrado', 'Banquetas', 'Parque'])
    ({ id: ids['proposal'], reference: ids['reference'] } = await proposer(t, author).submitted(at.plan, title(words)));
  await proposer(t, 'secretariat').review(ids['proposal']!, BOTH);
  const { windows } = (await t.gql('{ plan(slug: "joint") { windows { id } } }')).plan;
  ids['window'] = windows[0].id;
  ids['response'] = (await responder(t, 'liaison').respond(ids['proposal']!, '15', declined())).response?.id;
  for (const body of ['Sombra', 'Agua', 'Luz'])
    ids['comment'] = (
      await t.gql.as(author)(
        'mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } } }',
        { input: { subject: ids['proposal'], body } },
      )
    ).commentCreate.comment.id;
  const action = { language: 'ES', text: 'Medir las fugas' };
  const { commitment } = await writer(t, 'secretariat').draft(at.plan, { action });
  ids['text'] = commitment.id;
  ids['clause'] = commitment.clauses.nodes.find((one: { section: string }) => one.section === 'ACTION').id;
  const input = {
    commitment: ids['text'],
    clause: ids['clause'],
    baseVersion: 1,
    text: { ...action, text: 'Medirlas' },
  };
  ids['suggestion'] = (await writer(t, author).suggest(input)).suggestion.id;
});
afterAll(async () => {
  jest.restoreAllMocks();
  await t.close();
});

async function asked(document: string, variables: Record<string, unknown>, who = 'secretariat') {
  const actor = await t.app.get(Actors).byHandle(who);
  return t.app.get(Execute).run(document, { actor: actor!, language: 'es', variables });
}

const faults = (errors: readonly { message: string; extensions?: { code?: string } }[] | undefined) =>
  (errors ?? []).filter(({ message, extensions }) => extensions?.code === 'INTERNAL' || INTERNAL.test(message));

it('answers or refuses every argument of every field, whatever stands in it', async () => {
  const { schema } = t.app.get(GraphQLSchemaHost);
  const roots = [
    'plan(slug: "joint")',
    `proposal(reference: "${ids['reference']}")`,
    `comment(id: "${ids['comment']}")`,
    'institution(slug: "justicia")',
    'commitments',
    'viewer',
  ];
  const places = argumentsOf(schema, roots, {
    slug: '"joint"',
    plan: '"joint"',
    reference: `"${ids['reference']}"`,
    text: '"agua"',
    code: '"15"',
    id: `"${ids['comment']}"`,
  });
  expect(places.length).toBeGreaterThan(60);
  const found: unknown[] = [];
  let refused = 0;
  for (const { name, argument, document } of places) {
    for (const v of hostileValues(argument.type)) {
      const { errors } = await asked(document, { v });
      refused += errors ? 1 : 0;
      for (const fault of faults(errors)) found.push([name, JSON.stringify(v).slice(0, 90), fault.message]);
    }
  }
  expect(found).toEqual([]);
  expect(refused).toBeGreaterThan(500);
}, 120_000);

it('does or refuses every change, whatever stands in one of its fields', async () => {
  const { schema } = t.app.get(GraphQLSchemaHost);
  const of: [RegExp, string | undefined][] = [
    [/^comment|^hiding/, ids['comment']],
    [/^suggestion/, ids['suggestion']],
    [/^window/, ids['window']],
    [/^commitment|^milestone|^ownership/, ids['commitment']],
    [/^response(Revise|Contest)|^contest/, ids['response']],
    [/^plan|^synthesis/, at.plan],
    [/./, ids['proposal']],
  ];
  const words = { language: 'ES', text: 'Agua' };
  const found: unknown[] = [];
  let sent = 0;
  for (const field of Object.values(schema.getMutationType()!.getFields())) {
    // These mutations end something that the others need.
    if (/^(accountErase|session|token|secondFactor)/.test(field.name)) continue;
    const id = of.find(([names]) => names.test(field.name))![1];
    const fitting = {
      commitment: ids['text'],
      clause: ids['clause'],
      baseVersion: 1,
      id,
      subject: ids['proposal'],
      plan: at.plan,
      proposal: ids['proposal'],
      jurisdiction: '15',
    };
    const all = {
      ...fitting,
      title: words,
      text: words,
      account: 'liaison',
      institution: 'justicia',
      publicName: 'Ana',
    };
    const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const document = `mutation (${declared}) { ${field.name}(${given}) { userErrors { code } } }`;
    const plain = Object.fromEntries(
      field.args.filter(isRequiredArgument).map(({ name, type }) => [name, plainValue(type, all, name)]),
    );
    for (const { name, type } of field.args) {
      for (const value of hostileValues(type, all)) {
        sent++;
        const { errors } = await asked(document, { ...plain, [name]: value });
        for (const fault of faults(errors))
          found.push([field.name, JSON.stringify(value).slice(0, 200), fault.message]);
      }
    }
  }
  expect(found).toEqual([]);
  expect(sent).toBeGreaterThan(1000);
}, 120_000);

/** Forged parts of a cursor: they keep its shape, but could not have been issued. */
function forged(part: string): string[] {
  if (/^\d{4}-/.test(part))
    return ['2026-02-30', '2026-13-01', '0000-01-01', '9999-99-99']
      .map((day) => day + part.slice(10))
      .concat(
        part.length > 10 ? ['24:00:00', '23:59:60', '99:99:99'].map((time) => `${part.slice(0, 11)}${time}+00`) : [],
      );
  if (/^-?[\d.e-]+$/.test(part)) return ['99999999999999999999', '1e-99', '1e99', '-', '1.5e', 'NaN', '--1'];
  if (/^[0-9a-f-]{36}$/.test(part)) return ['00000000-0000-0000-0000-00000000000g', ''];
  return ['\u0000', '\ud800', '\ufffe', 'x'.repeat(10_000)];
}

it('refuses a cursor that the server could not have made', async () => {
  const lists = [
    ...['NEWEST', 'MOST_SUPPORTED', 'MOST_DISCUSSED', 'WAITING'].map((by) => `proposals(orderBy: ${by}, AFTER)`),
    'proposals(orderBy: RELEVANCE, filter: {text: "alumbrado banquetas or parque or alumbrado or banquetas"}, AFTER)',
    'plans(AFTER)',
    'jurisdictions(AFTER)',
    'institutions(AFTER)',
    'owed(AFTER)',
    'search(text: "parque or alumbrado or banquetas", AFTER)',
    `proposal(reference: "${ids['reference']}") { comments(orderBy: NEWEST, AFTER)`,
    `proposal(reference: "${ids['reference']}") { comments(orderBy: MOST_VOTED, AFTER)`,
    'plan(slug: "joint") { appointments(AFTER)',
  ];
  const found: unknown[] = [];
  let [tried, pages] = [0, 0];
  for (const list of lists) {
    const open = list.split('{ ').length > 1 && !list.includes('filter: {') ? ' }' : '';
    const page = (after: string) =>
      `{ ${list.replace('AFTER', `first: 1, after: ${JSON.stringify(after)}`)} { ${
        list.startsWith('search') ? 'endCursor' : 'pageInfo { endCursor }'
      } }${open} }`;
    const { data, errors } = await asked(page(''), {});
    if (errors) throw new Error(`${list} ${JSON.stringify(errors)}`);
    const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(data))?.[1];
    if (!cursor) continue;
    pages++;
    const [name, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
    for (const [index, part] of key.entries()) {
      for (const other of forged(part)) {
        const sent = Buffer.from(JSON.stringify([name, ...key.with(index, other)])).toString('base64url');
        const answer = await asked(page(sent), {});
        tried++;
        const isRefused = answer.errors?.[0]?.extensions?.problem === 'CURSOR_INVALID';
        // The key of a place is a text of digits; any other text could be a valid key.
        const mayStand = list.startsWith('jurisdictions') && faults(answer.errors).length === 0;
        if (!isRefused && !mayStand) found.push([list, other, answer.errors]);
      }
    }
    const { errors: none } = await asked(page(cursor), {});
    expect(none).toBeUndefined();
  }
  expect(found).toEqual([]);
  expect({ pages, tried }).toEqual({ pages: lists.length, tried: expect.any(Number) });
}, 120_000);

/** Every address that accepts such a request, read from the controllers; pages represent those of the portal. */
function routes(taken: RequestMethod): string[] {
  const found = new Set<string>();
  for (const module of t.app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const roots = [Reflect.getMetadata(PATH_METADATA, metatype!) as string | string[]].flat();
      for (const name of Object.getOwnPropertyNames(metatype!.prototype)) {
        const method = metatype!.prototype[name];
        if (typeof method !== 'function' || Reflect.getMetadata(METHOD_METADATA, method) !== taken) continue;
        for (const root of roots)
          for (const path of [Reflect.getMetadata(PATH_METADATA, method) as string | string[]].flat())
            found.add(
              `/${[root, path]
                .map((part) => part.replaceAll(/^\/|\/$/g, ''))
                .filter(Boolean)
                .join('/')}`,
            );
      }
    }
  }
  const pages = PAGE_NAMES.map((page) => addressOf({ language: 'es', page, key: 'KEY' }).replace('KEY', ':key'));
  // Both languages of a page count as one page.
  return [...found, ...pages].filter((path) => !path.includes('*') && !path.startsWith('/en/'));
}

it('answers every address, whatever stands in its path or its query', async () => {
  const all = routes(RequestMethod.GET);
  expect(all.length).toBeGreaterThan(50);
  const cookie = await cookieOf(t, 'secretariat');
  const real: Record<string, string> = {
    proposal: ids['reference']!,
    comment: ids['comment']!,
    institution: 'justicia',
  };
  const found: unknown[] = [];
  let tried = 0;
  const [path, query] = [HOSTILE_IN_ADDRESSES, HOSTILE_IN_ADDRESSES.filter((_, index) => index % 2 === 1)];
  const get = async (url: string, headers = {}) => {
    tried++;
    const { statusCode, body } = await t.app.inject({ method: 'GET', url, headers });
    if (statusCode >= 500 || INTERNAL.test(body)) found.push([url.slice(0, 150), statusCode]);
  };
  const read = jest.spyOn(URLSearchParams.prototype, 'get');
  for (const route of all) {
    const [parameter] = /:(?!language)\w+/.exec(route) ?? [];
    const filled = (value: string) => route.replace(':language', 'es').replace(parameter ?? ' ', value);
    if (parameter) for (const value of path) await get(filled(value));
    const page = pageAt(filled('x'))?.page ?? '';
    const here = filled(
      /^(proposal|review|answer|response)/.test(page) && !/responses|review$|answers/.test(page)
        ? real['proposal']!
        : (real[page] ?? 'joint'),
    );
    read.mockClear();
    await t.app.inject({ method: 'GET', url: here, headers: { cookie } });
    const names = new Set(read.mock.calls.map(([name]) => name));
    for (const name of names) for (const value of query) await get(`${here}?${name}=${value}`, { cookie });
  }
  expect(found).toEqual([]);
  expect(tried).toBeGreaterThan(1000);
}, 120_000);

/** All fields that the server reads from forms and from its own cookies. */
const FIELDS = ['email', 'returnTo', 'language', 'token', 'code', 'notice', 'publicName', 'form', 'at', 'as', 'once'];
const STEPS = ['request', 'token', 'oidc'];

it('answers whatever is sent to an address, whatever stands in its path, its fields or the cookies of the doors', async () => {
  const all = routes(RequestMethod.POST).filter((route) => route !== '/graphql');
  expect(all).toContain('/dev/sign-in/:handle');
  const found: unknown[] = [];
  let tried = 0;
  const post = async (url: string, payload: string, cookie = '') => {
    tried++;
    const headers = { ...FROM_HERE, 'content-type': 'application/x-www-form-urlencoded', cookie };
    const { statusCode, body } = await t.app.inject({ method: 'POST', url, headers, payload });
    if (statusCode >= 500 || INTERNAL.test(body))
      found.push([url.slice(0, 100), payload.slice(0, 60), cookie, statusCode]);
  };
  for (const route of all) {
    const filled = (value: string) => route.replace(':language', 'es').replace(/:(?!language)\w+/, value);
    if (/:(?!language)/.test(route)) for (const value of HOSTILE_IN_ADDRESSES) await post(filled(value), '');
    for (const value of HOSTILE_IN_ADDRESSES.filter((_, index) => index < 8 || index % 5 === 0)) {
      await t.db.query('delete from rate_count');
      await post(filled('x'), FIELDS.map((name) => `${name}=${value}`).join('&'));
      if (route.startsWith('/sign-in'))
        for (const step of STEPS)
          await post(filled('x'), `code=123456`, `tequio-step=${step}.${unescape(value).replaceAll(/[;\r\n]/g, '')}`);
    }
  }
  expect(found).toEqual([]);
  expect(tried).toBeGreaterThan(200);
}, 120_000);

it('keeps what people wrote and looked for out of the log', () => {
  expect(logged.filter((line) => line.includes(SECRET_WORD))).toEqual([]);
  for (const error of [
    new Unanswered([{ message: `Variable "$q" got "${SECRET_WORD}"`, extensions: { code: 'BAD_USER_INPUT' } }]),
    new GraphQLError(SECRET_WORD),
    new TypeError(`Received type string ('it is ${SECRET_WORD}')`),
  ])
    expect(traceOf(error).error).not.toContain(SECRET_WORD);
  expect(traceOf(new SyntaxError(`Cannot convert ${SECRET_WORD} to a BigInt`)).error).toBe('SyntaxError');
  expect(logged).toEqual([]);
});
