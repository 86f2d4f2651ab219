import { foldIdentifier, type Term } from '@fanzha/domain';

/** Texts that are longer are no slip of an entry. */
const LONGEST = 30;
/** How much of both has to be the same. */
const LIKE_ENOUGH = 0.6;

/**
 * The name of the entry that a text comes nearest to, as pairs of characters that both have; null where none is near,
 * or two are equally near.
 */
export function likeTerm(text: string, terms: readonly Term[]): string | null {
  return likeText(
    text,
    terms.map(({ zh }) => zh),
  );
}

/** The same among texts. */
export function likeText(text: string, among: readonly string[]): string | null {
  const sought = foldIdentifier(text);
  if (sought.length < 2 || sought.length > LONGEST) return null;
  const pairs = pairsOf(sought);
  let [best, bestLikeness, isTied]: [string | null, number, boolean] = [null, 0, false];
  for (const each of among) {
    const likeness = shared(pairs, pairsOf(foldIdentifier(each)));
    if (likeness > bestLikeness) [best, bestLikeness, isTied] = [each, likeness, false];
    else if (likeness === bestLikeness) isTied = true;
  }
  return bestLikeness >= LIKE_ENOUGH && !isTied ? best : null;
}

/** Single characters count beside pairs, so that 国旗下演讲 is near to 国旗下讲话. */
function pairsOf(text: string): Set<string> {
  const characters = [...text];
  return new Set([...characters, ...characters.slice(1).map((character, at) => `${characters[at]}${character}`)]);
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const each of one) if (other.has(each)) both += 1;
  return (2 * both) / (one.size + other.size);
}
