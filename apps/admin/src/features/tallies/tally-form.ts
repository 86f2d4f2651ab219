import {
  addDays,
  alertCountErrors,
  beginningErrors,
  BOUNDS,
  checkCount,
  exceedsWhole,
  dateErrors,
  fieldMessage,
  indicator as indicatorOf,
  ledgersOf,
  TALLY_LEDGERS,
  tallyLedgerTerm,
  textErrors,
  visibleLines,
  type AlertLevel,
  type FieldError,
  type IndicatorCode,
  type Locale,
  type NumberKind,
  type TallyLedger,
  type TenantType,
} from '@fanzha/domain';
import type { TallyInput, TallyMeasureInput as MeasureInput, TallyWholeFragment } from '../../graphql/generated.js';
import { countOf, isStatedCount, lineOf, NO_COUNT, unreadable, type CountLine } from '../../records/text/count-text.js';
import { beganOf } from '../../records/form/told.js';
import type { FormErrors } from '../../records/form/record-form.js';
import type { Sending } from '../../records/form/record-form-options.js';

/**
 * One amount of a record. `within` says that it is already contained in the amount named by the ledger (其中); null
 * where nobody has said: then it is, unless it is larger.
 */
interface TallyLine extends CountLine {
  within: boolean | null;
}

interface TallyForm {
  ledger: TallyLedger;
  /** First day of amounts of several days, '' of one. */
  beganOn: string;
  occurredOn: string;
  regionCode: string;
  /** Of counted alerts; '' of all levels, or not known. */
  alertLevel: AlertLevel | '';
  caseId: string;
  /** What is typed of a case number and not chosen. */
  caseText: string;
  /** By indicator; `ACCOUNTS_RESTRICTED-` is what was released from it. */
  lines: Record<string, TallyLine>;
  narrative: string;
}

/** Ledgers this type of unit keeps, in the order of menus. */
export function tallyLedgersOf(type: TenantType): TallyLedger[] {
  const kept: readonly string[] = ledgersOf(type);
  return TALLY_LEDGERS.map(({ code }) => code).filter((code) => kept.includes(code));
}

export interface LineName {
  readonly key: string;
  readonly indicator: IndicatorCode;
  readonly released: boolean;
  readonly whole: IndicatorCode | null;
}

/** Lines of a ledger in the order of its form. */
function linesOf(code: TallyLedger): LineName[] {
  const ledger = tallyLedgerTerm(code);
  return ledger.indicators.flatMap((indicator) => [
    { key: indicator, indicator, released: false, whole: ledger.within[indicator] ?? null },
    ...(ledger.released.includes(indicator) ? [{ key: `${indicator}-`, indicator, released: true, whole: null }] : []),
  ]);
}

/** The same with what records of before state and another ledger bears now. */
export const everyLineOf = (code: TallyLedger): LineName[] => [
  ...linesOf(code),
  ...tallyLedgerTerm(code).borneElsewhere.map((indicator): LineName => ({
    key: indicator,
    indicator,
    released: false,
    whole: null,
  })),
];

/** Lines that a form shows: nothing that a record states is lost unseen where it is amended. */
export const linesIn = ({ ledger, lines }: Pick<TallyForm, 'ledger' | 'lines'>): LineName[] =>
  everyLineOf(ledger).filter(({ key }) => key in lines);

const emptyLine = (): TallyLine => ({ ...NO_COUNT, within: null });
const emptyLines = (ledger: TallyLedger): Record<string, TallyLine> =>
  Object.fromEntries(linesOf(ledger).map(({ key }) => [key, emptyLine()]));

/** The last day that a ledger takes: alerts are counted once their days are over. */
export const latestDay = (ledger: TallyLedger, today: string): string =>
  ledger === 'ALERT_COUNT' ? addDays(today, -1) : today;

export const emptyTally = (ledger: TallyLedger, today: string): TallyForm => ({
  ledger,
  beganOn: '',
  occurredOn: latestDay(ledger, today),
  regionCode: '',
  alertLevel: '',
  caseId: '',
  caseText: '',
  lines: emptyLines(ledger),
  narrative: '',
});

export function tallyFormOf(record: TallyWholeFragment): TallyForm {
  const stated = record.measures.map((measure) => {
    const { indicator, released, partOf } = measure;
    return [`${indicator}${released ? '-' : ''}`, { ...lineOf(measure), within: partOf !== null }] as const;
  });
  return {
    ledger: record.ledger,
    beganOn: beganOf(record),
    occurredOn: record.occurredOn,
    regionCode: record.region.code,
    alertLevel: record.alertLevel ?? '',
    caseId: record.case?.id ?? '',
    caseText: '',
    lines: { ...emptyLines(record.ledger), ...Object.fromEntries(stated) },
    narrative: record.narrative ?? '',
  };
}

/** Lines that say something: an untouched line is no statement at all. */
const statedLines = (form: TallyForm): LineName[] =>
  linesIn(form).filter(({ key }) => isStatedCount(form.lines[key] ?? NO_COUNT));

