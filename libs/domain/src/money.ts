import { type FieldCode, type FieldError, requireNoErrors } from './domain-error.js';

/**
 * The largest amount of money a record may newly state, in yuan: ten billion, above the largest case of a whole
 * province.
 */
export const MAX_MONEY_YUAN = 10 ** 10;

/** The largest amount that can be read at all: what release 0.1 took, and records of its time may go on stating. */
export const READABLE_YUAN = 10 ** 12;

const FEN_PER_YUAN = 100;

/**
 * An amount of yuan as integer fen: `'800000.5'` is 80000050.
 * Accepts plain decimals only, `800000`, `800000.5`, `800000.00`: no sign, exponent, grouping, blank or currency mark.
 * A number is read by its shortest decimal form, so 0.1 + 0.2 is refused instead of being rounded.
 * @param path the field to blame.
 * @throws DomainError BAD_INPUT on `path`: NOT_A_NUMBER, NEGATIVE, TOO_MANY_DECIMALS, or TOO_LARGE beyond what can be
 *   read at all; whether a record may state it is judged by `moneyErrors`.
 */
export function fenFromYuan(yuan: string | number, path = 'amount'): number {
  requireNoErrors(errorsUpTo(READABLE_YUAN, path, yuan));
  return fenOf(String(yuan));
}

/** Errors of an amount that a record newly states, at `path`; empty for a valid one. */
export function moneyErrors(path: string, yuan: string | number): FieldError[] {
  return errorsUpTo(MAX_MONEY_YUAN, path, yuan);
}

function errorsUpTo(most: number, path: string, yuan: string | number): FieldError[] {
  const code = moneyErrorOf(yuan, most);
  if (!code) return [];
  return [code === 'TOO_LARGE' ? { path, code, params: { max: MAX_MONEY_YUAN } } : { path, code }];
}

/**
 * An amount of fen as yuan with two decimals, `'800000.00'`: the form of the `Money` scalar. Exact for any size, since
 * sums come from the database as bigint.
 * @throws RangeError if `fen` is no whole number.
 */
export function yuanFromFen(fen: number | bigint | string): string {
  // Sums of a page come as numbers, by the hundred.
  if (typeof fen === 'number' && Number.isSafeInteger(fen)) return decimal(fen < 0, String(Math.abs(fen)));
  if (!/^-?\d+$/.test(String(fen)) || typeof fen === 'number') {
    throw new RangeError(`Not a whole number of fen: ${fen}`);
  }
  const amount = BigInt(fen);
  return decimal(amount < 0n, String(amount < 0n ? -amount : amount));
}

function decimal(negative: boolean, fen: string): string {
  const digits = fen.padStart(3, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function moneyErrorOf(yuan: string | number, most: number): FieldCode | null {
  if (typeof yuan === 'number' && !Number.isFinite(yuan)) return 'NOT_A_NUMBER';
  const text = String(yuan);
  if (typeof yuan === 'number' && text.includes('e')) {
    // Numbers print with an exponent only from 10^21 up and below 10^-6.
    if (yuan < 0) return 'NEGATIVE';
    return yuan > 1 ? 'TOO_LARGE' : 'TOO_MANY_DECIMALS';
  }
  if (/^-\d+(\.\d+)?$/.test(text)) return 'NEGATIVE';
  if (!/^\d+(\.\d+)?$/.test(text)) return 'NOT_A_NUMBER';
  if (/\.\d{3}/.test(text)) return 'TOO_MANY_DECIMALS';
  return fenOf(text) > most * FEN_PER_YUAN ? 'TOO_LARGE' : null;
}

// By digits, because 1.15 * 100 is 114.99999999999999.
function fenOf(decimal: string): number {
  const [yuan = '', decimals = ''] = decimal.split('.');
  return Number(yuan) * FEN_PER_YUAN + Number(decimals.padEnd(2, '0'));
}
