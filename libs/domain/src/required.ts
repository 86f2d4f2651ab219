import { DomainError } from './domain-error.js';
import { isId } from './id.js';

/**
 * What was looked for.
 * @throws DomainError NOT_FOUND where there is none, or none that the viewer may see.
 */
export function requireFound<Found>(found: Found | null | undefined | false): Found {
  if (!found) throw DomainError.notFound();
  return found;
}

/** @throws DomainError NOT_FOUND for a text that is the id of nothing: it is no question for the database. */
export function requireId(id: string): void {
  if (!isId(id)) throw DomainError.notFound();
}

/**
 * @param seen the version of the row that the viewer has seen
 * @param now what the answer tells of the row as it is
 * @throws DomainError CONFLICT (VERSION_CHANGED) where somebody else has changed it since.
 */
export function requireVersion(
  row: { readonly version: number },
  seen: number,
  now: Readonly<Record<string, unknown>> = { version: row.version },
): void {
  if (row.version !== seen) throw DomainError.conflict(now, 'VERSION_CHANGED');
}
