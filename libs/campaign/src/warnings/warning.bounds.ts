import {
  BOUNDS,
  dateFaults,
  type FieldFault,
  fraudType,
  isFraudTypeCode,
  isWithin,
  listFaults,
  type LocalDate,
  type Sector,
  textFaults,
  visibleText,
} from '@fanzha/domain';
import { cleanLines, cleanText, keyFaults, type ReadFact, unknownCode } from '@fanzha/ledger';
import type { Region } from '@fanzha/org';
import type { OverseenRegion } from '@fanzha/platform';
import type { WarningContent } from './warning.entity.js';
import type { WarningInput } from './warning.inputs.js';

/** What an official knows who writes a warning. */
export interface Desk {
  readonly today: LocalDate;
  readonly oversight: readonly OverseenRegion[];
  readonly findRegion: (code: string) => Region | undefined;
}

const BODY = { ...BOUNDS.narrative, min: 1, required: true } as const;
const REGIONS = { min: 1, max: 50 } as const;

/**
 * Reads an input against every bound that needs no database, and keeps going after a fault. Whom an official may warn
 * is whom it oversees: a line authority its line, whether it says so or not.
 */
export function readWarning(input: WarningInput, desk: Desk): ReadFact<WarningContent> {
  const line = desk.oversight[0]?.sector ?? null;
  const content: WarningContent = {
    title: visibleText(input.title),
    body: cleanLines(input.body) ?? '',
    publishedOn: input.publishedOn,
    fraudType: cleanText(input.fraudTypeCode),
    regions: input.regionCodes,
    sectors: line !== null && input.sectors.length === 0 ? [line] : input.sectors,
    regionCode: null,
    campaignId: null,
  };
  const faults = [
    ...keyFaults(input.idempotencyKey),
    ...textFaults('title', input.title, BOUNDS.title),
    ...textFaults('body', content.body, BODY),
    ...dateFaults('publishedOn', input.publishedOn, { required: true, today: desk.today }),
    ...fraudTypeFaults(content.fraudType),
    ...listFaults('regionCodes', content.regions, REGIONS),
    ...content.regions.flatMap((code, place) => regionFaults(desk, content.regions, code, place)),
    ...content.sectors.flatMap((sector, place) => sectorFaults(line, content.sectors, sector, place)),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), faults };
}

function regionFaults(
  { findRegion, oversight, today }: Desk,
  all: readonly string[],
  code: string,
  place: number,
): FieldFault[] {
  const path = `regionCodes.${place}`;
  if (all.indexOf(code) < place) return [{ path, code: 'DUPLICATE' }];
  const region = findRegion(code);
  if (!region || (region.validTo !== null && region.validTo < today)) return [{ path, code: 'NOT_A_REGION' }];
  return oversight.some((overseen) => isWithin(code, overseen.region)) ? [] : [{ path, code: 'OUTSIDE_REGION' }];
}

function sectorFaults(line: Sector | null, all: readonly Sector[], sector: Sector, place: number): FieldFault[] {
  const path = `sectors.${place}`;
  if (all.indexOf(sector) < place) return [{ path, code: 'DUPLICATE' }];
  return line === null || sector === line ? [] : [{ path, code: 'NOT_ALLOWED_HERE' }];
}

/** Tags of pension fraud stand beside a type and are none. */
function fraudTypeFaults(code: string | null): FieldFault[] {
  if (code === null) return [];
  if (!isFraudTypeCode(code)) return [unknownCode('fraudTypeCode')];
  return fraudType(code).pension ? [{ path: 'fraudTypeCode', code: 'NOT_ALLOWED_HERE' }] : [];
}
