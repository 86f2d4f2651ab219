import { readDoor } from './door-label.js';

/** Letters that are typed for digits, and the other way round. */
const MISTAKEN: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const WORDS = /[栋幢座楼单元门梯层室号户房#\-~/.]/gu;

/** What of a key is more than separators and words: 3-2-401, 3栋-2401 and 3-2-4层1号 are alike in it. */
function digitsOf(key: string): string {
  return key
    .replace(
      /(\d{1,2})层(\d{1,2})号?$/u,
      (_, storey: string, position: string) => `${storey}${position.padStart(2, '0')}`,
    )
    .replace(WORDS, '')
    .replace(/[OIL]/gu, (letter) => MISTAKEN[letter] ?? letter);
}

/**
 * The name a key stands under, and the key without one of its characters each: two names that share
 * one are one character apart.
 */
function nameOf(key: string): string {
  return key.replace(/\d+/gu, '#');
}
function* withoutOne(key: string): Generator<string> {
  for (let at = 0; at < key.length; at += 1) {
    if (/[\d-]/u.test(key[at] ?? '')) continue;
    yield `${key.slice(0, at)}*${key.slice(at + 1)}`;
    yield key.slice(0, at) + key.slice(at + 1);
  }
}

/** A name that stands for so many doors is one, and no slip of the pen. */
const SLIPS = 3;

/**
 * For each of some new doors the one that may be meant: the same digits with other separators, 4层1号 beside 401, or a
 * name that is one character off. Neighbours such as 401 and 402 are none.
 * @param written labels of the new doors @param known labels of the doors that are there
 * @returns label of the other door by the label of the new one
 */
export function likeDoors(written: readonly string[], known: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, number>();
  for (const label of [...known, ...written]) {
    const name = nameOf(readDoor(label).key);
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const byDigits = new Map<string, string>();
  const byName = new Map<string, string>();
  const like = new Map<string, string>();
  const add = (label: string, key: string) => {
    if (!byDigits.has(digitsOf(key))) byDigits.set(digitsOf(key), label);
    byName.set(key, label);
    for (const part of withoutOne(key)) byName.set(part, label);
  };
  for (const label of known) add(label, readDoor(label).key);
  for (const label of written) {
    const { key } = readDoor(label);
    const rare = (names.get(nameOf(key)) ?? 0) <= SLIPS;
    const other =
      byDigits.get(digitsOf(key)) ??
      (rare ? (byName.get(key) ?? [...withoutOne(key)].map((part) => byName.get(part)).find(Boolean)) : undefined);
    if (other !== undefined && other !== label) like.set(label, other);
    add(label, key);
  }
  return like;
}
