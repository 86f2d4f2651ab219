import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
  type ValueNode,
  visit,
} from 'graphql';
import { declaredCost } from './field-cost.js';
import { ASSUMED_LIST_LENGTH, INTROSPECTION_COST } from './query-limits.js';

/** What an operation asks for: `cost` in fields that may have to be resolved, `depth` in levels of fields. */
export interface Measured {
  readonly cost: number;
  readonly depth: number;
}

/** What a selection asks for: beside what is asked for each row of a page, what is asked of the whole list. */
interface Selected extends Measured {
  /** The dearest of the fields of the whole list: one statement answers all of them. */
  readonly ofList: number;
  /** What their own fields cost. */
  readonly belowOfList: number;
}

const NOTHING: Selected = { cost: 0, depth: 0, ofList: 0, belowOfList: 0 };

/**
 * Measures an operation before it is validated, in time proportional to its text: fragments are measured once however
 * often they are spread, and nothing is assumed about the document but that it parses.
 *
 * A field costs 1, or what `@Costs` says of it, plus its own fields for each item expected: `first` or `last` where the
 * field has that argument (its `edges` or `nodes` are not multiplied again), else 10, or what `@Costs` says. An item of
 * a list without fields costs 1. An argument, or a field of a filter, that is declared dear adds its cost where it
 * is given. A field of a page that is of the whole list is counted once and not for each row. `__typename` costs
 * nothing, nor does what `@skip` and `@include` leave out.
 */
export class QueryMeter {
  /** Whether the answer depends on the values of variables, so that it must be measured anew for each request. */
  dependsOnVariables = false;
  private readonly fragments = new Map<string, Selected>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly definitions: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  measure(operation: OperationDefinitionNode): Measured {
    const root = this.schema.getRootType(operation.operation) ?? undefined;
    const { cost, depth } = this.selection(operation.selectionSet, root, false);
    return { cost, depth };
  }

  /** `paged`: these are the fields of a connection, whose list was already multiplied by `first`. */
  private selection(set: SelectionSetNode, parent: GraphQLNamedType | undefined, paged: boolean): Selected {
    let { cost, depth, ofList, belowOfList } = NOTHING;
    for (const node of set.selections) {
      if (this.isLeftOut(node)) continue;
      const part =
        node.kind === Kind.FIELD
          ? this.field(node, parent, paged)
          : node.kind === Kind.FRAGMENT_SPREAD
            ? this.fragment(node.name.value, paged)
            : this.selection(node.selectionSet, this.typeNamed(node.typeCondition?.name.value) ?? parent, paged);
      cost += part.cost;
      depth = Math.max(depth, part.depth);
      ofList = Math.max(ofList, part.ofList);
      belowOfList += part.belowOfList;
    }
    return { cost, depth, ofList, belowOfList };
  }

  private field(node: FieldNode, parent: GraphQLNamedType | undefined, paged: boolean): Selected {
    const name = node.name.value;
    // Known without asking, and clients that keep what they have read add it everywhere.
    if (name === '__typename') return { ...NOTHING, depth: 1 };
    if (name === '__schema' || name === '__type') return { ...NOTHING, cost: INTROSPECTION_COST[name], depth: 1 };
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    const own = field ? this.ownCost(field, node) + this.askedWith(field, node) : 1;
    const isList = field !== undefined && isListType(getNullableType(field.type));
    const { items: length = ASSUMED_LIST_LENGTH, ofWholeList } = field ? declaredCost(field) : {};
    const asked = (below: number, depth: number): Selected =>
      ofWholeList ? { cost: 0, depth, ofList: own, belowOfList: below } : { ...NOTHING, cost: own + below, depth };
    if (!node.selectionSet) return asked(isList ? length : 0, 1);
    const first = field && this.rows(field, node, length);
    const inner = this.selection(node.selectionSet, field && getNamedType(field.type), first !== undefined && !isList);
    const items = first ?? (isList && (!paged || ofWholeList === true) ? length : 1);
    return asked(items * inner.cost + inner.ofList + inner.belowOfList, 1 + inner.depth);
  }

