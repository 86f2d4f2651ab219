import type { Qualifier } from '@fanzha/domain';

/** What somebody wrote into a number field: the amount and, where the words say so, how exact it is. */
export interface AmountText {
  readonly value: number;
  /** Null where the text says nothing about it: 300 may be exact or not. */
  readonly qualifier: Qualifier | null;
}

const FULL_WIDTH = /[０-９．，％]/g;
const AT_LEAST_WORDS = /余|餘|多|以上|不少于|至少|超过|超|逾|\+|≥|>=/g;
const APPROX_WORDS = /大约|约|約|左右|近|上下|≈|~|～/g;
const SCALES: Readonly<Record<string, number>> = { 亿: 100_000_000, 万: 10_000, 萬: 10_000, 千: 1_000, 百: 100 };
const UNITS = /(?:人次|户次|人|户|份|册|张|条|块|个|次|场|篇|期|家|所|班|名|辆|台|件|元)+$/;

/**
 * Reads an amount as people write it: `3000余`, `约1.2万份`, `１，２００`, `500多人次`. Null where it is no single number; nothing is
 * guessed.
 */
export function readAmount(text: string): AmountText | null {
  const plain = text
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll(/\s/g, '')
    .replaceAll('。', '.');
  const approx = plain.search(APPROX_WORDS) >= 0;
  const atLeast = plain.search(AT_LEAST_WORDS) >= 0;
  const bare = plain.replaceAll(APPROX_WORDS, '').replaceAll(AT_LEAST_WORDS, '').replace(UNITS, '');
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([亿万萬千百]?)$/.exec(bare);
  if (!match) return null;
  const [, whole = '', decimals = '', scale = ''] = match;
  // 1.2 × 10000 in floating point is not always 12000: money never has more than two decimals, so cents settle it.
  const value = Math.round(Number(`${whole.replaceAll(',', '')}${decimals}`) * (SCALES[scale] ?? 1) * 100) / 100;
  // 约 weighs more: 约3000余 promises nothing.
  return { value, qualifier: approx ? 'APPROX' : atLeast ? 'AT_LEAST' : null };
}
