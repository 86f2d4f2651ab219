import { registerEnumType } from '@nestjs/graphql';

/** Of every ledger that keeps numbers: a number is beyond what is usual for the unit. */
export const AMOUNT_TO_CHECK = 'AMOUNT_TO_CHECK';

/** Filled by the ledgers as they are registered. */
export const DueCodeEnum: Record<string, string> = { [AMOUNT_TO_CHECK]: AMOUNT_TO_CHECK };
const descriptions: Record<string, { description: string }> = {
  [AMOUNT_TO_CHECK]: { description: 'a number is beyond what is usual for the unit: is it right?' },
};
registerEnumType(DueCodeEnum, {
  name: 'DueCode',
  description: 'what a record asks somebody to do',
  valuesMap: descriptions,
});

/** Adds what records of a ledger ask for. @throws Error where another ledger has the code. */
export function addDueCode(code: string, description: string): void {
  if (code in DueCodeEnum) throw new Error(`Two things to do are called ${code}`);
  DueCodeEnum[code] = code;
  descriptions[code] = { description };
}
