/** One of the things a combobox offers. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  /** A second, quieter text: what kind of thing it is. */
  readonly meta?: string;
}
