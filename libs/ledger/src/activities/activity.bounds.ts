import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  addYears,
  AUDIENCES,
  BOUNDS,
  CHANNELS,
  checkMeasures,
  dateFaults,
  ENTERABLE_ACTIVITY_INDICATORS,
  type FieldFault,
  isTermCode,
  listFaults,
  type LocalDate,
  type Term,
  textFaults,
  visibleText,
} from '@fanzha/domain';
import { cleanLines, cleanText, keyFaults, placeFaults, type ReadFact, unknownCode } from '../facts/fact-bounds.js';
import type { ActivityContent } from './activity.entity.js';
import type { ActivityInput } from './activity.inputs.js';

/** How far ahead an activity may be planned. */
const PLANNING_YEARS = 2;

/** What was sent, cleaned for storing. `regionCode` is null where the tenant's own region is meant. */
export type StatedContent = Omit<ActivityContent, 'regionCode'> & { readonly regionCode: string | null };

/**
 * Reads an input against every bound that needs no database, and keeps going after a fault: a person corrects a form in
 * one go.
 * @param today in China; nothing is done before its day.
 */
export function readActivity(input: ActivityInput, today: LocalDate): ReadFact<StatedContent> {
  const audiences = cleanList(input.audiences);
  const channels = cleanList(input.channels);
  const partners = cleanList(input.partners);
  const narrative = cleanLines(input.narrative);
  const { measures, faults: measureFaults } = checkMeasures('measures', input.measures, ENTERABLE_ACTIVITY_INDICATORS);

  const content: StatedContent = {
    type: input.type,
    title: visibleText(input.title),
    status: input.status,
    startOn: input.startOn,
    endOn: input.endOn ?? null,
    regionCode: cleanText(input.regionCode),
    place: cleanText(input.place),
    audiences: [...new Set(audiences)],
    channels: [...new Set(channels)],
    partners: [...new Set(partners)],
    campaignId: cleanText(input.campaignId),
    narrative,
    measures,
  };
  const faults = [
    ...keyFaults(input.idempotencyKey),
    ...(isTermCode(ACTIVITY_TYPES, input.type) ? [] : [unknownCode('type')]),
    ...(isTermCode(ACTIVITY_STATUSES, input.status) ? [] : [unknownCode('status')]),
    ...textFaults('title', input.title, BOUNDS.title),
    ...dayFaults(content, today),
    ...placeFaults(content),
    ...textFaults('place', input.place, BOUNDS.place),
    ...codeFaults('audiences', audiences, AUDIENCES, BOUNDS.audiences.max),
    ...codeFaults('channels', channels, CHANNELS, BOUNDS.channels.max),
    ...listFaults('partners', partners, BOUNDS.partners),
    ...partners.flatMap((partner, index) => textFaults(`partners.${index}`, partner, BOUNDS.partner)),
    ...listFaults('measures', input.measures, BOUNDS.measures),
    ...measureFaults,
    ...textFaults('narrative', narrative, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), faults };
}

function dayFaults({ status, startOn, endOn }: StatedContent, today: LocalDate): FieldFault[] {
  const done = status === 'DONE' ? { today } : {};
  const latest = addYears(today, PLANNING_YEARS);
  const faults = [...dateFaults('startOn', startOn, { required: true, ...done }), ...dateFaults('endOn', endOn, done)];
  if (faults.length > 0) return faults;

  if (startOn > latest) faults.push({ path: 'startOn', code: 'DATE_TOO_LATE', params: { latest } });
  if (endOn === null) return faults;
  if (endOn > latest) faults.push({ path: 'endOn', code: 'DATE_TOO_LATE', params: { latest } });
  if (endOn < startOn) faults.push({ path: 'endOn', code: 'END_BEFORE_START' });
  return faults;
}

function codeFaults(path: string, codes: readonly string[], vocabulary: readonly Term[], max: number): FieldFault[] {
  const unknowns = codes.flatMap((code, index) =>
    isTermCode(vocabulary, code) ? [] : [unknownCode(`${path}.${index}`)],
  );
  return [...listFaults(path, codes, { max }), ...unknowns];
}

const cleanList = (list: readonly string[] | null | undefined): string[] => (list ?? []).map(visibleText);
