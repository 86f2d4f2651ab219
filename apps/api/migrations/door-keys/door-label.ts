// Frozen with the migration that imports it: how labels of doors were read when they got their keys.

import { cleanDoor, doorNumber, NUMERALS, plainDoor, withPlainNumbers } from './door-writing.js';

/**
 * A door as the roster knows it: the label it is shown by, the key it is found by, and its place in the grid of doors.
 */
interface Door {
  readonly label: string;
  /** Equal for every way of writing one door, and for nothing else. */
  readonly key: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
}

const COUNT = `\\d{1,4}|[${NUMERALS}]{1,5}`;
const NUMBERED = `[A-Z]?(?:${COUNT})[A-Z]?`;
const SIDE = '[甲乙丙丁戊己庚辛东西南北中]';
const UNIT = `${NUMBERED}|[A-Z]{1,2}|${SIDE}(?=单元|-)`;
const FLOOR = `\\d{1,2}|[${NUMERALS}]{1,3}`;
const ROOM = `[A-Z]?\\d{1,5}[A-Z]?|[${NUMERALS}]{1,5}[A-Z]?`;
const ROOM_WORD = '(?:号?[室户房]|号|房间|#)';
const UNIT_WORD = '(?:号?(?:单元门?|门|梯)|单)';
// Whatever stands before the building names the estate or the road; it ends where the number of the building begins.
const estate = `(?<estate>.*[^A-Z\\d${NUMERALS}#-])?`;
const building = `#?(?<building>${NUMBERED}|[A-Z]{1,2}|${SIDE})`;
const unit = `(?<unit>${UNIT})`;
const floor = (word: string): string => `(?:(?<floor>${FLOOR})${word}-?)?`;
const room = `(?<room>${ROOM})`;
const buildingWord = `(?:号楼|号?[幢栋]楼?|座楼?|#[楼幢栋]?|楼(?=(?:${UNIT})${UNIT_WORD}))`;

/**
 * Ways to write a door. With words: 3幢2单元401室, 3号楼401, 3栋2-401, 3#2门4层401. With signs: 3-2-401, 3-401, 3-2单元401.
 * Without a building: 2单元401, 2门401, 4层1号, 401室. Before those with a building or a unit an estate may stand.
 */
const FORMS = [
  [
    'words',
    `${estate}${building}${buildingWord}-?(?:${unit}(?:${UNIT_WORD}-?|-))?${floor('(?:[层楼]|F)')}${room}${ROOM_WORD}?`,
  ],
  ['signs', `${estate}${building}-(?:${unit}(?:${UNIT_WORD}-?|-))?${floor('[层楼]')}${room}(?<word>${ROOM_WORD})?`],
  ['entrance', `${estate}(?<unit>${UNIT})号?单元门?-?${floor('[层楼]')}${room}${ROOM_WORD}?`],
  ['entrance', `${estate}(?<unit>\\d{1,2})[门梯]-?${floor('[层楼]')}${room}${ROOM_WORD}?`],
  ['room', `(?<floor>${FLOOR})层-?${room}${ROOM_WORD}?`],
  ['room', '(?<room>\\d{1,5}[A-Z]?)[室户房]?'],
] as const;
type Form = (typeof FORMS)[number][0];
const PATTERNS = FORMS.map(([form, pattern]) => [form, new RegExp(`^${pattern}$`, 'u')] as const);

interface Parts {
  readonly estate: string;
  readonly building: string;
  readonly unit: string;
  readonly floor: string;
  readonly room: string;
  /** What is written behind the room. */
  readonly word: string;
}

/**
 * The door of a label as a person wrote it, so that every way of writing one door finds the same one:
 * 3-2-401. A floor goes only where the room begins with it: 4层401 is 401, and 4层1号 stays. What the grammar
 * does not cover keeps its label.
 */
export function readDoor(written: string): Door {
  const clean = cleanDoor(written);
  const plain = plainDoor(clean);
  for (const [form, pattern] of PATTERNS) {
    const parts = partsOf(pattern.exec(plain)?.groups);
    const door = parts && !isUnclear(form, parts, plain) ? doorOf(form, parts) : null;
    if (door) return door;
  }
  return { label: clean, key: withPlainNumbers(plain), building: '', unit: '', room: '' };
}

/** The parts in plain numbers; null where there are none, or where one cannot be read. */
function partsOf(groups: Readonly<Record<string, string | undefined>> | undefined): Parts | null {
  if (!groups) return null;
  const numbers = { building: '', unit: '', floor: '', room: '' };
  for (const part of ['building', 'unit', 'floor', 'room'] as const) {
    const number = doorNumber(groups[part] ?? '');
    if (number === null) return null;
    numbers[part] = number;
  }
  return { ...numbers, estate: withPlainNumbers(groups['estate'] ?? ''), word: groups['word'] ?? '' };
}

/** An estate that is a building or a unit itself: nobody writes 1栋3栋401, so nobody knows what it means. */
const SECOND_BUILDING = new RegExp(`(?:[A-Z\\d${NUMERALS}]|${SIDE})(?:[栋幢座楼室#]|单元|号楼)`, 'u');
/** The minus of a basement, or a hyphen: 3栋-101. */
const BELOW_GROUND = /[^-\dA-Z]-[123]\d{2}\D*$/u;

/** Whether a label could be two different doors: it stays as it is. */
function isUnclear(
  form: Form,
  { estate: name, building: block, unit: entrance, floor: storey, room: place, word }: Parts,
  plain: string,
): boolean {
  if (SECOND_BUILDING.test(name)) return true;
  // Where signs separate everything they are no minus.
  if (form === 'words') return BELOW_GROUND.test(plain) && plain.indexOf('-') === plain.lastIndexOf('-');
  // 12-1号 is a house of a village, and B1-12 lies in the basement.
  return form === 'signs' && entrance === '' && storey === '' && (word.startsWith('号') || isBasement(block, place));
}

const isBasement = (block: string, place: string): boolean => /^B\d$/u.test(block) && /^\d{1,2}$/u.test(place);

function doorOf(
  form: Form,
  { estate: name, building: block, unit: entrance, floor: storey, room: number }: Parts,
): Door | null {
  const place = placeOnFloor(storey, number);
  if (place === null) return null;
  const found = (label: string): Door => ({ label, key: label, building: '', unit: '', room: '' });
  if (form === 'room') return found(place);
  if (form === 'entrance') return found(`${name}${entrance}单元${place}`);
  const whole = `${name}${block}`;
  // Of a building B1 the label says that it is one: B1-12 lies in the basement.
  const label =
    entrance === '' && isBasement(block, place)
      ? `${whole}栋${place}`
      : [whole, entrance, place].filter(Boolean).join('-');
  return { ...found(label), building: whole, unit: entrance, room: place };
}

/**
 * The room alone where it begins with its floor, else both; null where they contradict each other: room 1203 is on
 * floor 12 and not on floor 1.
 */
function placeOnFloor(storey: string, number: string): string | null {
  if (storey === '') return number;
  if (number.startsWith(storey) && /^(?:\d{2}[A-Z]?|[A-Z])$/u.test(number.slice(storey.length))) return number;
  return /^\d{1,2}$/u.test(number) ? `${storey}层${number}号` : null;
}
