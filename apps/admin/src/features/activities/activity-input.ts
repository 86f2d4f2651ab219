import {
  ACTIVITY_TYPES,
  BOUNDS,
  checkLines,
  dateErrors,
  ENTERABLE_ACTIVITY_INDICATORS,
  fieldMessage,
  indicator,
  isSessionType,
  lengthErrorsOf,
  nameIn,
  termOf,
  spanOf,
  textErrors,
  type Audience,
  type Channel,
  type FieldError,
  visibleLines,
  visibleText,
  type IndicatorCode,
  type Locale,
  type NumberKind,
  type Qualifier,
  type TenantType,
} from '@fanzha/domain';
import type { ActivityInput, MeasureInput, ActivityRowFragment } from '../../graphql/generated.js';
import { readDays } from '../../records/text/span-text.js';
import { countOf, lineOf, unreadable } from '../../records/text/count-text.js';
import { sameContent, type FormErrors, type FormFields } from '../../records/form/record-form.js';
import { emptyForm, type ActivityForm, type MeasureLine } from './activity-draft.js';
import { lineKey } from './measure-lines.js';
import { usualAmounts } from './usual-types.js';

export const needsValue = (qualifier: Qualifier): boolean => qualifier !== 'UNCOUNTED' && qualifier !== 'WITHHELD';

/** Whether a line says anything: an untouched line is no statement at all, and least of all zero. */
export const isStated = (line: MeasureLine): boolean => line.text.trim() !== '' || line.qualifier !== 'EXACT';

const kindOf = (code: IndicatorCode): NumberKind => (indicator(code).money ? 'MONEY' : 'COUNT');

/** A stated line as it is sent. What the text itself says (3000余) holds even where the field was never left. */
function measureOf(line: MeasureLine): MeasureInput {
  const { indicator: code, from, until } = line;
  const days = until ? { from: from || null, until } : {};
  return { indicator: code, ...countOf(line, kindOf(code)), ...days };
}

/** What is sent for the form. Its measures are the stated lines only, in their order. */
export function inputOf(
  form: ActivityForm,
  idempotencyKey: string | null,
  campaignIds: readonly string[],
): ActivityInput & { measures: MeasureInput[] } {
  return {
    idempotencyKey,
    type: form.type as ActivityInput['type'],
    title: visibleText(form.title),
    status: form.status,
    startOn: form.startOn,
    endOn: form.endOn || null,
    regionCode: form.regionCode || null,
    venue: visibleText(form.venue) || null,
    audiences: form.audiences as Audience[],
    channels: form.channels as Channel[],
    partners: form.partners,
    theme: form.theme,
    fraudTypeCodes: form.fraudTypes,
    basisNumber: visibleText(form.basisNumber) || null,
    basisIssuer: visibleText(form.basisIssuer) || null,
    speakers: form.speakers,
    campaignIds: [...campaignIds],
    measures: form.measures.filter(isStated).map(measureOf),
    narrative: visibleLines(form.narrative) || null,
  };
}

/**
 * The field of the form in which an error of the input is shown: `measures.2.value` is the third line that was sent.
 */
export function fieldOfPath(path: string, form: ActivityForm): string {
  const measure = /^measures\.(\d+)/.exec(path);
  if (measure) {
    const line = form.measures.filter(isStated)[Number(measure[1])];
    return line ? `measure:${lineKey(line)}` : 'measures';
  }
  const field = path.split('.')[0] ?? path;
  return field === 'fraudTypeCodes' ? 'fraudTypes' : field;
}

/** What the form says in words of its own, because the server's would not fit its labels. */
interface FormWords {
  readonly type: string;
  readonly title: string;
  readonly sessions: string;
}

/** A lecture that was held was held at least once: nothing said about it would count nowhere. */
const lacksSessions = ({ type, status, measures }: ActivityForm): boolean =>
  type !== '' &&
  isSessionType(type) &&
  status === 'DONE' &&
  !measures.some((line) => isSessions(line) && isStated(line));

/** The first line in which sessions are stated, or would be. */
const sessionsLine = ({ measures }: ActivityForm): string =>
  lineKey(measures.find(isSessions) ?? { indicator: 'SESSIONS' });

