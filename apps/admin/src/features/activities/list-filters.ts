import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  isIndicatorCode,
  isTermCode,
  type ActivityStatus,
  type ActivityType,
  type IndicatorCode,
} from '@fanzha/domain';
import type { ActivityFilter } from '../../graphql/generated.js';
import { commonFilter, type Filters, type OwnFilters } from '../../records/list/record-filters.js';

type OwnKey = 'type' | 'status' | 'indicator';

/**
 * What the list of activities can be narrowed to beside what all lists share. Status: those done unless another one is
 * asked for, ANY: whatever their status. An indicator is brought along from a figure.
 */
export const OWN_FILTERS: OwnFilters<OwnKey> = {
  type: (text) => (isTermCode(ACTIVITY_TYPES, text) ? text : ''),
  // What is done is the list itself and is not in the address.
  status: (text) => (text === 'ANY' || (isTermCode(ACTIVITY_STATUSES, text) && text !== 'DONE') ? text : ''),
  indicator: (text) => (isIndicatorCode(text) ? text : ''),
};

/** The API's filter. */
export function apiFilter(filters: Filters<OwnKey>): ActivityFilter {
  return {
    ...commonFilter(filters),
    type: (filters.type as ActivityType | '') || null,
    status: filters.status === 'ANY' ? null : (filters.status as ActivityStatus | '') || 'DONE',
    indicator: (filters.indicator as IndicatorCode | '') || null,
  };
}
