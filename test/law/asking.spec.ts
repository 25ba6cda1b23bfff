import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType } from 'graphql';
import { REMEDIES } from '../../src/domain/remedies.js';
import { PAGE_NAMES } from '../../src/portal/addresses.js';
import type { PageForm } from '../../src/portal/frame/form.js';
import { sentFrom } from '../../src/portal/frame/sent.js';
import { pageOf } from '../../src/portal/pages.js';

const asked = Object.entries(REMEDIES).flatMap(([mutation, { kind }]) => (kind === 'asked' ? mutation : []));
const forms = PAGE_NAMES.flatMap((page) => Object.entries(pageOf(page).forms ?? {}));

it('lets programs ask first what would follow from all that cannot be taken back', () => {
  const schema = buildSchema(readFileSync('schema.gql', 'utf8'));
  const silent = asked.filter((mutation) => {
    const { args } = schema.getMutationType()!.getFields()[mutation]!;
    return !args.some(({ name, type }) => {
      const named = getNamedType(type);
      return name === 'preview' || (isInputObjectType(named) && 'preview' in named.getFields());
    });
  });
  expect(silent).toEqual([]);
});

it('asks people on every page where they can do such a thing', () => {
  const unasked = forms.filter(([name, form]) => asked.includes(name) && form.asks?.always !== true);
  expect(unasked.map(([name]) => name)).toEqual([]);
  const drawn = new Set(forms.map(([name]) => name));
  expect(asked.filter((name) => !drawn.has(name))).toEqual([]);
});

it('reads in the document of each form that asks what would follow', () => {
  const documents = (form: PageForm) =>
    typeof form.document === 'string' ? form.document : form.document(sentFrom({}));
  const blind = forms.filter(([, form]) => form.asks && !/consequences\s*\{/.test(documents(form)));
  expect(blind.map(([name]) => name)).toEqual([]);
});

it('shows in red only what nobody can take back', () => {
  const red = readdirSync('src/portal', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => [...readFileSync(`src/portal/${file}`, 'utf8').matchAll(/<Form\b[^]*?>\n|<Form\b.*/g)])
    .filter(([form]) => /\sgrave\b/.test(form))
    .map(([form]) => /name="(\w+)"/.exec(form)?.[1] ?? form);
  expect(red.length).toBeGreaterThan(3);
  expect(red.filter((name) => !['asked', 'own_page'].includes(REMEDIES[name]?.kind ?? ''))).toEqual([]);
});
