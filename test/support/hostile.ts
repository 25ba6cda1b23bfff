import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
} from 'graphql';

/** A word that must never appear in a log. */
export const SECRET_WORD = 'palabrasecreta';

/** Texts that have broken servers: PostgreSQL, XML or UTF-8 cannot hold some of them; others only look like a value. */
export const HOSTILE_TEXTS = [
  `\u0002\u0003${SECRET_WORD}`,
  '\u0002\u0003',
  '\u0000',
  '\ud800',
  '\ufffe',
  'x'.repeat(10_000),
  '%',
  '\\',
  'a & | ! ( <-> :*',
  '__proto__',
  '-1',
  '9223372036854775808',
  '1e999',
  '0000-00-00',
  '2026-02-30',
  '00000000-0000-0000-0000-000000000000',
  'com_00000000000070008000000000000000',
  'prp_00000000000070008000000000000000@0000-01-01T00:00:00.000Z',
  'prp_00000000000070008000000000000000@9999-99-99T99:99:99.999Z',
];

export const HOSTILE_INSTANTS = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999-23:59',
  '9999-12-31T23:59:59.999Z',
  '2026-06-30T23:59:60Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:00:00+99:99',
  '2026-02-30T00:00:00Z',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  'infinity',
  'epoch',
];

export const HOSTILE_DAYS = ['0000-01-01', '0001-01-01', '9999-12-31', '2026-02-30', '2025-02-29', 'infinity', 'today'];

const HOSTILE_NUMBERS = [-1, 0, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 63, 1e300, Number.NaN, 1.5];

/** Texts for an address: broken escapes, overlong and impossible UTF-8, and the texts above. */
export const HOSTILE_IN_ADDRESSES = [
  '%',
  '%zz',
  '%00',
  '%02%03',
  '%C0%AF',
  '%FF%FE',
  '%ED%A0%80',
  '%F4%90%80%80',
  '..%2f..%2fetc%2fpasswd',
  ...HOSTILE_TEXTS.filter((text) => text.isWellFormed() && !/^(0|com|%|_|a |.$)/.test(text)).map(encodeURIComponent),
];

/** Valid values, by the name of an argument or of an input field. */
export type Fitting = Record<string, unknown>;

/** Values for a type; each is hostile in only one place. */
export function hostileValues(type: GraphQLInputType, fitting: Fitting = {}, depth = 2): unknown[] {
  if (isNonNullType(type)) return hostileValues(type.ofType, fitting, depth);
  if (isListType(type)) return hostileValues(type.ofType, fitting, depth).map((value) => [value]);
  if (isEnumType(type)) return ['NO_SUCH_VALUE'];
  if (isInputObjectType(type)) {
    if (depth === 0) return [];
    const fields = Object.values(type.getFields());
    const needed = plainValue(type, fitting) as object;
    return fields.flatMap((field) =>
      hostileValues(field.type, fitting, depth - 1).map((value) => ({ ...needed, [field.name]: value })),
    );
  }
  if (type.name === 'Int' || type.name === 'Float') return HOSTILE_NUMBERS;
  if (type.name === 'Boolean') return ['yes'];
  if (type.name === 'DateTime') return [...HOSTILE_INSTANTS, SECRET_WORD];
  if (type.name === 'Date') return [...HOSTILE_DAYS, SECRET_WORD];
  // One scalar checks all text, wherever it stands. A change is tried with fewer texts, because changes are many.
  if (type.name === 'Text') return HOSTILE_TEXTS.slice(0, 6);
  return HOSTILE_TEXTS.filter((_, index) => fitting['id'] === undefined || index % 3 === 1);
}

export function plainValue(type: GraphQLInputType, fitting: Fitting, name = ''): unknown {
  if (isNonNullType(type)) return plainValue(type.ofType, fitting, name);
  if (name in fitting) return fitting[name];
  if (isListType(type)) return [plainValue(type.ofType, fitting)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(needed.map((field) => [field.name, plainValue(field.type, fitting, field.name)]));
  }
  const plain: Record<string, unknown> = { Int: 1, Float: 1, Boolean: true, Date: '2026-01-01' };
  return plain[type.name] ?? (type.name === 'DateTime' ? '2026-01-01T00:00:00Z' : 'x');
}

/** An argument of the schema, and the path of a document to its field. */
export interface ArgumentPlace {
  name: string;
  argument: GraphQLArgument;
  document: string;
}

/**
 * Every argument of every field that the given roots reach (`plan(slug: "joint")`), once for each type, and every
 * argument of the root type. `given` has values for other required arguments.
 */
export function argumentsOf(schema: GraphQLSchema, roots: string[], given: Record<string, string>): ArgumentPlace[] {
  const places: ArgumentPlace[] = [];
  const known = new Set<string>();
  const take = (path: string[], parent: string, field: GraphQLField<unknown, unknown>) => {
    for (const argument of field.args) {
      // A list that several things share is tried once.
      const place = `${field.name} ${argument.name} ${String(field.type)}`;
      if (known.has(place)) continue;
      known.add(place);
      const others = field.args
        .filter((other) => other !== argument && isNonNullType(other.type) && other.defaultValue === undefined)
        .map((other) => `${other.name}: ${given[other.name] ?? given[`${field.name}.${other.name}`] ?? '"x"'}`);
      const asked = `${field.name}(${[`${argument.name}: $v`, ...others].join(', ')})`;
      const inner = isCompositeType(getNamedType(field.type)) ? ` { ${leafOf(getNamedType(field.type))} }` : '';
      const body = path.reduceRight((within, step) => `${step} { ${within} }`, asked + inner);
      places.push({
        name: `${parent}.${field.name}(${argument.name})`,
        argument,
        document: `query ($v: ${String(argument.type)}) { ${body} }`,
      });
    }
  };
  const query = schema.getQueryType()!;
  for (const field of Object.values(query.getFields())) take([], 'Query', field);
  const seen = new Set<string>();
  let here = roots.map((root) => ({ type: query.getFields()[/^\w+/.exec(root)![0]]!.type, path: [root] }));
  for (let depth = 0; depth < 4; depth++) {
    const next: typeof here = [];
    for (const { type, path } of here) {
      const named = getNamedType(type);
      if (!(isObjectType(named) || isInterfaceType(named)) || seen.has(named.name)) continue;
      seen.add(named.name);
      for (const field of Object.values(named.getFields())) {
        take(path, named.name, field);
        if (!field.args.some(({ type: needed, defaultValue }) => isNonNullType(needed) && defaultValue === undefined))
          next.push({ type: field.type, path: [...path, field.name] });
      }
    }
    here = next;
  }
  return places;
}

/** Connections do their work only when one of their fields is selected. */
const leafOf = (type: ReturnType<typeof getNamedType>): string =>
  isObjectType(type) && type.name.endsWith('Connection') ? 'totalCount nodes { __typename }' : '__typename';
