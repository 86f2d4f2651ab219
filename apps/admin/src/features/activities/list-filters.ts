import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  type ActivityStatus,
  isIndicatorCode,
  isRegionCode,
  isTermCode,
  SECTORS,
  visibleText,
  type IndicatorCode,
  type Sector,
} from '@fanzha/domain';
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { ActivityFilter, ActivityType } from '../../graphql/generated.js';
import { oneOf, validPeriod } from '../../records/list/record-filters.js';

/** What the list is narrowed to. All of it lives in the address, so a link shows what its sender saw. */
export interface ListFilters {
  readonly text: string;
  readonly type: ActivityType | '';
  /** Those done unless another status is asked for; ANY: whatever their status. */
  readonly status: ActivityStatus | 'ANY' | '';
  readonly period: string;
  readonly voided: boolean;
  /** Brought along from a figure elsewhere; not offered as fields here. */
  readonly tenant: string;
  readonly region: string;
  readonly directly: boolean;
  readonly sector: Sector | '';
  readonly indicator: IndicatorCode | '';
}

export const NO_FILTERS: ListFilters = {
  text: '',
  type: '',
  status: '',
  period: '',
  voided: false,
  tenant: '',
  region: '',
  directly: false,
  sector: '',
  indicator: '',
};

function statusOf(text: string): ListFilters['status'] {
  if (text === 'ANY') return 'ANY';
  // What is done is the list itself and is not in the address.
  return isTermCode(ACTIVITY_STATUSES, text) && text !== 'DONE' ? (text as ActivityStatus) : '';
}

/** Reads the address. What cannot be meant is left out, as a link may be old or mistyped. */
export function filtersOf(query: LocationQuery): ListFilters {
  const [type, sector, indicator, region] = [
    oneOf(query['type']),
    oneOf(query['sector']),
    oneOf(query['indicator']),
    oneOf(query['region']),
  ];
  return {
    text: oneOf(query['q']).slice(0, 100),
    type: isTermCode(ACTIVITY_TYPES, type) ? (type as ActivityType) : '',
    status: statusOf(oneOf(query['status'])),
    period: validPeriod(oneOf(query['period'])),
    voided: oneOf(query['voided']) === '1',
    tenant: oneOf(query['tenant']),
    region: isRegionCode(region) ? region : '',
    directly: oneOf(query['directly']) === '1',
    sector: isTermCode(SECTORS, sector) ? (sector as Sector) : '',
    indicator: isIndicatorCode(indicator) ? indicator : '',
  };
}

/** Writes the address; what is not narrowed does not appear in it. */
export function queryOf(filters: ListFilters): LocationQueryRaw {
  const query: Record<string, string> = {
    q: visibleText(filters.text),
    type: filters.type,
    status: filters.status,
    period: filters.period,
    voided: filters.voided ? '1' : '',
    tenant: filters.tenant,
    region: filters.region,
    directly: filters.directly ? '1' : '',
    sector: filters.sector,
    indicator: filters.indicator,
  };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

export const isNarrowed = (filters: ListFilters): boolean => Object.keys(queryOf(filters)).length > 0;

/** The API's filter. */
export function apiFilter(filters: ListFilters): ActivityFilter {
  return {
    text: visibleText(filters.text) || null,
    type: filters.type || null,
    status: filters.status === 'ANY' ? null : filters.status || 'DONE',
    period: filters.period || null,
    includeVoided: filters.voided,
    tenantId: filters.tenant || null,
    regionCode: filters.region || null,
    directly: filters.directly,
    sector: filters.sector || null,
    indicator: filters.indicator || null,
  };
}
