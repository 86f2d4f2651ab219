import { foldText } from './fold.js';
import { isLocalDate, type LocalDate } from './local-date.js';
import { MAX_MONEY_YUAN } from './money.js';
import { personalNumberIn } from './personal-number.js';
import type { FieldError } from './domain-error.js';
import { hasLineBreak, isLegible, unreadableNear, visibleLength, visibleLines, visibleText } from './visible-text.js';

/** Limits of a text, in characters as people see and count them. */
export interface TextBounds {
  /** Least length of a text that is there at all; an optional field may still be empty. */
  readonly min?: number;
  readonly max: number;
  readonly required?: boolean;
  /** Allows line breaks and tabs. */
  readonly multiline?: boolean;
  /** The name of something: needs a letter, an ideograph or a digit. */
  readonly legible?: boolean;
  /** Is asked for and not kept, so that numbers of persons do no harm in it. */
  readonly passing?: boolean;
}

/** Limits of a list, in entries. */
interface ListBounds {
  readonly min?: number;
  readonly max: number;
}

/** Every limit of the product: the API refuses beyond them, the forms say so while typing, the columns hold them. */
export const BOUNDS = {
  title: { min: 1, max: 200, required: true, legible: true },
  venue: { max: 200 },
  partner: { min: 1, max: 100, required: true, legible: true },
  narrative: { max: 20_000, multiline: true },
  reason: { min: 1, max: 500, required: true, multiline: true },
  /** A work summary that is read, such as a year of a county. */
  summaryText: { min: 1, max: 200_000, required: true, multiline: true, legible: true },
  fileName: { max: 200 },
  idempotencyKey: { min: 1, max: 100 },

  groupName: { min: 1, max: 200, required: true, legible: true },
  documentNumber: { max: 100 },
  memberName: { min: 1, max: 50, required: true, legible: true },
  memberTitle: { max: 100 },
  memberDuty: { max: 200 },
  memberPhone: { min: 3, max: 30 },

  inspectionSubject: { min: 1, max: 200, required: true, legible: true },
  hazard: { min: 1, max: 500, required: true, multiline: true },
  controlMeasureNote: { max: 500, multiline: true },

  door: { min: 1, max: 50, required: true, legible: true },
  caseNumber: { min: 1, max: 64, required: true, legible: true },
  victimAgeBand: { max: 20 },
  victimOccupation: { max: 50 },
  paymentMethod: { max: 50 },
  bankName: { max: 100 },

  tenantName: { min: 1, max: 100, required: true, legible: true },
  username: { min: 3, max: 50, required: true, legible: true },
  displayName: { min: 1, max: 50, required: true, legible: true },
  clientName: { min: 1, max: 100, required: true, legible: true },
  clientScopes: { min: 1, max: 20 },
  /** ≥ 8 characters of three classes, as grade-2 protection (等保二级) expects; 128 keeps hashing affordable. */
  password: { min: 8, max: 128, required: true },
  searchText: { max: 100, passing: true },
  regionName: { min: 1, max: 60, required: true, legible: true },

  basisIssuer: { max: 100 },
  speaker: { min: 1, max: 100, required: true, legible: true },

  /** Campaigns that a record belongs to. */
  campaigns: { max: 5 },
  audiences: { max: 30 },
  fraudTypes: { max: 20 },
  speakers: { max: 20 },
  channels: { max: 50 },
  partners: { max: 50 },
  measures: { max: 50 },
  members: { min: 1, max: 200 },
  hazards: { max: 100 },
  /** Records that are accepted of one text at once. */
  accepted: { min: 1, max: 100 },
  doors: { min: 1, max: 5_000 },
  joinedTenants: { max: 20 },

  pageSize: { min: 1, max: 100 },
  /** Yuan that one field of a record may state. */
  money: { min: 0, max: MAX_MONEY_YUAN },
  /** People, households or accounts that one field may state: more than live in the largest city. */
  people: { min: 0, max: 50_000_000 },
  /** Anything else that one field may state: copies, messages, plays, for each inhabitant of the largest city a few. */
  pieces: { min: 0, max: 100_000_000 },
  earliestDate: '2000-01-01',
} as const satisfies Record<string, TextBounds | ListBounds | LocalDate>;

