import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { LIMITS } from '../limits.js';

/** Characters of the signs around a key, of the braces of an object or list, and of nothing. */
const [AROUND, BRACES, OF_NULL] = [4, 2, 4];

type Field = GraphQLField<unknown, unknown>;

/** Ends the counting of a document that asks for more than is answered. */
class Enough extends Error {}

/**
 * Counts the characters of answers about the schema. They are exact, because nothing but the document decides them; the
 * sizes of the lists of the schema differ too much for an estimate. A part that is asked again of the same type is not
 * counted anew, and counting stops at the limit, so it takes little where answering would fill the memory.
 */
export class AskedOfSchema {
  private readonly known = new Map<SelectionSetNode, Map<unknown, number>>();
  /** The characters so far; at most a little more than the limit. */
  characters = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  /** Counts `__schema` or `__type`, with fragments of which none spreads itself. Any other field is not counted. */
  count({ name, selectionSet, arguments: given }: FieldNode): void {
    try {
      if (name.value === SchemaMetaFieldDef.name) this.value(SchemaMetaFieldDef.type, this.schema, selectionSet);
      if (name.value !== TypeMetaFieldDef.name) return;
      const named = given?.find((argument) => argument.name.value === 'name')?.value;
      // The name in a variable is unknown here, so every type counts.
      const types = named?.kind === Kind.STRING ? [named.value] : Object.keys(this.schema.getTypeMap());
      for (const type of types) this.value(TypeMetaFieldDef.type, this.schema.getType(type), selectionSet);
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
  }

  private add(characters: number): void {
    this.characters += characters;
    if (this.characters > LIMITS.charactersOfSchema) throw new Enough();
  }

  private value(type: GraphQLOutputType, value: unknown, set: SelectionSetNode | undefined): void {
    if (isNonNullType(type)) return this.value(type.ofType, value, set);
    if (value === null || value === undefined) return this.add(OF_NULL);
    if (isListType(type)) {
      this.add(BRACES);
      for (const one of value as Iterable<unknown>) this.value(type.ofType, one, set);
    } else if (isObjectType(type) && set) {
      this.add(BRACES);
      this.selections(set, type.getFields(), value);
    } else this.add(JSON.stringify(value).length);
  }

  private selections(set: SelectionSetNode, fields: Record<string, Field>, source: unknown): void {
    const known = this.known.get(set) ?? new Map<unknown, number>();
    this.known.set(set, known);
    const again = known.get(source);
    if (again !== undefined) return this.add(again);
    const before = this.characters;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) this.field(selection, fields[selection.name.value], source);
      else {
        const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
        if (part) this.selections(part.selectionSet, fields, source);
      }
    }
    known.set(source, this.characters - before);
  }

  private field({ alias, name, selectionSet }: FieldNode, field: Field | undefined, source: unknown): void {
    this.add((alias ?? name).value.length + AROUND);
    // A field that is not there is refused later.
    if (!field) return;
    // Everything deprecated is counted, because a variable may ask for it.
    const all = Object.fromEntries(field.args.map((argument) => [argument.name, true]));
    const value: unknown = field.resolve?.(source, all, undefined, { schema: this.schema } as GraphQLResolveInfo);
    this.value(field.type, value, selectionSet);
  }
}