  private fragment(name: string, paged: boolean): Selected {
    const key = paged ? `${name} paged` : name;
    const known = this.fragments.get(key);
    if (known) return known;
    const definition = this.definitions.get(name);
    if (!definition) return NOTHING;
    this.fragments.set(key, NOTHING); // a fragment inside itself ends here; validation refuses it later
    const measured = this.selection(
      definition.selectionSet,
      this.typeNamed(definition.typeCondition.name.value),
      paged,
    );
    this.fragments.set(key, measured);
    return measured;
  }

  /** What the field says of itself (see `Costs`), else 1. */
  private ownCost(field: GraphQLField<unknown, unknown>, node: FieldNode): number {
    const { cost, times, dear } = declaredCost(field);
    const asked = dear && this.given(node.arguments?.find(({ name }) => name.value === dear.argument)?.value);
    if (dear?.values.includes(String(asked))) return dear.cost;
    return (cost ?? 1) * (times === undefined ? 1 : (this.argument(field, node, times) ?? 1));
  }

  /** What the arguments cost: fields of a filter that make the question a dear one, where they are given. */
  private askedWith(field: GraphQLField<unknown, unknown>, node: FieldNode): number {
    let cost = 0;
    for (const argument of field.args) {
      const type = getNamedType(argument.type);
      const dear = isInputObjectType(type)
        ? Object.values(type.getFields()).filter((each) => declaredCost(each).cost !== undefined)
        : [];
      const own = declaredCost(argument).cost;
      if (dear.length === 0 && own === undefined) continue;
      const given = this.given(node.arguments?.find(({ name }) => name.value === argument.name)?.value);
      if (given == null) continue;
      cost += own ?? 0;
      for (const each of dear)
        if ((given as Readonly<Record<string, unknown>>)[each.name] != null) cost += declaredCost(each).cost ?? 0;
    }
    return cost;
  }

  /** A value as it will be, variables put in. */
  private given(value: ValueNode | undefined): unknown {
    if (!value) return undefined;
    visit(value, { Variable: () => void (this.dependsOnVariables = true) });
    return valueFromASTUntyped(value, this.variables as Record<string, unknown>);
  }

  /** Rows of a page: `first`, or `last` where that is more; undefined for a field without pages. */
  private rows(field: GraphQLField<unknown, unknown>, node: FieldNode, usual: number): number | undefined {
    const first = this.argument(field, node, 'first', usual);
    return first === undefined ? undefined : Math.max(first, this.argument(field, node, 'last', 1) ?? 1);
  }

  /** A number the field is asked for by an argument; undefined when it has no such argument. Never less than 1. */
  private argument(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    named: string,
    usual = ASSUMED_LIST_LENGTH,
  ): number | undefined {
    const argument = field.args.find(({ name }) => name === named);
    if (!argument) return undefined;
    const given = node.arguments?.find(({ name }) => name.value === named)?.value;
    if (given?.kind === Kind.VARIABLE) this.dependsOnVariables = true;
    const stated =
      given?.kind === Kind.INT
        ? Number(given.value)
        : given?.kind === Kind.VARIABLE
          ? this.variables[given.name.value]
          : undefined;
    const items = stated ?? argument.defaultValue ?? usual;
    return typeof items === 'number' && items > 1 ? items : 1;
  }

  /** Whether the executor passes over it. What is not said clearly, by a value of the right type, counts. */
  private isLeftOut({ directives }: SelectionNode): boolean {
    return (directives ?? []).some(({ name, arguments: given }) => {
      if (name.value !== 'skip' && name.value !== 'include') return false;
      const condition = given?.find((argument) => argument.name.value === 'if')?.value;
      if (condition?.kind === Kind.VARIABLE) this.dependsOnVariables = true;
      const value =
        condition?.kind === Kind.BOOLEAN
          ? condition.value
          : condition?.kind === Kind.VARIABLE
            ? this.variables[condition.name.value]
            : undefined;
      return value === (name.value === 'skip');
    });
  }

  private typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.schema.getType(name);
  }
}