/**
 * Errors of a text, judged as it will be stored: what can be seen of it, without blanks at either end. Missing, blank
 * and invisible are the same. REQUIRED; TOO_SHORT and TOO_LONG with the bound and `actual`; LINE_BREAK in a text of one
 * line; INVALID_CHARACTERS for what no program shows rightly, with what stands `near` it; NO_LETTER for a name without
 * letter, ideograph or digit; PERSONAL_NUMBER for the number of an identity or bank card (个人信息保护法 第六条).
 */
export function textErrors(path: string, value: string | null | undefined, bounds: TextBounds): FieldError[] {
  const text = bounds.multiline ? visibleLines(value) : visibleText(value);
  if (text === '') return bounds.required ? [{ path, code: 'REQUIRED' }] : [];

  const errors: FieldError[] = lengthErrors(path, visibleLength(text), bounds);
  // So long a text is not the one that was meant, and takes long to be looked through.
  if (text.length > 2 * bounds.max && errors.length > 0) return errors;
  if (!bounds.multiline && hasLineBreak(text)) errors.push({ path, code: 'LINE_BREAK' });
  const near = unreadableNear(text);
  if (near !== null) errors.push({ path, code: 'INVALID_CHARACTERS', ...(near && { params: { near } }) });
  if (bounds.legible && near === null && !isLegible(text)) errors.push({ path, code: 'NO_LETTER' });
  if (!bounds.passing && personalNumberIn(text) !== null) errors.push({ path, code: 'PERSONAL_NUMBER' });
  return errors;
}

/**
 * Errors of a new password: 8–128 characters, three of upper case, lower case, digits and others, and without the user
 * name in it, whatever the case. Blanks count: a password is never trimmed.
 */
export function passwordErrors(path: string, password: string, username: string): FieldError[] {
  if (password === '') return [{ path, code: 'REQUIRED' }];
  const errors = lengthErrors(path, [...password].length, BOUNDS.password);
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
  if (classes < 3) errors.push({ path, code: 'WEAK_PASSWORD' });
  if (username !== '' && foldText(password).includes(foldText(username))) {
    errors.push({ path, code: 'PASSWORD_CONTAINS_USERNAME' });
  }
  return errors;
}

/**
 * Errors of the day a fact happened on: REQUIRED, NOT_A_DATE, DATE_TOO_EARLY before 2000, DATE_IN_FUTURE after `today`,
 * DATE_TOO_LATE after `latest`.
 * @param today left out where the future is allowed, as for planned activities.
 */
export function dateErrors(
  path: string,
  value: string | null | undefined,
  { required = false, today, latest }: { required?: boolean; today?: LocalDate; latest?: LocalDate } = {},
): FieldError[] {
  if (value == null || value === '') return required ? [{ path, code: 'REQUIRED' }] : [];
  if (!isLocalDate(value)) return [{ path, code: 'NOT_A_DATE' }];
  if (value < BOUNDS.earliestDate) return [{ path, code: 'DATE_TOO_EARLY', params: { earliest: BOUNDS.earliestDate } }];
  if (today !== undefined && value > today) return [{ path, code: 'DATE_IN_FUTURE', params: { latest: today } }];
  if (latest !== undefined && value > latest) return [{ path, code: 'DATE_TOO_LATE', params: { latest } }];
  return [];
}

/**
 * Where values stand that have stood before in the list: the positions of all but the first of each. One look at each.
 */
export function repeatedAt<Value>(values: readonly Value[]): ReadonlySet<number> {
  const seen = new Set<Value>();
  return new Set(
    values.flatMap((value, position) => {
      if (seen.has(value)) return [position];
      seen.add(value);
      return [];
    }),
  );
}

/** Errors of the number of entries in a list: TOO_FEW_ITEMS, TOO_MANY_ITEMS. */
export function listErrors(path: string, list: readonly unknown[], { min = 0, max }: ListBounds): FieldError[] {
  const actual = list.length;
  if (actual < min) return [{ path, code: 'TOO_FEW_ITEMS', params: { min, actual } }];
  if (actual > max) return [{ path, code: 'TOO_MANY_ITEMS', params: { max, actual } }];
  return [];
}

function lengthErrors(path: string, actual: number, { min = 0, max }: TextBounds): FieldError[] {
  if (actual < min) return [{ path, code: 'TOO_SHORT', params: { min, actual } }];
  if (actual > max) return [{ path, code: 'TOO_LONG', params: { max, actual } }];
  return [];
}
