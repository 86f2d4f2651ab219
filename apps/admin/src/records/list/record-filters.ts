import { isRegionCode, isTermCode, parsePeriod, SECTORS, visibleText, type Sector } from '@fanzha/domain';
import type { LocationQuery, LocationQueryRaw } from 'vue-router';

/**
 * What every list of records can be narrowed to. All of it lives in the address, so a link shows what its sender saw.
 */
export interface RecordFilters {
  readonly text: string;
  readonly period: string;
  readonly voided: boolean;
  /** Brought along from a figure elsewhere; not offered as fields in the lists. */
  readonly tenant: string;
  readonly region: string;
  readonly directly: boolean;
  readonly sector: Sector | '';
}

/** What one list adds, by its key in the address: reads a value, '' where it cannot be meant. */
export type OwnFilters<Key extends string> = Readonly<Record<Key, (text: string) => string>>;
export type Filters<Key extends string> = RecordFilters & Readonly<Record<Key, string>>;

/** The value of a query key that may be repeated or missing. */
export const oneOf = (value: LocationQuery[string] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? '';

/** A period as it is written in full; '' where the text is none. */
export function validPeriod(text: string): string {
  if (text === '') return '';
  try {
    return parsePeriod(text).text;
  } catch {
    return '';
  }
}

/** Reads the address. What cannot be meant is left out, as a link may be old or mistyped. */
export function filtersOf<Key extends string>(query: LocationQuery, own: OwnFilters<Key>): Filters<Key> {
  const [sector, region] = [oneOf(query['sector']), oneOf(query['region'])];
  const further = Object.fromEntries(
    Object.entries<(text: string) => string>(own).map(([key, read]) => [key, read(oneOf(query[key]))]),
  ) as Record<Key, string>;
  return {
    ...further,
    text: oneOf(query['q']).slice(0, 100),
    period: validPeriod(oneOf(query['period'])),
    voided: oneOf(query['voided']) === '1',
    tenant: oneOf(query['tenant']),
    region: isRegionCode(region) ? region : '',
    directly: oneOf(query['directly']) === '1',
    sector: isTermCode(SECTORS, sector) ? (sector as Sector) : '',
  };
}

/** Writes the address; what is not narrowed does not appear in it. */
export function queryOf<Key extends string>(filters: Filters<Key>, own: OwnFilters<Key>): LocationQueryRaw {
  const query: Record<string, string> = {
    q: visibleText(filters.text),
    period: filters.period,
    voided: filters.voided ? '1' : '',
    tenant: filters.tenant,
    region: filters.region,
    directly: filters.directly ? '1' : '',
    sector: filters.sector,
    ...Object.fromEntries((Object.keys(own) as Key[]).map((key) => [key, filters[key]])),
  };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

/** The part of the API's filter that all lists share. */
export function commonFilter(filters: RecordFilters) {
  return {
    text: visibleText(filters.text) || null,
    period: filters.period || null,
    includeVoided: filters.voided,
    tenantId: filters.tenant || null,
    regionCode: filters.region || null,
    directly: filters.directly,
    sector: filters.sector || null,
  };
}
