import { foldedWords, foldIdentifier, type LocalDate } from '@fanzha/domain';
import { existedOn } from './region.bounds.js';
import type { RegionDirectory } from './region-directory.js';
import type { Region } from './region.model.js';

/**
 * Regions of a day whose names have all words of a text, in these regions and they themselves: the widest first.
 * @param limit of regions that are returned
 */
export function regionsNamed(
  directory: RegionDirectory,
  text: string,
  within: readonly string[],
  on: LocalDate,
  limit: number,
): Region[] {
  const words = foldedWords(text).map(foldIdentifier);
  if (words.length === 0) return [];
  const found: Region[] = [];
  let level = [...new Set(within)].flatMap((code) => directory.find(code) ?? []);
  while (level.length > 0 && found.length < limit) {
    found.push(
      ...level.filter(({ name }) => {
        const folded = foldIdentifier(name);
        return words.every((word) => folded.includes(word));
      }),
    );
    level = level.flatMap(({ code }) => directory.children(code)).filter((region) => existedOn(region, on));
  }
  return found.slice(0, limit);
}
