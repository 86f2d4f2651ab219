import { isDeepStrictEqual } from 'node:util';

/** Names of the fields in which two versions of a fact differ, in the order given. */
export function changedFields<Fact extends object>(
  fields: readonly (keyof Fact & string)[],
  before: Fact,
  after: Fact,
): string[] {
  return fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
}
