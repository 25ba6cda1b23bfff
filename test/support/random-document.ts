import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Texts that have broken servers, and existing keys, so that some answers are not empty. */
const HOSTILE = [
  '',
  "' or 1=1 --",
  '"; drop table commitment; --',
  '$1::text',
  "'||(select 1)||'",
  '\\',
  '%_%',
  'a & | ! ( <-> :*',
  '\u0000',
  '\ud800',
  '‮ odatsE',
  '👨‍👩‍👧'.repeat(40),
  '__proto__',
  'x'.repeat(5000),
  '{"original":"es"}',
  '../../etc/passwd',
  '-1',
  '9223372036854775808',
  'com_00000000000070008000000000000000',
  'pln_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
];
const REAL = ['edomex-tlalnepantla-2021', 'caravanas-justicia-cotidiana', 'MXMEX0003', '15', '15104', 'irm_national'];
const NUMBERS = [0, 1, 2, 5, 20, 100, 101, -1, 2_147_483_647];

/** Builds one document and its variables by asking fast-check for every choice, so that a failure shrinks. */
export class RandomDocument {
  readonly variables: Record<string, unknown> = {};
  private readonly declared: string[] = [];
  private readonly fragments: string[] = [];
  private names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly g: GeneratorValue,
    private readonly ids: string[],
  ) {}

  /** `fixed` are arguments that the root fields always get. */
  query(fields: string[], fixed: Record<string, unknown> = {}): string {
    return this.operation('query', this.schema.getQueryType()!.name, fields, fixed);
  }

  mutation(field: string): string {
    return this.operation('mutation', this.schema.getMutationType()!.name, [field], {});
  }

  private operation(kind: string, root: string, fields: string[], fixed: Record<string, unknown>): string {
    const type = this.schema.getType(root);
    if (!isObjectType(type)) throw new Error(`${root} is no type of objects`);
    const selected = fields.map((name) => this.field(type.getFields()[name]!, 4, fixed));
    const declared = this.declared.length > 0 ? `(${this.declared.join(', ')})` : '';
    return [`${kind} ${declared} { ${selected.join(' ')} }`, ...this.fragments].join('\n');
  }

  private field(
    field: { name: string; args: readonly GraphQLArgument[]; type: GraphQLOutputType },
    depth: number,
    fixed: Record<string, unknown> = {},
  ): string {
    const args = field.args.flatMap((argument) => {
      const given = argument.name in fixed ? fixed[argument.name] : this.argument(argument);
      return given === undefined ? [] : `${argument.name}: ${this.variable(argument.type, given)}`;
    });
    const alias = `a${this.names++}`;
    const directive = this.chance(8) ? ` @${this.one(['skip', 'include'])}(if: ${this.one(['true', 'false'])})` : '';
    const named = getNamedType(field.type);
    const inner = isLeafType(named) ? '' : ` { ${this.selection(named.name, depth - 1)} }`;
    return `${alias}: ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${directive}${inner}`;
  }

  private selection(typeName: string, depth: number): string {
    const type = this.schema.getType(typeName);
    if (isAbstractType(type)) {
      const possible = this.one([...this.schema.getPossibleTypes(type)]);
      return `__typename ... on ${possible.name} { ${this.selection(possible.name, depth)} }`;
    }
    if (!isObjectType(type)) return '__typename';
    const fields = Object.values(type.getFields());
    const within = fields.filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
    if (within.length === 0) return '__typename';
    const some = Array.from({ length: this.g(fc.integer, { min: 1, max: 4 }) }, () =>
      this.field(this.one(within), depth),
    );
    const text = this.chance(6) ? ['__typename', ...some].join(' ') : some.join(' ');
    if (this.chance(5)) return `... on ${typeName} { ${text} }`;
    if (!this.chance(5)) return text;
    const name = `F${this.names++}`;
    this.fragments.push(`fragment ${name} on ${typeName} { ${text} }`);
    return `...${name}`;
  }

  private argument({ type }: GraphQLArgument): unknown {
    if (!isNonNullType(type) && this.chance(2)) return undefined;
    return this.value(type, 3);
  }

  private value(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.value(type.ofType, depth);
    if (isListType(type))
      return Array.from({ length: this.g(fc.integer, { min: 0, max: 3 }) }, () => this.value(type.ofType, depth));
    if (isEnumType(type)) return this.one(type.getValues().map(({ name }) => name));
    if (isInputObjectType(type)) {
      const given = Object.values(type.getFields()).filter(
        (field) => isNonNullType(field.type) || (depth > 0 && this.chance(2)),
      );
      return Object.fromEntries(
        given.map((field: GraphQLInputField) => [field.name, this.value(field.type, depth - 1)]),
      );
    }
    switch (type.name) {
      case 'Boolean':
        return this.one([true, false]);
      case 'Int':
        return this.one(NUMBERS);
      case 'Float':
        return this.one([0, -1.5, 1e300]);
      case 'Date':
        return this.one(['2022-02-23', '2022-02-30', '0000-00-00', '9999-12-31']);
      case 'DateTime':
        return this.one([
          new Date(Date.now() - 60_000).toISOString(),
          '0001-01-01T00:00:00Z',
          '2026-06-30T23:59:60Z',
          'epoch',
        ]);
      case 'ID':
        return this.chance(2) ? this.one([...this.ids, ...REAL]) : this.one(HOSTILE);
      default:
        return this.chance(2) ? this.one(REAL) : this.one(HOSTILE);
    }
  }

  private variable(type: GraphQLInputType, value: unknown): string {
    const name = `v${this.names++}`;
    this.variables[name] = value;
    this.declared.push(`$${name}: ${String(type)}`);
    return `$${name}`;
  }

  private chance(oneIn: number): boolean {
    return this.g(fc.integer, { min: 1, max: oneIn }) === 1;
  }

  private one<T>(choices: readonly T[]): T {
    return choices[this.g(fc.integer, { min: 0, max: choices.length - 1 })]!;
  }
}
