import {
  ACTIVITY_STATUSES, ACTIVITY_TYPES, addYears, AUDIENCES, BOUNDS, CHANNELS, checkMeasures, dateFaults,
  ENTERABLE_ACTIVITY_INDICATORS, type FieldFault, isId, isLocalDate, isRegionCode, isTermCode, isWithin, listFaults, type LocalDate,
  type Term, type TextBounds, textFaults,
} from '@fanzha/domain';
import type { Ground } from '../facts/ground.repository.js';
import type { ActivityContent } from './activity.entity.js';
import type { ActivityInput } from './activity.inputs.js';

/** How far ahead an activity may be planned. */
const PLANNING_YEARS = 2;

/** What was sent, cleaned for storing. `regionCode` is null where the tenant's own region is meant. */
export type StatedContent = Omit<ActivityContent, 'regionCode'> & { readonly regionCode: string | null };

/** An input as it was understood. Nothing of it may be stored unless there are no faults at all. */
export interface ReadActivity {
  readonly content: StatedContent;
  readonly idempotencyKey: string | null;
  readonly faults: FieldFault[];
}

/**
 * Reads an input against every bound that needs no database, and keeps going after a fault: a person corrects a form in
 * one go.
 * @param today in China; nothing is done before its day.
 */
export function readActivity(input: ActivityInput, today: LocalDate): ReadActivity {
  const audiences = cleanList(input.audiences);
  const channels = cleanList(input.channels);
  const partners = cleanList(input.partners);
  const narrative = cleanText(input.narrative?.replaceAll('\r\n', '\n'));
  const { measures, faults: measureFaults } = checkMeasures('measures', input.measures, ENTERABLE_ACTIVITY_INDICATORS);

  const content: StatedContent = {
    type: input.type,
    title: input.title.trim(),
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
    ...(isTermCode(ACTIVITY_TYPES, input.type) ? [] : [unknown('type')]),
    ...(isTermCode(ACTIVITY_STATUSES, input.status) ? [] : [unknown('status')]),
    ...textFaults('title', input.title, BOUNDS.title),
    ...dayFaults(content, today),
    ...(content.regionCode === null || isRegionCode(content.regionCode) ? [] : [{ path: 'regionCode', code: 'NOT_A_REGION' } as const]),
    ...textFaults('place', input.place, BOUNDS.place),
    ...codeFaults('audiences', audiences, AUDIENCES, BOUNDS.audiences.max),
    ...codeFaults('channels', channels, CHANNELS, BOUNDS.channels.max),
    ...listFaults('partners', partners, BOUNDS.partners),
    ...partners.flatMap((partner, index) => textFaults(`partners.${index}`, partner, BOUNDS.partner)),
    ...(content.campaignId === null || isId(content.campaignId) ? [] : [unknown('campaignId')]),
    ...listFaults('measures', input.measures, BOUNDS.measures),
    ...measureFaults,
    ...textFaults('narrative', narrative, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), faults };
}

/** Whether the ground can be asked about at all: it takes a real day and well-formed codes. */
export function groundQuestion(content: StatedContent): { day: LocalDate; regionCode: string | null; campaignId: string | null } | null {
  if (!isLocalDate(content.startOn)) return null;
  const { startOn: day, regionCode, campaignId } = content;
  return { day, regionCode, campaignId: campaignId !== null && isId(campaignId) ? campaignId : null };
}

/** Faults that only the database knows: tenant open, region inside the tenant's own, campaign there. */
export function groundFaults({ startOn, regionCode }: StatedContent, ground: Ground): FieldFault[] {
  const faults: FieldFault[] = [];
  if (startOn < ground.openedOn) faults.push({ path: 'startOn', code: 'DATE_TOO_EARLY', params: { earliest: ground.openedOn } });
  else if (ground.closedOn !== null && startOn > ground.closedOn) {
    faults.push({ path: 'startOn', code: 'DATE_TOO_LATE', params: { latest: ground.closedOn } });
  } else if (ground.homeRegion === null) faults.push({ path: 'startOn', code: 'NOT_ALLOWED_HERE' });

  if (regionCode !== null && isRegionCode(regionCode) && ground.homeRegion !== null) {
    const inside = ground.regionExists && isWithin(regionCode, ground.homeRegion);
    if (!inside) faults.push({ path: 'regionCode', code: 'OUTSIDE_REGION' });
  }
  if (!ground.campaignExists) faults.push(unknown('campaignId'));
  return faults;
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
  const unknowns = codes.flatMap((code, index) => (isTermCode(vocabulary, code) ? [] : [unknown(`${path}.${index}`)]));
  return [...listFaults(path, codes, { max }), ...unknowns];
}

/** A key that is sent must be one: taking a blank key for none would record twice. */
function keyFaults(key: string | null | undefined): FieldFault[] {
  const bounds: TextBounds = { ...BOUNDS.idempotencyKey, required: key != null };
  return textFaults('idempotencyKey', key, bounds);
}

const unknown = (path: string): FieldFault => ({ path, code: 'UNKNOWN_CODE' });

const cleanText = (text: string | null | undefined): string | null => text?.trim() || null;

const cleanList = (list: readonly string[] | null | undefined): string[] => (list ?? []).map((entry) => entry.trim());
