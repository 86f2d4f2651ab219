import {
  BOUNDS,
  dateErrors,
  DOCUMENT_NUMBER_EXAMPLE,
  type FieldError,
  listErrors,
  type LocalDate,
  readDocumentNumber,
  regionCodeErrors,
  repeatedAt,
  SUMMARY_SECTIONS,
  textErrors,
  visibleLines,
  visibleText,
} from '@fanzha/domain';
import { keyErrors } from '@fanzha/ledger';
import { placeholderErrors } from './document/narrative-text.js';
import { type Narrative, WRITTEN_SECTIONS } from './document/section.js';
import type { SnapshotFigure } from './snapshot/snapshot.js';
import type { SummaryInput, SummaryIssueInput, SummaryTextInput } from './summary.inputs.js';
import type { KeptMark } from './marks/mark.js';

/** Characters of one part: all of them together are a summary of some twenty pages. */
export const SECTION_TEXT = { max: 5_000, multiline: true } as const;
const MOST_KEPT = 100;
const MARKED_WORDS = { min: 1, max: 200, required: true } as const;

/** Errors of what is summarised that need no database. */
export function subjectErrors({ period, regionCode, sector, idempotencyKey }: SummaryInput, today: LocalDate) {
  const errors: FieldError[] = keyErrors(idempotencyKey);
  if (period.start > today) errors.push({ path: 'period', code: 'DATE_IN_FUTURE', params: { latest: today } });
  errors.push(...regionCodeErrors('regionCode', regionCode));
  if (regionCode == null && sector != null) errors.push({ path: 'sector', code: 'NOT_ALLOWED_HERE' });
  return errors;
}

/** What a person has written, as it is kept, and every error of it that needs no figures. */
export function readText({ sections, keptMarks }: SummaryTextInput): {
  narrative: Narrative;
  keptMarks: KeptMark[];
  errors: FieldError[];
} {
  const repeated = repeatedAt(sections.map(({ section }) => section));
  const kept = keptMarks ?? [];
  return {
    narrative: Object.fromEntries(
      sections.map(({ section, text }) => [section, visibleLines(text)] as const).filter(([, text]) => text !== ''),
    ),
    keptMarks: kept.map(({ section, kind, words }) => ({ section, kind, words: visibleText(words) })),
    errors: [
      ...listErrors('sections', sections, { max: SUMMARY_SECTIONS.length }),
      ...[...repeated].map((at): FieldError => ({ path: `sections.${at}.section`, code: 'DUPLICATE' })),
      ...sections.flatMap(({ text }, at) => textErrors(`sections.${at}.text`, text, SECTION_TEXT)),
      ...listErrors('keptMarks', kept, { max: MOST_KEPT }),
      ...kept.slice(0, MOST_KEPT).flatMap(({ words }, at) => textErrors(`keptMarks.${at}.words`, words, MARKED_WORDS)),
    ],
  };
}

/** UNKNOWN_CODE for each text that names a figure which the snapshot has not. */
export const figureErrors = (
  { sections }: SummaryTextInput,
  figures: ReadonlyMap<string, SnapshotFigure>,
): FieldError[] => sections.flatMap(({ text }, at) => placeholderErrors(`sections.${at}.text`, text, figures));

/** What an edition is issued as, and every error of it. */
export function readIssue(
  { documentNumber, signedOn }: SummaryIssueInput,
  today: LocalDate,
): { documentNumber: string | null; signedOn: LocalDate; errors: FieldError[] } {
  const typed = visibleText(documentNumber);
  const number = typed === '' ? null : readDocumentNumber(typed);
  const errors = textErrors('documentNumber', documentNumber, BOUNDS.documentNumber);
  if (typed !== '' && number === null && errors.length === 0)
    errors.push({ path: 'documentNumber', code: 'INVALID_FORMAT', params: { example: DOCUMENT_NUMBER_EXAMPLE } });
  errors.push(...dateErrors('signedOn', signedOn, { today }));
  return { documentNumber: number, signedOn: signedOn ?? today, errors };
}

/** REQUIRED for each part that only a person can write and nobody has written yet. */
export const unwrittenErrors = (narrative: Narrative): FieldError[] =>
  WRITTEN_SECTIONS.filter((section) => !narrative[section]).map((section) => ({
    path: `sections.${section}`,
    code: 'REQUIRED',
  }));
