import {
  type FieldCode,
  fenFromYuan,
  foldIdentifier,
  fraudTypeNamed,
  isFraudTypeCode,
  isLocalDate,
  isRegionCode,
  isStatedNumber,
  isStatedSome,
  type LocalDate,
  type Qualifier,
  QUALIFIERS,
  readStatedNumber,
  type Term,
} from '@fanzha/domain';
import { likeTerm } from './likeness.js';

/** What a cell says, or why it says nothing. */
export type ReadCell<Value> =
  | { readonly value: Value }
  | {
      readonly code: FieldCode;
      readonly params?: Readonly<Record<string, string | number>>;
      readonly suggestion?: string;
    };

/** An amount as inputs of ledgers state it. */
export interface CellAmount {
  readonly value: number | null;
  readonly qualifier: Qualifier;
  readonly upTo: number | null;
  readonly atLeast: boolean | null;
  /** Whether the words of the cell say how exact it is. */
  readonly said: boolean;
}

const PARTING = /[；;、，,\n|/]+/u;
const DAY = /^(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/u;
const SHORT_DAY = /^(\d{4})(\d{2})(\d{2})$/u;

/** A day: 2026-11-05, 2026/11/5, 2026.11.5, 2026年11月5日, 20261105. */
export function readDay(text: string): ReadCell<LocalDate> {
  const [, year, month, day] = DAY.exec(text) ?? SHORT_DAY.exec(text) ?? [];
  if (!year || !month || !day) return { code: 'NOT_A_DATE' };
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? { value: date } : { code: 'NOT_A_DATE' };
}

const DAY_OF = String.raw`(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?`;
const TIME_OF = String.raw`(\d{1,2})(?:[:：]|时|点)(\d{2})分?(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})?`;
const MOMENT = new RegExp(`^${DAY_OF}[ T]*${TIME_OF}$`, 'u');

/** A moment: 2026-11-05 14:05, 2026年11月5日14时05分, or with an offset. Without one it is a time in China. */
export function readMoment(text: string): ReadCell<Date> {
  const [, year, month, day, hour, minute, second = '00', fraction = '0', offset = '+08:00'] = MOMENT.exec(text) ?? [];
  if (!year || !month || !day || !hour || !minute) return { code: 'NOT_A_DATE' };
  const two = (part: string) => part.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  const moment = new Date(`${date}T${two(hour)}:${minute}:${second}.${fraction.padEnd(3, '0')}${offset}`);
  return isLocalDate(date) && !Number.isNaN(moment.getTime()) ? { value: moment } : { code: 'NOT_A_DATE' };
}

/** An entry of a closed list, by its code or by a name of it. */
export function readCode(text: string, terms: readonly Term[]): ReadCell<string> {
  const folded = foldIdentifier(text);
  const found = lookup(terms).get(folded);
  if (found !== undefined) return { value: found };
  const like = likeTerm(text, terms);
  return { code: 'UNKNOWN_CODE', ...(like && { suggestion: like }) };
}

const LOOKUPS = new WeakMap<readonly Term[], ReadonlyMap<string, string>>();

function lookup(terms: readonly Term[]): ReadonlyMap<string, string> {
  const known = LOOKUPS.get(terms);
  if (known) return known;
  const made = new Map(
    terms.flatMap(({ code, zh, en }) => [en, zh, code].map((name) => [foldIdentifier(name), code] as const)),
  );
  LOOKUPS.set(terms, made);
  return made;
}

/** A type of fraud by its code or its name. */
export function readFraudType(text: string): ReadCell<string> {
  const code = text.trim().toUpperCase();
  if (isFraudTypeCode(code)) return { value: code };
  const named = fraudTypeNamed(text);
  return named === null ? { code: 'UNKNOWN_CODE' } : { value: named };
}

/** Several entries, parted as people part them. */
export function readSeveral<Value>(text: string, readOne: (part: string) => ReadCell<Value>): ReadCell<Value[]> {
  const values: Value[] = [];
  for (const part of partsOf(text)) {
    const read = readOne(part);
    if (!('value' in read)) return read;
    values.push(read.value);
  }
  return { value: values };
}

export const partsOf = (text: string): string[] =>
  text
    .split(PARTING)
    .map((part) => part.trim())
    .filter(Boolean);

const YES = new Set(['是', '有', '对', 'true', 'yes', 'y', '1', '√', '✓', '✔']);
const NO = new Set(['否', '无', '没有', 'false', 'no', 'n', '0', '×', '✗']);

/** 是 or 否, in the usual spellings. */
export function readFlag(text: string): ReadCell<boolean> {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { code: 'UNKNOWN_CODE', suggestion: '是' };
}

/** A whole number as it stands, without words. */
export function readInteger(text: string): ReadCell<number> {
  const plain = text.trim().replace(/,/g, '');
  return /^-?\d{1,15}$/.test(plain) ? { value: Number(plain) } : { code: 'NOT_WHOLE' };
}

const UNCOUNTED = new Set(['未统计', '没统计', '没有统计', '做了未统计', '做了没统计', '有未计数'].map(foldIdentifier));
const WITHHELD = new Set(['不便公开', '不公开', '保密'].map(foldIdentifier));

/** How exact an amount is. */
export const readQualifier = (text: string): ReadCell<Qualifier> => readCode(text, QUALIFIERS) as ReadCell<Qualifier>;

/**
 * A number in any form that forms understand (`readStatedNumber`), 未统计 and 不便公开 among them.
 * @param kind MONEY: yuan, given in fen; YUAN: yuan, given in yuan, as measures have it
 */
export function readAmount(text: string, kind: 'COUNT' | 'MONEY' | 'YUAN'): ReadCell<CellAmount> {
  const folded = foldIdentifier(text);
  if (UNCOUNTED.has(folded)) return without('UNCOUNTED');
  if (WITHHELD.has(folded)) return without('WITHHELD');
  const read = readStatedNumber(text, kind === 'COUNT' ? 'COUNT' : 'MONEY');
  if (isStatedSome(read)) return { value: { ...NOTHING, qualifier: 'UNCOUNTED', atLeast: true } };
  if (!isStatedNumber(read))
    return { code: CODE_OF[read.reason] ?? 'NOT_A_NUMBER', params: { ...read.params, why: read.reason } };
  const value = numberOf(read.plain, kind);
  const upTo = read.upTo === undefined ? null : numberOf(read.upTo, kind);
  if (value === null) return { code: 'TOO_LARGE' };
  const said = read.qualifier !== null;
  return { value: { value, qualifier: read.qualifier ?? 'EXACT', upTo, atLeast: null, said } };
}

const NOTHING = { value: null, upTo: null, atLeast: null, said: true } as const;
const without = (qualifier: Qualifier): ReadCell<CellAmount> => ({ value: { ...NOTHING, qualifier } });

/** Reasons of numbers that fields have a code of their own for. */
const CODE_OF: Readonly<Record<string, FieldCode>> = {
  NEGATIVE: 'NEGATIVE',
  NOT_WHOLE: 'NOT_WHOLE',
  TOO_LARGE: 'TOO_LARGE',
  TOO_MANY_DECIMALS: 'TOO_MANY_DECIMALS',
};

function numberOf(plain: string, kind: 'COUNT' | 'MONEY' | 'YUAN'): number | null {
  const value = kind === 'MONEY' ? Number(fenFromYuan(plain)) : Number(plain);
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}

/** Finds regions by name. */
export interface RegionNames {
  /** The code of the one region of this name that the unit may state; null where there is none, or several. */
  codeOf(name: string): string | null;
}

/** A region by its code or its name. */
export function readRegion(text: string, regions: RegionNames): ReadCell<string> {
  const plain = text.trim();
  if (/^\d+$/.test(plain)) return isRegionCode(plain) ? { value: plain } : { code: 'NOT_A_REGION' };
  const code = regions.codeOf(plain);
  return code === null ? { code: 'NOT_A_REGION' } : { value: code };
}
