import { DomainError, isId, listErrors, requireNoErrors } from '@fanzha/domain';

/** How many submissions or alerts one step acts on at most, and how many units a list shows at once. */
export const MOST_AT_ONCE = 500;

/**
 * The ids of what one step acts on, in lower case and each once.
 * @param path the argument that holds them
 * @throws DomainError BAD_INPUT for none or more than `MOST_AT_ONCE`; NOT_FOUND where one is no id at all.
 */
export function idsAtOnce(given: readonly string[], path: string): string[] {
  const ids = [...new Set(given.map((id) => id.toLowerCase()))];
  requireNoErrors(listErrors(path, ids, { min: 1, max: MOST_AT_ONCE }));
  if (!ids.every(isId)) throw DomainError.notFound();
  return ids;
}
