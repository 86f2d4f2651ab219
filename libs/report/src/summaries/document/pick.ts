/** FNV-1a of 32 bits: spreads short texts well enough to choose among a few phrasings. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The last bits of this hash are those of the last characters alone.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * One of several phrasings: always the same for a seed and a place, and spread over all of them as either changes, so
 * that the summaries of two units, and of two months, do not read alike.
 * @param seed unit or region, line and period
 * @param place what is phrased
 */
export function pick<Item>(items: readonly Item[], seed: string, place: string): Item {
  const chosen = items[spread(`${seed}|${place}`) % items.length];
  if (chosen === undefined) throw new RangeError(`Nothing to choose from at ${place}`);
  return chosen;
}
