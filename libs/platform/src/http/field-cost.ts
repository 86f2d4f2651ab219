import { Extensions } from '@nestjs/graphql';

/** What a field costs beside its own fields, for the limit on operations. */
interface FieldCost {
  /** In fields; a statement of its own is worth about fifty. */
  readonly cost: number;
  /** Name of a number argument the cost is multiplied by. */
  readonly times?: string;
  /** What it costs instead where an argument has one of these values. */
  readonly dear?: { readonly argument: string; readonly values: readonly string[]; readonly cost: number };
  /** Of a list without `first`: items to expect, instead of 10. */
  readonly items?: number;
  /**
   * Of a field of a page: what it says is of the whole list. It is charged once for the list, whatever number of rows
   * is asked for, and so are all such fields together: one statement answers them.
   */
  readonly ofWholeList?: boolean;
}

/**
 * Declares that a field costs more than the 1, or holds more than the 10 items, that `QueryMeter` assumes. On a field
 * of an input type or on an argument: that whatever is asked with it costs so much more.
 */
export const Costs = (cost: number, more: Omit<FieldCost, 'cost'> = {}): ReturnType<typeof Extensions> =>
  Extensions({ costs: { cost, ...more } satisfies FieldCost });

/** What a field declares of itself. */
export const declaredCost = ({
  extensions,
}: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): Partial<FieldCost> => (extensions['costs'] ?? {}) as Partial<FieldCost>;

/** What a search for words costs: some eight in one operation, each a statement that no index serves. */
export const SEARCH_COST = 2_400;
