import { type FieldError, listErrors, type Locale, repeatedAt, textErrors } from '@fanzha/domain';
import type { ImportColumnState } from './import.enums.js';
import type { ImportColumnInput, ImportMappingInput, ImportReplacementInput } from './import.inputs.js';
import type { ImportColumn } from './import.model.js';
import type { KeptImport, MappedField, Replacement } from './import.repository.js';
import { letters } from '../spreadsheets/sheet-xml.js';
import { MOST_COLUMNS } from './sheet/limits.js';
import type { StagedColumn } from './sheet/staged-sheet.js';
import { unitOfHeader } from '../targets/header-unit.js';
import { foldHeader, matches } from '../targets/matching.js';
import type { MappedColumn } from '../targets/assembled.js';
import { titleOf } from '../targets/field-words.js';
import type { ImportTarget } from '../targets/target.js';

/** Words of one import that are read as others. */
const MOST_REPLACEMENTS = 500;
const WORDS = { min: 1, max: 200, required: true, multiline: true };

/** What the columns of a new file stand for, as far as their headers tell. */
export function proposedMapping(
  target: ImportTarget,
  columns: readonly StagedColumn[],
  remembered: ReadonlyMap<string, string | null>,
): MappedField[] {
  // A column that is never read takes no field.
  const headers = columns.map(({ header, personal }) => (personal ? '' : header));
  return matches(target, headers, remembered).flatMap(({ field, recognised }, index) =>
    field === null ? [] : [{ index, field: field.name, ...(recognised === 'LIKE' && { like: true as const }) }],
  );
}

/** Errors of what somebody says of columns. */
export function mappingErrors(
  target: ImportTarget,
  kept: Pick<KeptImport, 'columns' | 'mapping'>,
  { columns, replacements }: ImportMappingInput,
): FieldError[] {
  const tooMany = [
    ...listErrors('columns', columns, { max: MOST_COLUMNS }),
    ...listErrors('replacements', replacements, { max: MOST_REPLACEMENTS }),
  ];
  if (tooMany.length > 0) return tooMany;
  const names = new Set(target.fields.map(({ name }) => name));
  const repeated = repeatedAt(columns.map(({ index }) => index));
  const errors = columns.flatMap(({ index, field }, at): FieldError[] => {
    const path = `columns.${at}`;
    const column = kept.columns[index];
    if (!column) return [{ path: `${path}.index`, code: 'NOT_FOUND' }];
    if (repeated.has(at)) return [{ path: `${path}.index`, code: 'DUPLICATE' }];
    if (field != null && column.personal) return [{ path: `${path}.field`, code: 'PERSONAL_NUMBER' }];
    return field == null || names.has(field) ? [] : [{ path: `${path}.field`, code: 'UNKNOWN_CODE' }];
  });
  if (errors.length > 0) return errors;
  const after = newMapping(kept, columns);
  const twice = repeatedAt(after.map(({ field }) => field));
  const doubled = after.filter((_, at) => twice.has(at)).map(({ field }) => field);
  return [
    ...columns.flatMap(({ field }, at): FieldError[] =>
      field != null && doubled.includes(field) ? [{ path: `columns.${at}.field`, code: 'DUPLICATE' }] : [],
    ),
    ...replacements.flatMap(({ index, from, to }, at): FieldError[] => [
      ...(kept.columns[index] ? [] : [{ path: `replacements.${at}.index`, code: 'NOT_FOUND' } as const]),
      ...textErrors(`replacements.${at}.from`, from, WORDS),
      ...textErrors(`replacements.${at}.to`, to, WORDS),
    ]),
  ];
}

/** The mapping with what somebody said of some columns; a field goes from the column that had it before. */
export function newMapping(
  { mapping }: Pick<KeptImport, 'mapping'>,
  columns: readonly ImportColumnInput[],
): readonly MappedField[] {
  const said = new Map(columns.map(({ index, field }) => [index, field ?? null]));
  const given = new Set([...said.values()].filter((field) => field !== null));
  const others = mapping.filter(({ index, field }) => !said.has(index) && !given.has(field));
  const named = [...said].flatMap(([index, field]) => (field === null ? [] : [{ index, field }]));
  return [...others, ...named].sort((one, other) => one.index - other.index);
}

export function newReplacements(
  { replacements }: Pick<KeptImport, 'replacements'>,
  given: readonly ImportReplacementInput[],
): readonly Replacement[] {
  const isSame = (one: Replacement, other: Replacement) => one.index === other.index && one.from === other.from;
  const trimmed = given.map(({ index, from, to }) => ({ index, from: from.trim(), to: to.trim() }));
  const kept = replacements.filter((before) => !trimmed.some((each) => isSame(before, each)));
  return [...kept, ...trimmed.filter(({ from, to }) => from !== to)].slice(-MOST_REPLACEMENTS);
}

/** What is remembered for the next file. */
export function rememberedHeaders(
  { columns: known }: Pick<KeptImport, 'columns'>,
  columns: readonly ImportColumnInput[],
): { readonly header: string; readonly field: string | null }[] {
  const chosen = columns.flatMap(({ index, field }) => {
    const header = foldHeader(known[index]?.header ?? '');
    return header === '' ? [] : [[header, field ?? null] as const];
  });
  return [...new Map(chosen)].map(([header, field]) => ({ header, field }));
}

/** Columns with the fields that they stand for, for reading. */
export function mappedColumns(
  target: ImportTarget,
  { columns, mapping }: Pick<KeptImport, 'columns' | 'mapping'>,
): readonly MappedColumn[] {
  return mapping.flatMap(({ index, field: name }) => {
    const field = target.fields.find((each) => each.name === name);
    return field ? [{ column: index, field, unit: unitOfHeader(columns[index]?.header ?? '') }] : [];
  });
}

/** Columns as the API shows them. */
export function shownColumns(target: ImportTarget, { columns, mapping }: KeptImport, locale: Locale): ImportColumn[] {
  return columns.map(({ header, personal, samples }, index) => {
    const mapped = mapping.find((each) => each.index === index);
    const field = mapped && target.fields.find(({ name }) => name === mapped.field);
    const state: ImportColumnState = personal ? 'PERSONAL' : !field ? 'UNREAD' : mapped.like ? 'TO_CHECK' : 'KNOWN';
    const of = { field: field?.name ?? null, fieldTitle: field ? titleOf(field, locale) : null };
    return { index, letter: letters(index), header, samples, ...of, state };
  });
}
