import { isDeepStrictEqual } from 'node:util';

/** Names of the fields in which two versions of a fact differ, in the order given. */
export function changedFields<Fact extends object>(
  fields: readonly (keyof Fact & string)[],
  before: Fact,
  after: Fact,
): string[] {
  return fields.filter((field) => !isDeepStrictEqual(said(before[field]), said(after[field])));
}

/** A value without what is not stated in it: a version from before a field was known says nothing of it either. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value ?? undefined;
  const stated = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Object.fromEntries(stated.map(([name, one]) => [name, said(one)]));
}
