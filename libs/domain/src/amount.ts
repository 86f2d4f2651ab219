/** A whole amount of any size: a number while that is exact (up to 2^53 − 1), else a bigint. */
export type Amount = number | bigint;

/** Below this length every whole number is exact as a number. */
const SURELY_SAFE = 16;

/**
 * A whole amount as the database writes it, `-12` or `9600000000000000`.
 * @throws SyntaxError if `text` is long and no whole number.
 */
export function amountOf(text: string): Amount {
  return text.length < SURELY_SAFE ? Number(text) : exactly(BigInt(text));
}

/** Both amounts together, exact whatever their size. */
export function addAmounts(one: Amount, other: Amount): Amount {
  if (typeof one === 'number' && typeof other === 'number') {
    const sum = one + other;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return exactly(BigInt(one) + BigInt(other));
}

/** What is left of an amount, exact whatever its size. */
export const subtractAmounts = (from: Amount, taken: Amount): Amount => addAmounts(from, -taken);

function exactly(amount: bigint): Amount {
  const number = Number(amount);
  return Number.isSafeInteger(number) ? number : amount;
}
