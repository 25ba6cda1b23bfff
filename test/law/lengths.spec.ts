import { readdirSync, readFileSync } from 'node:fs';
import { GraphQLSchemaHost, TypeMetadataStorage } from '@nestjs/graphql';
import { getMetadataStorage } from 'class-validator';
import { getNamedType, type GraphQLInputType, isInputObjectType, Kind, parse, typeFromAST } from 'graphql';
import { NOT_BLANK, NOT_TOO_LONG } from '../../src/api/text-length.js';
import { PUBLIC_NAME_LENGTH } from '../../src/domain/lengths.js';
import { addressOf, PAGE_NAMES, type PageName } from '../../src/portal/addresses.js';
import type { PageForm } from '../../src/portal/frame/form.js';
import { sentFrom } from '../../src/portal/frame/sent.js';
import { pageOf } from '../../src/portal/pages.js';
import { testApp, type TestApp } from '../support/app.js';
import { signedIn } from '../support/browsing.js';
import { crawl } from '../support/crawl.js';
import { reporter, reporting } from '../support/reporting.js';
import { cookieOf } from '../support/sign-in.js';

const PORTAL = new URL('../../src/portal/', import.meta.url);
const FORMS = new Map<string, PageForm>(PAGE_NAMES.flatMap((page) => Object.entries(pageOf(page).forms ?? {})));
/** People of the demonstration, who see most forms together. */
const READERS = ['citizen-nopal', 'secretariat', 'liaison-sjydh'];
/** The rules limit a name themselves, because they also judge what it may imitate. */
const BY_RULE: Record<string, number> = { 'accountRename publicName': PUBLIC_NAME_LENGTH };

let t: TestApp;
let forming: TestApp;
/** Each drawn form with its fields. */
const drawn = new Map<string, Record<string, string>>();
/** The counters of the drawn forms: form, field, and how many characters fit. */
const counters = new Map<string, { form: string; field: string; most: number }>();

beforeAll(async () => {
  t = await testApp('demo');
  for (const cookie of ['', ...(await Promise.all(READERS.map((reader) => cookieOf(t, reader))))]) {
    for (const body of (await crawl(t, '/es', cookie, 1)).values()) collect(body);
    await t.db.query('delete from rate_count');
  }
  forming = await testApp();
  await collectReporting();
}, 240_000);
afterAll(async () => {
  await forming.close();
  await t.close();
});

/** The demonstration has no report that is being written. */
async function collectReporting(): Promise<void> {
  const { milestones } = await reporting(forming);
  const { milestoneReport } = await reporter(forming, 'liaison').draft(milestones[0]!);
  const liaison = await signedIn(forming, 'liaison');
  const pages: [PageName, string][] = [
    ['milestoneReport', milestoneReport.id],
    ['evidence', milestoneReport.id],
    ['milestoneDates', milestones[0]!],
    ['milestoneActivities', milestones[0]!],
  ];
  for (const [page, key] of pages) collect((await liaison.open(addressOf({ language: 'es', page, key }))).body);
}

const fieldsIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<(?:input|textarea|select)\b[^>]*?\sname="([^"]+)"[^>]*?(?:\svalue="([^"]*)")?[^>]*>/g)].map(
      ([, name, value]) => [name!, value || '1'],
    ),
  );

function collect(body: string): void {
  for (const [html, id] of body.matchAll(/<form method="post" class="form" id="([^"]+)"[^]*?<\/form>/g)) {
    const [, form = ''] = /name="form" value="([^"]+)"/.exec(html) ?? [];
    drawn.set(form, { ...drawn.get(form), ...fieldsIn(html) });
    for (const [, counted, most] of html.matchAll(/id="([^"]+)-count" data-most="(\d+)"/g)) {
      const field = counted!.slice(id!.length + 1);
      counters.set(`${form} ${field}`, { form, field, most: Number(most) });
    }
  }
}

const MARK = 'Marked';

/** The path at which what was typed arrives in the variables of the form. */
function pathOf(value: unknown): string[] | null {
  if (value === MARK) return [];
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inside] of Object.entries(value)) {
    const below = pathOf(inside);
    if (below) return [key, ...below];
  }
  return null;
}

/** The limit that the schema has for what is typed in this field, or why there is none. */
function limitOf(form: PageForm, field: string, others: Record<string, string>): number | string {
  const sent = sentFrom({ ...others, [field]: MARK });
  const [variable, ...steps] = pathOf(form.variables(sent, 'key')) ?? [];
  if (variable === undefined) return 'it does not arrive';
  const { schema } = t.app.get(GraphQLSchemaHost);
  const [operation] = parse(typeof form.document === 'function' ? form.document(sent) : form.document).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return 'the document has no operation';
  const asked = operation.variableDefinitions!.find((each) => each.variable.name.value === variable)!;
  const parts = steps.filter((step) => !/^\d+$/.test(step));
  const input = parts.slice(0, -1).reduce<GraphQLInputType>(
    (type, step) => {
      const named = getNamedType(type);
      return isInputObjectType(named) ? named.getFields()[step]!.type : named;
    },
    typeFromAST(schema, asked.type) as GraphQLInputType,
  );
  const { name } = getNamedType(input);
  const target = TypeMetadataStorage.getInputTypesMetadata().find((each) => each.name === name)?.target;
  if (!target) return `${name} has no class`;
  const limits = getMetadataStorage()
    .getTargetValidationMetadatas(target, '', true, false)
    .filter((rule) => rule.propertyName === parts.at(-1) && [NOT_BLANK, NOT_TOO_LONG].includes(rule.name!))
    .map(({ constraints }) => constraints[0] as number);
  return limits.length === 1 ? limits[0]! : `${name}.${parts.at(-1)} has ${limits.length} limits`;
}

it('counts in every form as many characters as the schema takes', () => {
  const wrong = [...counters].flatMap(([name, { form, field, most }]) => {
    const limit = BY_RULE[name] ?? limitOf(FORMS.get(form)!, field, drawn.get(form)!);
    return limit === most ? [] : `${name}: the form says ${most}, but the schema ${limit}`;
  });
  expect(wrong).toEqual([]);
  expect(counters.size).toBeGreaterThan(150);
  expect(drawn.size).toBeGreaterThan(60);
});

it('names in every form the limit that the rules name, and writes no number of its own', () => {
  const sources = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const source = (file: string) => readFileSync(new URL(file, PORTAL), 'utf8');
  expect(sources.filter((file) => /\bmost=\{[\d_]+\}|const [A-Z_]*LENGTH\b/.test(source(file)))).toEqual([]);
});
