/**
 * One question that many have at once. Somebody who comes while it is under way gets the answer of
 * the next time: the one under way may be older than what they know of.
 */
export class AskedOnce<T> {
  private running: Promise<T> | null = null;
  private next: Promise<T> | null = null;

  constructor(private readonly question: () => Promise<T>) {}

  /** The answer of a question that is put after this call. */
  ask(): Promise<T> {
    if (this.next) return this.next;
    if (!this.running) return this.begin();
    this.next = this.running.then(
      () => this.follow(),
      () => this.follow(),
    );
    return this.next;
  }

  private follow(): Promise<T> {
    this.next = null;
    return this.begin();
  }

  private begin(): Promise<T> {
    const asked = this.question().finally(() => {
      if (this.running === asked) this.running = null;
    });
    this.running = asked;
    return asked;
  }
}
