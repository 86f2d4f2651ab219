import { createHash } from 'node:crypto';

/**
 * JSON in one form whatever the order in which it was put together or kept: properties by name, without blanks (as
 * RFC 8785, for what snapshots hold: texts, whole numbers, truth values and null).
 * @throws TypeError for what JSON cannot hold, and for a number that is not whole: written numbers are texts here.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== 'object') throw new TypeError(`Not to be kept in a snapshot: ${typeof value}`);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join()}}`;
}

/** SHA-256 of the canonical JSON, as 64 hexadecimal digits. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