const kindOf = (code: IndicatorCode): NumberKind => (indicatorOf(code).money ? 'MONEY' : 'COUNT');

/** Whether a line is said to lie within its whole; by default where it is not certainly larger. */
export function isWithin(form: TallyForm, { key, indicator, whole }: LineName): boolean {
  const [part, all] = [form.lines[key], whole === null ? undefined : form.lines[whole]];
  if (!part || !all || !isStatedCount(all)) return false;
  return part.within ?? !exceedsWhole(countOf(part, kindOf(indicator)), countOf(all, kindOf(indicator)));
}

/** Stated amounts as they are sent; a part names its whole only where the whole is stated too. */
export function measuresOf(form: TallyForm): MeasureInput[] {
  const stated = statedLines(form);
  return stated.map((name) => {
    const { key, indicator, released, whole } = name;
    const line = form.lines[key] ?? emptyLine();
    const partOf = isWithin(form, name) ? whole : null;
    return { indicator, ...countOf(line, kindOf(indicator)), released, partOf };
  });
}

export function tallyInput(
  form: TallyForm,
  { idempotencyKey, campaignIds }: Pick<Sending, 'idempotencyKey' | 'campaignIds'>,
): TallyInput {
  return {
    idempotencyKey,
    campaignIds: [...campaignIds],
    ledger: form.ledger,
    beganOn: form.beganOn || null,
    occurredOn: form.occurredOn,
    regionCode: form.regionCode || null,
    alertLevel: form.ledger === 'ALERT_COUNT' ? form.alertLevel || null : null,
    caseId: tallyLedgerTerm(form.ledger).ofCase ? form.caseId || null : null,
    measures: measuresOf(form),
    narrative: visibleLines(form.narrative) || null,
  };
}

/** Parts that are certainly larger than the whole they are said to lie in. */
function partsBeyond(form: TallyForm): [key: string, part: MeasureInput, whole: MeasureInput][] {
  const sent = measuresOf(form);
  return statedLines(form).flatMap(({ key }, at) => {
    const part = sent[at];
    const whole = sent.find((one) => !one.released && one.indicator === part?.partOf);
    return part && whole && exceedsWhole(stated(part), stated(whole)) ? [[key, part, whole]] : [];
  });
}

const stated = (measure: MeasureInput) => ({ ...measure, qualifier: measure.qualifier ?? 'EXACT' });

/** The field of an error: `measures.1.value` is the second stated line. */
export function tallyField(path: string, form: TallyForm): string {
  const at = /^measures\.(\d+)/.exec(path)?.[1];
  if (at === undefined) return path.split('.')[0] ?? path;
  const line = statedLines(form)[Number(at)];
  return line ? `lines.${line.key}` : 'measures';
}

/** What can be told before sending. @param words of the form itself, where the server's would not fit */
export function checkTally(
  form: TallyForm,
  today: string,
  locale: Locale,
  words: { readonly none: string; readonly exceeds: (part: MeasureInput, whole: MeasureInput) => string },
): FormErrors {
  const measures = measuresOf(form);
  const checked = measures.flatMap((measure, at): FieldError[] =>
    checkCount('measures', stated(measure), tallyLedgerTerm(form.ledger)).errors.map((fieldError) => ({
      ...fieldError,
      path: fieldError.path.replace('measures.0', `measures.${at}`),
    })),
  );
  const errors: FormErrors = measures.length === 0 ? { measures: words.none } : {};
  const fieldErrors = [
    ...dateErrors('occurredOn', form.occurredOn, { required: true, today: latestDay(form.ledger, today) }),
    ...beginningErrors('beganOn', form.beganOn || null, 'occurredOn', form.occurredOn),
    ...textErrors('narrative', form.narrative, BOUNDS.narrative),
    ...checked,
    ...(form.ledger === 'ALERT_COUNT' ? alertCountErrors(measures.map(stated)) : []),
  ];
  for (const fieldError of fieldErrors) errors[tallyField(fieldError.path, form)] ??= fieldMessage(fieldError, locale);
  for (const [key, part, whole] of partsBeyond(form)) errors[`lines.${key}`] ??= words.exceeds(part, whole);
  for (const { key, indicator } of linesIn(form)) {
    const wrong = unreadable(form.lines[key] ?? NO_COUNT, kindOf(indicator), locale);
    if (wrong !== null) errors[`lines.${key}`] = wrong;
  }
  return errors;
}

/** Stated amounts in the order of their ledger's form: parts after their whole. */
export function inFormOrder<Stated extends { readonly indicator: IndicatorCode; readonly released: boolean }>(
  ledger: TallyLedger,
  measures: readonly Stated[],
): Stated[] {
  const order = everyLineOf(ledger).map(({ key }) => key);
  const rank = ({ indicator, released }: Stated): number => order.indexOf(`${indicator}${released ? '-' : ''}`);
  return [...measures].sort((left, right) => rank(left) - rank(right));
}
