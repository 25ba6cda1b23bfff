import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { FIRST_AT_MOST } from '../read/page.js';
import { AskedOfSchema } from './asked-of-schema.js';
import { charactersOf, computesLong, holdsOf, mostListed } from './holds.js';

const PAGE = 20;

/** The weight of a document, or of a part of one. */
export interface Weight {
  depth: number;
  /** Selections after each fragment is written out where it is spread. */
  selections: number;
  aliases: number;
  directives: number;
  /** Objects that the answer may contain, with every list counted as full. */
  objects: number;
  /** Characters that the answer may contain: leaves × lists × aliases, with every list counted as full. */
  characters: number;
  /** Long computations, with every list counted as full. */
  computations: number;
}

const NOTHING: Weight = {
  depth: 0,
  selections: 0,
  aliases: 0,
  directives: 0,
  objects: 0,
  characters: 0,
  computations: 0,
};
/** Characters of the braces and of what separates two keys. */
const OF_OBJECT = 4;

/**
 * Weighs a document without the rules of GraphQL, because those are too slow for some documents. Each fragment is
 * weighed only once, so that fragments that spread each other cannot make the weighing itself expensive.
 */
export class Weigher {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly weighed = new Map<string, Weight | 'open'>();
  private readonly asked: AskedOfSchema;
  /** True when a fragment spreads itself, directly or through others. */
  circle = false;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    for (const each of document.definitions) {
      if (each.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(each.name.value, each);
    }
    this.asked = new AskedOfSchema(schema, this.fragments);
  }

  /** Characters of all that the document asks about the schema. */
  get ofSchema(): number {
    return this.asked.characters;
  }

  operation(operation: OperationDefinitionNode): Weight {
    const type = this.schema.getRootType(operation.operation)?.name ?? '';
    const weight = this.set(operation.selectionSet, type, undefined);
    return { ...weight, directives: weight.directives + (operation.directives?.length ?? 0) };
  }

  fragment(name: string, holder?: number): Weight {
    const fragment = this.fragments.get(name);
    if (!fragment) return NOTHING;
    const key = `${name} ${holder ?? ''}`;
    const known = this.weighed.get(key);
    if (known === 'open') this.circle = true;
    if (known) return known === 'open' ? NOTHING : known;
    this.weighed.set(key, 'open');
    const weight = this.set(fragment.selectionSet, fragment.typeCondition.name.value, holder);
    const whole = { ...weight, directives: weight.directives + (fragment.directives?.length ?? 0) };
    this.weighed.set(key, whole);
    return whole;
  }

  private set(set: SelectionSetNode, typeName: string, holder: number | undefined): Weight {
    const type = this.schema.getType(typeName);
    const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
    const total: Weight = { ...NOTHING };
    const add = (weight: Weight, deeper = 0, times = 1) => {
      total.depth = Math.max(total.depth, weight.depth + deeper);
      total.aliases += weight.aliases;
      total.selections += weight.selections;
      total.directives += weight.directives;
      total.objects += weight.objects * times;
      total.characters += weight.characters * times;
      total.computations += weight.computations * times;
    };
    for (const selection of set.selections) {
      total.directives += selection.directives?.length ?? 0;
      total.selections++;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(this.set(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, holder));
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        add(this.fragment(selection.name.value, holder));
        continue;
      }
      if (selection.alias) total.aliases++;
      const field = fields[selection.name.value];
      const key = (selection.alias ?? selection.name).value.length + OF_OBJECT;
      total.characters += key;
      total.depth = Math.max(total.depth, 1);
      if (!field) {
        // An unknown field is refused later; until then it is weighed as if it existed.
        if (selection.selectionSet) add(this.set(selection.selectionSet, '', undefined), 1);
        if (!this.circle && type === this.schema.getQueryType()) this.asked.count(selection);
        continue;
      }
      if (computesLong(field)) total.computations++;
      const named = getNamedType(field.type);
      const isPage = named.name.endsWith('Connection');
      const isList = isListType(getNullableType(field.type)) && !typeName.endsWith('Connection');
      const times = isPage ? pageSize(selection.arguments) : isList ? mostListed(field) : 1;
      if (!selection.selectionSet) {
        total.characters += charactersOf(field, holder) * times;
        continue;
      }
      const inner = this.set(selection.selectionSet, named.name, holdsOf(field));
      add({ ...inner, objects: inner.objects + 1, characters: inner.characters + OF_OBJECT }, 1, times);
    }
    return total;
  }
}

/** A size in a variable is unknown here, so it counts as the largest one. */
function pageSize(args: readonly ArgumentNode[] | undefined): number {
  const first = args?.find(({ name }) => name.value === 'first')?.value;
  if (!first) return PAGE;
  return first.kind === Kind.INT ? Math.min(Math.max(1, Number(first.value)), FIRST_AT_MOST) : FIRST_AT_MOST;
}
