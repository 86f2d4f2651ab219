import {
  ERROR_REASONS,
  type ErrorReason,
  errorMessage,
  FIELD_CODES,
  type FieldCode,
  fieldMessageAbout,
  type Locale,
  nameIn,
  fieldName,
  numberErrorMessage,
  type NumberError,
} from '@fanzha/domain';
import type { KeptImport } from './import.repository.js';
import { titleOf } from '../targets/field-words.js';
import type { ImportTarget, RowError } from '../targets/target.js';

const FIELDS: ReadonlySet<string> = new Set(FIELD_CODES);
const REASONS: ReadonlySet<string> = new Set(ERROR_REASONS);

type Told = Pick<RowError, 'column' | 'field' | 'code' | 'params'>;

/** What a person is told about an error of a row. */
export function messageOf(error: Told, kept: KeptImport, target: ImportTarget, locale: Locale): string {
  const { code, params } = error;
  // Why a text is no number is known better than that it is none.
  const why = params?.['why'];
  if (typeof why === 'string')
    return numberErrorMessage({ reason: why as NumberError['reason'], params: params ?? {} }, locale);
  if (code === 'LOOKS_LIKE_DATE') return `${aboutField(error, kept, target, locale)}${CONFIRMED[locale]}`;
  if (FIELDS.has(code)) return aboutField(error, kept, target, locale);
  const reason = REASONS.has(code) ? (code as ErrorReason) : undefined;
  const told = errorMessage(
    { code: 'CONFLICT', ...(reason && { reason }), ...(params && { details: params }) },
    locale,
  );
  return code === 'TOTAL_OVERLAPS' ? `${told}${IN_THE_FORM[locale]}` : told;
}

/** Whether an amount is part of a total is asked in the form; no column of a file answers it. */
const IN_THE_FORM: Readonly<Record<Locale, string>> = {
  'zh-CN': '（表格里答不了，这一行请到台账里单独记）',
  en: ' (a file cannot answer this: record this row by itself in the ledger)',
};

/** A roster is asked about such a door; a file answers in a column of its own. */
const CONFIRMED: Readonly<Record<Locale, string>> = {
  'zh-CN': '（在“确是门牌”列填“是”）',
  en: ' (write yes in the column “It is a door”)',
};

function aboutField(error: Told, kept: KeptImport, target: ImportTarget, locale: Locale): string {
  const { code, params } = error;
  return fieldMessageAbout(
    { code: code as FieldCode, ...(params && { params: inWords(params, error, target, locale) }) },
    nameOf(error, kept, target, locale),
    locale,
  );
}

/** Entries of closed lists by what people call them: `kept` holds one or several of the field. */
function inWords(
  params: NonNullable<Told['params']>,
  { field }: Told,
  target: ImportTarget,
  locale: Locale,
): NonNullable<Told['params']> {
  const { kept } = params;
  const terms = target.fields.find(({ name, input }) => name === field || input === field)?.terms;
  if (typeof kept !== 'string' || !terms) return params;
  const names = kept.split(LISTED).map((code) => {
    const term = terms.find((each) => each.code === code);
    return term ? nameIn(locale, term) : code;
  });
  return { ...params, kept: names.join(locale === 'en' ? ', ' : LISTED) };
}
const LISTED = '、';

/** What the column of an error is called: its header, else the field. */
export function nameOf({ column, field }: Told, kept: KeptImport, target: ImportTarget, locale: Locale): string {
  const header = column === null ? '' : (kept.columns[column]?.header ?? '');
  if (header !== '') return header;
  const known = target.fields.find(({ name, input }) => name === field || input === field);
  if (known) return titleOf(known, locale);
  return field === null ? '—' : fieldName(field, locale);
}