/** What can be told before sending, with the very checks of the server and, but for `words`, its very messages. */
export function checkForm(form: ActivityForm, today: string, locale: Locale, words: FormWords): FormErrors {
  const days = readDays(form.startOn, form.endOn);
  const { measures } = inputOf(form, null, []);
  const fieldErrors: FieldError[] = [
    ...dateErrors('startOn', form.startOn, form.status === 'DONE' ? { required: true, today } : { required: true }),
    ...dateErrors('endOn', form.endOn, form.status === 'DONE' ? { today } : {}),
    ...(form.endOn !== '' && form.endOn < form.startOn ? [{ path: 'endOn', code: 'END_BEFORE_START' } as const] : []),
    ...(visibleText(form.title) === '' ? [] : textErrors('title', form.title, BOUNDS.title)),
    ...textErrors('venue', form.venue, BOUNDS.venue),
    ...form.partners.flatMap((partner, at) => textErrors(`partners.${at}`, partner, BOUNDS.partner)),
    ...form.speakers.flatMap((speaker, at) => textErrors(`speakers.${at}`, speaker, BOUNDS.speaker)),
    ...textErrors('basisNumber', form.basisNumber, BOUNDS.documentNumber),
    ...textErrors('basisIssuer', form.basisIssuer, BOUNDS.basisIssuer),
    ...textErrors('narrative', form.narrative, BOUNDS.narrative),
    ...checkLines(
      'measures',
      measures.map((measure) => ({ ...measure, qualifier: measure.qualifier ?? 'EXACT' })),
      ENTERABLE_ACTIVITY_INDICATORS,
      days,
    ).errors,
    ...(days && measures.some(({ until }) => until == null) ? lengthErrorsOf('endOn', days) : []),
  ];
  // Without a type there is no title yet: one thing is missing, not two.
  const errors: FormErrors =
    form.type === '' ? { type: words.type } : visibleText(form.title) === '' ? { title: words.title } : {};
  for (const fieldError of fieldErrors) errors[fieldOfPath(fieldError.path, form)] ??= fieldMessage(fieldError, locale);
  if (lacksSessions(form)) errors[`measure:${sessionsLine(form)}`] ??= words.sessions;
  for (const line of form.measures) {
    const wrong = unreadable(line, kindOf(line.indicator), locale);
    if (wrong !== null) errors[`measure:${lineKey(line)}`] = wrong;
  }
  return errors;
}

/** Lines for a type: those that are usual in a unit, then whatever else is already stated. */
export function linesFor(unit: TenantType, type: ActivityForm['type'], lines: readonly MeasureLine[]): MeasureLine[] {
  const usual = usualAmounts(unit, type);
  const offered = usual.flatMap((indicator): MeasureLine[] => {
    const own = lines.filter((line) => line.indicator === indicator);
    return own.length > 0 ? own : [{ indicator, text: '', qualifier: 'EXACT' }];
  });
  return [...offered, ...lines.filter((line) => isStated(line) && !usual.includes(line.indicator))];
}

const ONE_SESSION: MeasureLine = { indicator: 'SESSIONS', text: '1', qualifier: 'EXACT' };

/** Lines of a new record: one lecture or class meeting is one session until somebody says otherwise. */
export function newLinesFor(
  unit: TenantType,
  type: ActivityForm['type'],
  lines: readonly MeasureLine[] = [],
): MeasureLine[] {
  const written = lines.filter((line) => !sameContent(line, ONE_SESSION));
  const counted = type !== '' && isSessionType(type) && !written.some((line) => isStated(line) && isSessions(line));
  return linesFor(unit, type, written).map((line) => (counted && isSessions(line) ? { ...ONE_SESSION } : line));
}
/** Lines where one session is no longer taken for granted: a running total is of more than this one event. */
export const withoutPrefill = (lines: readonly MeasureLine[]): MeasureLine[] =>
  lines.map((line) => (sameContent(line, ONE_SESSION) ? { ...line, text: '' } : line));
const isSessions = ({ indicator: code }: MeasureLine): boolean => code === 'SESSIONS';

/** A title for those who do not want to write one: where, and what. */
export function suggestedTitle(form: ActivityForm, locale: Locale): string {
  if (form.type === '') return '';
  const what = nameIn(locale, termOf(ACTIVITY_TYPES, form.type));
  const where = visibleText(form.venue);
  if (where === '') return what;
  return locale === 'en' ? `${what}, ${where}` : `${where}${what}`;
}

/** What a record says beside its amounts, as the form holds it. */
const detailsOf = ({ theme, fraudTypes, basisNumber, basisIssuer, speakers }: ActivityRowFragment) => ({
  theme,
  fraudTypes: fraudTypes.map(({ code }) => code),
  basisNumber: basisNumber ?? '',
  basisIssuer: basisIssuer ?? '',
  speakers: [...speakers],
});

