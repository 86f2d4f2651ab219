/**
 * Numbers that look random and are always the same (mulberry32): the same name gives the same sequence on
 * every machine. Each part of the plan draws from a sequence of its own, so that a unit added to a table
 * changes no other unit's figures.
 */
export class Random {
  private state: number;

  constructor(name: string) {
    // FNV-1a: spreads similar names over all 32 bits.
    this.state = [...name].reduce(
      (hash, sign) => Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619),
      2_166_136_261,
    );
  }

  /** At least 0 and less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    const index = Math.floor(this.next() * list.length);
    if (index >= list.length) throw new RangeError('Nothing to pick from');
    return list[index] as T;
  }

  /** One of the list, the heavier the likelier. */
  weighted<T>(list: readonly T[], weightOf: (entry: T) => number): T {
    let rest = this.next() * list.reduce((sum, entry) => sum + weightOf(entry), 0);
    for (const entry of list) {
      rest -= weightOf(entry);
      if (rest < 0) return entry;
    }
    return this.pick(list);
  }
}
