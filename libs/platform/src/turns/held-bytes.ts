import { tooMany } from './turnstile.js';

/** What one request keeps in memory. */
interface Hold {
  /** @throws DomainError RATE_LIMITED (TOO_MANY_AT_ONCE) where there is no room; what was added before stays. */
  add(bytes: number): void;
  /** Gives all of it back. Only the first call counts. */
  release(): void;
}

/**
 * Bounds the bytes that requests keep while they arrive, altogether and of one group. Who sends slowly keeps little,
 * and holds nobody up.
 */
export class HeldBytes {
  private held = 0;
  private readonly groups = new Map<string, number>();

  constructor(private readonly limits: { readonly total: number; readonly perGroup: number }) {}

  /** Bytes that are held now. */
  get state(): number {
    return this.held;
  }

  open(group: string): Hold {
    let own = 0;
    return {
      add: (bytes) => {
        const ofGroup = (this.groups.get(group) ?? 0) + bytes;
        if (this.held + bytes > this.limits.total || ofGroup > this.limits.perGroup) throw tooMany();
        own += bytes;
        this.held += bytes;
        this.groups.set(group, ofGroup);
      },
      release: () => {
        this.held -= own;
        const left = (this.groups.get(group) ?? 0) - own;
        own = 0;
        if (left > 0) this.groups.set(group, left);
        else this.groups.delete(group);
      },
    };
  }
}
