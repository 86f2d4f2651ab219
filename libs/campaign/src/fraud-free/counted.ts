import { FRAUD_FREE_COUNTS, type IndicatorCode } from '@fanzha/domain';
import type { FraudFreeScheme } from './fraud-free.model.js';

/** The indicators that a scheme counts: cases, and the loss that belongs to them. */
export function countOf({ count }: Pick<FraudFreeScheme, 'count'>): { code: IndicatorCode; loss: IndicatorCode } {
  const found = FRAUD_FREE_COUNTS.find(({ code }) => code === count);
  if (!found) throw new Error(`No such count: ${count}`);
  return found;
}
