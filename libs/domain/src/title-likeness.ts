import { foldIdentifier } from './fold.js';

/** Share of pairs of characters that two titles have to have in common. */
const ALIKE = 0.6;
const PUNCTUATION = /[\p{P}\p{S}]/gu;

const plain = (title: string): string => foldIdentifier(title).replace(PUNCTUATION, '');

function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}

/**
 * Whether two titles may be of the same event: one contains the other, or most of their pairs of characters are the
 * same. Width, case, blanks and punctuation make no difference. An empty title is like none.
 */
export function alikeTitles(left: string, right: string): boolean {
  const [one, other] = [plain(left), plain(right)];
  if (one === '' || other === '') return false;
  if (one.includes(other) || other.includes(one)) return true;
  const [pairs, rest] = [pairsOf(one), pairsOf(other)];
  const all = pairs.length + rest.length;
  let shared = 0;
  for (const pair of pairs) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 2;
  }
  return shared / all >= ALIKE;
}
