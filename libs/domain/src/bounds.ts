import { isLocalDate, type LocalDate } from './local-date.js';
import { MAX_MONEY_YUAN } from './money.js';
import type { FieldFault } from './refusal.js';

/** Limits of a text, in characters as people count them (code points). */
export interface TextBounds {
  /** Least length of a text that is there at all; an optional field may still be empty. */
  readonly min?: number;
  readonly max: number;
  readonly required?: boolean;
  /** Allows line breaks (LF) and tabs. */
  readonly multiline?: boolean;
}

/** Limits of a list, in entries. */
export interface ListBounds {
  readonly min?: number;
  readonly max: number;
}

/** Every limit of the product: the API refuses beyond them, the forms say so while typing, the columns hold them. */
export const BOUNDS = {
  title: { min: 1, max: 200, required: true },
  place: { max: 200 },
  partner: { min: 1, max: 100, required: true },
  narrative: { max: 20_000, multiline: true },
  reason: { min: 1, max: 500, required: true, multiline: true },
  idempotencyKey: { min: 1, max: 100 },

  groupName: { min: 1, max: 200, required: true },
  documentNumber: { max: 100 },
  memberName: { min: 1, max: 50, required: true },
  memberTitle: { max: 100 },
  memberDuty: { max: 200 },
  memberPhone: { min: 3, max: 30 },

  inspectionSubject: { min: 1, max: 200, required: true },
  hazard: { min: 1, max: 500, required: true, multiline: true },
  precautionNote: { max: 500, multiline: true },

  door: { min: 1, max: 50, required: true },
  caseNumber: { min: 1, max: 64, required: true },
  victimAgeBand: { max: 20 },
  victimOccupation: { max: 50 },
  paymentMethod: { max: 50 },
  bankName: { max: 100 },

  tenantName: { min: 1, max: 100, required: true },
  username: { min: 3, max: 50, required: true },
  displayName: { min: 1, max: 50, required: true },
  clientName: { min: 1, max: 100, required: true },
  clientScopes: { min: 1, max: 20 },
  /** ≥ 8 characters of three classes, as grade-2 protection (等保二级) expects; 128 keeps hashing affordable. */
  password: { min: 8, max: 128, required: true },
  searchText: { max: 100 },

  audiences: { max: 30 },
  channels: { max: 50 },
  partners: { max: 50 },
  measures: { max: 50 },
  members: { min: 1, max: 200 },
  hazards: { max: 100 },
  doors: { min: 1, max: 5_000 },
  joinedTenants: { max: 20 },

  pageSize: { min: 1, max: 100 },
  /** Largest value one field may state: yuan for money, pieces for counts. */
  amount: { min: 0, max: MAX_MONEY_YUAN },
  earliestDate: '2000-01-01',
} as const satisfies Record<string, TextBounds | ListBounds | LocalDate>;

// Invisible or dangerous in names and titles, and good for spoofing: two texts would look alike and differ.
const FORBIDDEN_RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x0000, 0x001f], // C0 controls
  [0x007f, 0x009f], // DEL and C1 controls
  [0x200b, 0x200d], // zero-width space, non-joiner, joiner
  [0x202a, 0x202e], // bidirectional embeddings and overrides
  [0x2066, 0x2069], // bidirectional isolates
  [0xd800, 0xdfff], // lone surrogates: no text at all, PostgreSQL refuses them
  [0xfeff, 0xfeff], // byte order mark, zero-width no-break space
];

/**
 * Faults of a text, judged as it will be stored: without blanks at either end. Missing and blank are the same.
 * REQUIRED; TOO_SHORT and TOO_LONG with the bound and `actual`; INVALID_CHARACTERS with the first such `character`,
 * written as `U+200B`.
 */
export function textFaults(path: string, value: string | null | undefined, bounds: TextBounds): FieldFault[] {
  const characters = [...(value ?? '').trim()];
  const actual = characters.length;
  if (actual === 0) return bounds.required ? [{ path, code: 'REQUIRED' }] : [];

  const faults: FieldFault[] = lengthFaults(path, actual, bounds);
  const forbidden = characters.find((character) => isForbidden(character, bounds.multiline ?? false));
  if (forbidden !== undefined) {
    faults.push({ path, code: 'INVALID_CHARACTERS', params: { character: unicodeNotation(forbidden) } });
  }
  return faults;
}

/**
 * Faults of a new password: 8–128 characters, three of upper case, lower case, digits and others, and without the user
 * name in it, whatever the case. Blanks count: a password is never trimmed.
 */
export function passwordFaults(path: string, password: string, username: string): FieldFault[] {
  if (password === '') return [{ path, code: 'REQUIRED' }];
  const faults = lengthFaults(path, [...password].length, BOUNDS.password);
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
  if (classes < 3) faults.push({ path, code: 'WEAK_PASSWORD' });
  if (username !== '' && password.toLowerCase().includes(username.toLowerCase())) {
    faults.push({ path, code: 'PASSWORD_CONTAINS_USERNAME' });
  }
  return faults;
}

/**
 * Faults of the day a fact happened on: REQUIRED, NOT_A_DATE, DATE_TOO_EARLY before 2000, DATE_IN_FUTURE after `today`.
 * @param today left out where the future is allowed, as for planned activities.
 */
export function dateFaults(
  path: string,
  value: string | null | undefined,
  { required = false, today }: { required?: boolean; today?: LocalDate } = {},
): FieldFault[] {
  if (value == null || value === '') return required ? [{ path, code: 'REQUIRED' }] : [];
  if (!isLocalDate(value)) return [{ path, code: 'NOT_A_DATE' }];
  if (value < BOUNDS.earliestDate) return [{ path, code: 'DATE_TOO_EARLY', params: { earliest: BOUNDS.earliestDate } }];
  if (today !== undefined && value > today) return [{ path, code: 'DATE_IN_FUTURE', params: { latest: today } }];
  return [];
}

/** Faults of the number of entries in a list: TOO_FEW_ITEMS, TOO_MANY_ITEMS. */
export function listFaults(path: string, list: readonly unknown[], { min = 0, max }: ListBounds): FieldFault[] {
  const actual = list.length;
  if (actual < min) return [{ path, code: 'TOO_FEW_ITEMS', params: { min, actual } }];
  if (actual > max) return [{ path, code: 'TOO_MANY_ITEMS', params: { max, actual } }];
  return [];
}

function lengthFaults(path: string, actual: number, { min = 0, max }: TextBounds): FieldFault[] {
  if (actual < min) return [{ path, code: 'TOO_SHORT', params: { min, actual } }];
  if (actual > max) return [{ path, code: 'TOO_LONG', params: { max, actual } }];
  return [];
}

function isForbidden(character: string, multiline: boolean): boolean {
  if (multiline && (character === '\n' || character === '\t')) return false;
  const point = character.codePointAt(0) ?? 0;
  return FORBIDDEN_RANGES.some(([first, last]) => point >= first && point <= last);
}

function unicodeNotation(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
