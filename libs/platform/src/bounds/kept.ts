/**
 * What is worth remembering, up to a bound: of entries, or of what they weigh together. Entries are of two
 * generations. What is asked for again comes to the younger one; when that has half of all there may be, the older
 * one is forgotten. So a flood of things that are asked for once pushes out its own kind, and asking for what is
 * young costs no more than a map.
 */
export class Kept<Key, Value> {
  private young = new Map<Key, Value>();
  private old = new Map<Key, Value>();
  private youngWeight = 0;

  /**
   * @param weigh what an entry counts for; 1 where it is not given. One heavier than half of `most` is not kept at all.
   */
  constructor(
    private readonly most: number,
    private readonly weigh: (key: Key, value: Value) => number = () => 1,
  ) {}

  get size(): number {
    return this.young.size + this.old.size;
  }

  get weight(): number {
    return [...this.young, ...this.old].reduce((sum, [key, value]) => sum + this.weigh(key, value), 0);
  }

  get(key: Key): Value | undefined {
    const young = this.young.get(key);
    if (young !== undefined) return young;
    const old = this.old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    this.delete(key);
    const weight = this.weigh(key, value);
    if (weight > this.most / 2) return;
    if (this.youngWeight + weight > this.most / 2) {
      this.old = this.young;
      this.young = new Map();
      this.youngWeight = 0;
    }
    this.young.set(key, value);
    this.youngWeight += weight;
  }

  delete(key: Key): void {
    const young = this.young.get(key);
    if (young !== undefined) this.youngWeight -= this.weigh(key, young);
    this.young.delete(key);
    this.old.delete(key);
  }
}
