import { type EntityTarget, getMetadataArgsStorage } from 'typeorm';

interface EntityColumn {
  readonly column: string;
  readonly property: string;
  /** As the database calls it; of an array, that of an element. */
  readonly type: string;
}

/** Columns of an entity and the properties they are read into, those of every fact included. */
export function columnsOf(entity: EntityTarget<object>): EntityColumn[] {
  const chain: unknown[] = [];
  for (let type: unknown = entity; typeof type === 'function' && type.prototype; type = Object.getPrototypeOf(type))
    chain.push(type);
  return getMetadataArgsStorage()
    .columns.filter(({ target, options }) => chain.includes(target) && options.select !== false)
    .map(({ options, propertyName }) => ({
      column: options.name ?? propertyName,
      property: propertyName,
      type: typeof options.type === 'string' ? options.type : 'text',
    }));
}

/** The column that a property of an entity is kept in. */
export function columnOf(entity: EntityTarget<object>, property: string): string {
  const found = columnsOf(entity).find((each) => each.property === property);
  if (!found) throw new Error(`No column for ${property} in ${tableOf(entity)}`);
  return found.column;
}

/** The table of an entity. */
export function tableOf(entity: EntityTarget<object>): string {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name;
  if (!table) throw new Error('An entity without a table');
  return table;
}
