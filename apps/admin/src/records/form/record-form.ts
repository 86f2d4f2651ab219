import { visibleText } from '@fanzha/domain';
import type { FieldFailure } from '../../graphql/api-failure.js';
import type { ToldRecord } from './told.js';

/** Messages by field of a form: `title`, `lines.TIPS`, `measure:LEAFLETS`, `hazards.2.deadline` … */
export type FormErrors = Record<string, string>;

/** What a form needs to know of a record, whatever ledger it is of. */
export interface FormRecord extends ToldRecord {
  readonly id: string;
  readonly version: number;
  readonly recordStatus: 'ACTIVE' | 'VOIDED';
  readonly voidReason: string | null;
  readonly changedAt: string;
  readonly campaignIds: readonly string[];
  readonly allowed: readonly string[];
}

export const copyOf = <Form>(form: Form): Form => JSON.parse(JSON.stringify(form)) as Form;
export const sameContent = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A form by its fields. A collection of lines (an object of objects) counts line by line: two people may
 * have written different ones.
 */
function fieldsOf(form: object): Map<string, unknown> {
  return new Map(
    Object.entries(form).flatMap(([field, value]): [string, unknown][] => {
      const lines = isPlain(value) && Object.values(value).every(isPlain) ? Object.entries(value) : null;
      return lines === null ? [[field, value]] : lines.map(([key, line]) => [`${field}.${key}`, line]);
    }),
  );
}

/** Fields in which two forms differ, as `venue` or `lines.TIPS`. */
export function differences(left: object, right: object): string[] {
  const [before, after] = [fieldsOf(left), fieldsOf(right)];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (field) => !sameContent(before.get(field), after.get(field)),
  );
}

/** Whether a field of a form is a number with its kind. */
function isNumberField(form: object, field: string): boolean {
  const value = fieldsOf(form).get(field);
  return isPlain(value) && typeof value['text'] === 'string' && 'qualifier' in value;
}

/** My changes since `base`, laid over what the other person saved: a field I left alone takes theirs. */
export function reapply<Form extends object>(base: Form, mine: Form, theirs: Form): Form {
  const merged = copyOf(theirs) as Record<string, unknown>;
  const own = fieldsOf(mine);
  for (const field of differences(base, mine)) {
    const [name = '', line] = field.split('.');
    if (line === undefined) merged[name] = own.get(field);
    else merged[name] = { ...(merged[name] as object), ...(own.has(field) ? { [line]: own.get(field) } : {}) };
  }
  return merged as Form;
}

/** How a form is told apart by its fields. */
export interface FormFields<Form> {
  /** Fields in which two forms differ. */
  differences(left: Form, right: Form): string[];
  /** My changes since `base`, laid over what the other person saved. */
  reapply(base: Form, mine: Form, theirs: Form): Form;
  /** Whether a field is a number with its kind. */
  isNumber(form: Form, field: string): boolean;
  /** Whether all numbers are stated for the first time by a change, those included that stay as they were. */
  statesAnew?(base: Form, form: Form): boolean;
  /** Whether a form has what is worth keeping on this device; without it, whatever differs. */
  touched?(base: Form, form: Form): boolean;
}

/** The fields of the object itself, and lines of a collection one by one. */
export const PLAIN_FIELDS: FormFields<object> = {
  differences,
  reapply,
  isNumber: isNumberField,
};

/** Messages of the server, each on its field; the first one stays where a field has several. */
export function errorsOf(failures: readonly FieldFailure[], fieldOf: (path: string) => string): FormErrors {
  const errors: FormErrors = {};
  for (const { path, message } of failures) errors[fieldOf(path.replace(/^input\./, ''))] ??= message;
  return errors;
}

/** The messages that still hold after these fields were written in. */
export function errorsAfter(errors: FormErrors, changed: readonly string[]): FormErrors {
  return Object.fromEntries(
    Object.entries(errors).filter(([field]) => !changed.some((one) => field === one || field.startsWith(`${one}.`))),
  );
}

/** Errors of what is typed in a form where something has to be chosen, and was not chosen. */
export function unchosenIn<Form extends object>(
  form: Form,
  fields: readonly (keyof Form & string)[] = [],
  words: (text: string) => string,
): FormErrors {
  const typed = fields.map((field) => [field, visibleText(String(form[field]))] as const);
  return Object.fromEntries(typed.filter(([, text]) => text !== '').map(([field, text]) => [field, words(text)]));
}
