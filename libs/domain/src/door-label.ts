import { BOUNDS, textFaults } from './bounds.js';
import type { FieldFault } from './refusal.js';
import { visibleText } from './visible-text.js';

/** A door as the roster knows it: the label it is found by, and its place in the grid of doors where the label tells it. */
export interface Door {
  readonly label: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
}

const NUMERALS = '一二三四五六七八九';
const COUNT = `\\d{1,4}|[${NUMERALS}]?十[${NUMERALS}]?|[${NUMERALS}]`;
const BUILDING = `[A-Z]?(?:${COUNT})[A-Z]?|[A-Z]|[甲乙丙丁戊]`;
const ROOM = '[A-Z]?\\d{1,5}[A-Z]?';
// Whatever stands before the building names the estate or the road; it ends where the number of the building begins.
const ESTATE = `(?<estate>.*[^A-Z\\d${NUMERALS}十-])?`;

/** Ways to write building, unit and room: 3幢2单元401室, 3号楼401, 3栋2-401, 3-2-401, 3-401; before it an estate: 东湖花园3栋401. */
const FORMS = [
  `(?<building>${BUILDING})(?:号楼|幢|栋|座|#楼?)-?(?:(?<unit>${BUILDING})(?:单元|门|-)-?)?(?<room>${ROOM})[室号户]?`,
  `(?<building>${BUILDING})-(?:(?<unit>${BUILDING})(?:单元|-)-?)?(?<room>${ROOM})室?`,
].map((form) => new RegExp(`^${ESTATE}${form}$`, 'u'));

/**
 * The door of a label as a person wrote it, so that every way of writing one door finds the same one: full-width characters
 * become plain, any dash a hyphen, and building, unit and room are written 3-2-401. Any other label stays as it is.
 */
export function readDoor(written: string): Door {
  const plain = plainText(written);
  for (const form of FORMS) {
    const parts = form.exec(plain.toUpperCase().replaceAll(' ', ''))?.groups;
    if (!parts) continue;
    const estate = parts['estate'] ?? '';
    const building = `${estate}${plainNumber(parts['building'] ?? '')}`;
    const unit = plainNumber(parts['unit'] ?? '');
    const room = plainNumber(parts['room'] ?? '');
    return { label: [building, unit, room].filter(Boolean).join('-'), building, unit, room };
  }
  return { label: plain, building: '', unit: '', room: '' };
}

// Eleven digits are a mobile number, fifteen or eighteen an identity number; the room of a door has five at most. Names are
// not looked for: 王府, 万家 or 高楼 name places as well as people, and no rule tells them apart.
const PERSONAL = [/\d{11}/, /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/, /(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/];

/**
 * Faults of a label: those of any short text, and INVALID_FORMAT where it holds a phone or identity number. A roster knows
 * doors, not the people behind them (个人信息保护法 第六条).
 */
export function doorFaults(path: string, written: string): FieldFault[] {
  const faults = textFaults(path, written, BOUNDS.door);
  if (faults.length > 0) return faults;
  return PERSONAL.some((personal) => personal.test(plainText(written))) ? [{ path, code: 'INVALID_FORMAT', params: { example: '3-2-401' } }] : [];
}

function plainText(written: string): string {
  return visibleText(written)
    .replace(/[０-９Ａ-Ｚａ-ｚ＃]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[‐‑‒–—―−－﹣]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** `03` is 3 and 十二 is 12; letters and other names stay. */
function plainNumber(text: string): string {
  const numeral = new RegExp(`^([A-Z]?)([${NUMERALS}]?)(十?)([${NUMERALS}]?)([A-Z]?)$`, 'u').exec(text);
  if (numeral && (numeral[2] || numeral[3])) {
    const [, before = '', first = '', ten = '', last = '', behind = ''] = numeral;
    const value = (digit: string) => (digit ? NUMERALS.indexOf(digit) + 1 : 0);
    return `${before}${ten ? (value(first) || 1) * 10 + value(last) : value(first || last)}${behind}`;
  }
  return text.replace(/^([A-Z]?)0+(?=\d)/, '$1');
}
