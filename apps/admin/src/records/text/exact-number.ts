import { isStatedNumber, readStatedNumber, type NumberKind } from '@fanzha/domain';

/**
 * A number that has to be exact, such as a target or a bound, read as numbers are read everywhere: `1万`, `１０`, `1,000`.
 * @returns plain digits; null where nothing is written, undefined where it is no number, or only about one
 */
export function exactNumber(text: string, kind: NumberKind): string | null | undefined {
  if (text.trim() === '') return null;
  const read = readStatedNumber(text, kind);
  return 'plain' in read && isStatedNumber(read) && read.qualifier === null ? read.plain : undefined;
}
