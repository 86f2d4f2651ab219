/** What two people have made of the same thing, in words. */
export interface ConflictRow {
  readonly key: string;
  /** What it is called. */
  readonly name: string;
  readonly theirs: string;
  readonly mine: string;
}