/** The form of a record that exists. @param unit the type of the unit that amends it */
export function formOf(unit: TenantType, activity: ActivityRowFragment & { narrative: string | null }): ActivityForm {
  const own = spanOf(activity.startOn, activity.endOn);
  const days = activity.runningSince ? { from: activity.runningSince, until: own.until } : own;
  const lines = activity.measures.map(({ indicator, from, until, ...count }): MeasureLine => ({
    indicator,
    ...lineOf(count),
    ...(until === days.until && from === days.from ? {} : { from: from ?? '', until }),
  }));
  return {
    type: activity.type,
    title: activity.title,
    titleTyped: true,
    status: activity.status,
    startOn: activity.startOn,
    endOn: activity.endOn ?? '',
    regionCode: activity.region.code,
    venue: activity.venue ?? '',
    audiences: [...activity.audiences],
    channels: [...activity.channels],
    partners: [...activity.partners],
    ...detailsOf(activity),
    measures: linesFor(unit, activity.type, lines),
    narrative: activity.narrative ?? '',
  };
}

/**
 * A new form like an earlier record: venue, people and means, and the lines of amounts without their numbers. Numbers
 * are of one day; a copied one would be invented.
 */
export function formLike(unit: TenantType, activity: ActivityRowFragment, today: string): ActivityForm {
  const codes = [...new Set(activity.measures.map(({ indicator }) => indicator))];
  const lines = codes.map((indicator) => ({ indicator, text: '', qualifier: 'EXACT' as const }));
  const known = newLinesFor(unit, activity.type);
  return {
    ...emptyForm(today),
    type: activity.type,
    regionCode: activity.region.code,
    venue: activity.venue ?? '',
    audiences: [...activity.audiences],
    channels: [...activity.channels],
    partners: [...activity.partners],
    ...detailsOf(activity),
    measures: [...known, ...lines.filter(({ indicator }) => !known.some((line) => line.indicator === indicator))],
  };
}

/** My changes since `base`, laid over what the other person saved: a field I left alone takes theirs. */
function reapply(base: ActivityForm, mine: ActivityForm, theirs: ActivityForm): ActivityForm {
  const merged: Record<string, unknown> = { ...theirs };
  for (const field of Object.keys(mine) as (keyof ActivityForm)[]) {
    if (field !== 'measures' && !sameContent(base[field], mine[field])) merged[field] = mine[field];
  }
  const find = (form: ActivityForm, key: string) => form.measures.find((line) => lineKey(line) === key);
  const codes = [...new Set([...theirs.measures, ...mine.measures].map(lineKey))];
  merged['measures'] = codes.map((code) =>
    sameContent(find(base, code), find(mine, code)) ? (find(theirs, code) ?? find(mine, code)) : find(mine, code),
  );
  return {
    ...(merged as unknown as ActivityForm),
    measures: (merged['measures'] as (MeasureLine | undefined)[]).filter((line) => line !== undefined),
  };
}

/** Fields in which two forms differ, as `venue` or `measure:LEAFLETS`. */
function differences(left: ActivityForm, right: ActivityForm): string[] {
  const fields = (Object.keys(left) as (keyof ActivityForm)[]).filter(
    (field) => field !== 'measures' && field !== 'titleTyped' && !sameContent(left[field], right[field]),
  );
  const codes = [...new Set([...left.measures, ...right.measures].map(lineKey))];
  const stated = (form: ActivityForm, key: string) => {
    const line = form.measures.find((one) => lineKey(one) === key && isStated(one));
    // What was stated before lines were divided is not sent, and makes no difference.
    return line ? { ...line, whole: undefined } : null;
  };
  return [
    ...fields,
    ...codes.filter((code) => !sameContent(stated(left, code), stated(right, code))).map((code) => `measure:${code}`),
  ];
}

/** Whether something was written: a title that follows venue and type says nothing by itself. */
function touched(base: ActivityForm, form: ActivityForm): boolean {
  const untitled = (one: ActivityForm): ActivityForm => ({ ...one, title: '' });
  return !sameContent(untitled(form), untitled(base)) || (form.titleTyped && form.title !== base.title);
}

/** An amount is a field by its indicator and days, whatever its place among the lines. */
export const activityFields: FormFields<ActivityForm> = {
  differences,
  reapply,
  isNumber: (_form, field) => field.startsWith('measure:'),
  // What was planned or required is no result yet.
  statesAnew: (base, form) => base.status !== 'DONE' && form.status === 'DONE',
  touched,
};
