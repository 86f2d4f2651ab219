import type { Maintenance, Statement } from '@fanzha/platform';

/** What compaction has still to do, in all cities together. */
interface BacklogState {
  /** Changes that wait for it; 100,000 stands for as many or more. */
  readonly pending: number;
  /** How long the oldest of them has been seen to wait; null where none does. */
  readonly oldestSeconds: number | null;
  /** Changes that no kept figure can hold, and how many cities have such. */
  readonly aside: number;
  readonly asideCities: number;
}

const BACKLOG: Statement = {
  name: 'rollup.backlog',
  text: 'select pending, first, aside, aside_cities as "asideCities" from rollup_backlog()',
};

/** Looks at what is pending, by one cheap statement. */
export class Backlog {
  /** The oldest pending change, and since when it has been that. */
  private first: number | null = null;
  private since = 0;

  constructor(private readonly maintenance: Maintenance) {}

  /** @throws Error when the database does not answer. */
  async look(now = Date.now()): Promise<BacklogState> {
    const [row] = await this.maintenance.everywhere<{
      pending: number;
      first: number | null;
      aside: number;
      asideCities: number;
    }>(BACKLOG);
    const { pending = 0, first = null, aside = 0, asideCities = 0 } = row ?? {};
    return { pending, oldestSeconds: this.waitOf(first, now), aside, asideCities };
  }

  /**
   * A change does not say when it was written: a column for that would be one more in every write. It has waited at
   * least since it was first seen to be the oldest; where compaction goes on, another one is so at the next look.
   */
  private waitOf(first: number | null, now: number): number | null {
    if (first !== this.first) {
      this.first = first;
      this.since = now;
    }
    return first === null ? null : (now - this.since) / 1_000;
  }
}
