const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const ARGUMENT = `name defaultValue type { ${TYPE} }`;
const INTROSPECTION = `{ __schema {
  queryType { name } mutationType { name } subscriptionType { name }
  types { kind name possibleTypes { name } enumValues { name } inputFields { ${ARGUMENT} }
    fields { name args { ${ARGUMENT} } type { ${TYPE} } } } } }`;

/** The schema as the API tells it: what is walked is what is served. */
export class Schema {
  constructor({ __schema: { queryType, mutationType, subscriptionType, types } }) {
    this.types = new Map(types.map((type) => [type.name, type]));
    this.queries = this.types.get(queryType.name).fields;
    this.mutations = this.types.get(mutationType.name).fields;
    this.subscriptions = this.types.get(subscriptionType.name).fields;
  }

  static async read(caller) {
    return new Schema(await caller.data(INTROSPECTION));
  }

  /** The types that an operation may answer, where it answers an interface; else none. */
  possible({ type }) {
    return (this.types.get(named(type).name).possibleTypes ?? []).map(({ name }) => name);
  }

  /**
   * Every field of a type that can be selected without arguments, to a depth: what an answer can give away.
   * @param as of an interface: the type whose fields are selected
   */
  selection(type, depth = 2, as = null) {
    const { kind, fields } = this.types.get(named(type).name);
    if (kind === 'SCALAR' || kind === 'ENUM') return '';
    if (as !== null) return `{ ... on ${as} ${this.selection({ name: as }, depth)} }`;
    const chosen = fields
      .filter(({ args }) =>
        args.every(({ type: { kind: of }, defaultValue }) => of !== 'NON_NULL' || defaultValue !== null),
      )
      .map((field) => {
        const leaf = ['SCALAR', 'ENUM'].includes(this.types.get(named(field.type).name).kind);
        if (leaf) return field.name;
        return depth > 0 ? `${field.name} ${this.selection(field.type, depth - 1)}` : '';
      })
      .filter((text) => text && !text.endsWith(' '));
    return chosen.length > 0 ? `{ ${chosen.join(' ')} }` : '{ __typename }';
  }

  /** The operation that calls a root field with variables of the same names as its arguments. */
  operation(kind, field, depth, as = null) {
    const variables = field.args
      .map(
        ({ name, type, defaultValue }) =>
          `$${name}: ${written(type)}${defaultValue === null ? '' : ` = ${defaultValue}`}`,
      )
      .join(', ');
    const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    return `${kind}${variables && `(${variables})`} {
      ${field.name}${given && `(${given})`} ${this.selection(field.type, depth, as)} }`;
  }
}

/** The type behind lists and non-null. */
export function named(type) {
  return type.ofType ? named(type.ofType) : type;
}

export const isRequired = ({ type, defaultValue }) => type.kind === 'NON_NULL' && defaultValue === null;

function written({ kind, name, ofType }) {
  if (kind === 'NON_NULL') return `${written(ofType)}!`;
  return kind === 'LIST' ? `[${written(ofType)}]` : name;
}
