import { Extensions } from '@nestjs/graphql';

/** What a field costs beside its own fields, for the limit on operations. */
export interface FieldCost {
  /** In fields; a statement of its own is worth about fifty. */
  readonly cost: number;
  /** Name of a number argument the cost is multiplied by. */
  readonly times?: string;
}

/** Declares that a field costs more than the 1 that `QueryMeter` assumes. */
export const Costs = (cost: number, times?: string): ReturnType<typeof Extensions> => Extensions({ costs: { cost, times } satisfies Partial<FieldCost> });
