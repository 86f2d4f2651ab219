import { ACTIVITY_STATUSES, ACTIVITY_TYPES, nameIn, termOf, type ActivityStatus } from '@fanzha/domain';
import type { ActivityFilter } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { choiceFilter, termFilter, type ListFilter } from '../../records/list/list-filter.js';

type Asked = Partial<ActivityFilter>;

export const typeFilter = (t: (key: string) => string): ListFilter<Asked> =>
  termFilter({
    key: 'type',
    label: t('activities.type'),
    all: t('activities.list.anyType'),
    terms: ACTIVITY_TYPES,
    ask: (type): Asked => ({ type }),
  });

/** What is done is the list itself and is not in the address; `ANY`: whatever their status. */
export const statusFilter = (t: (key: string) => string): ListFilter<Asked> => {
  const named = (code: ActivityStatus): string => nameIn(currentLocale(), termOf(ACTIVITY_STATUSES, code));
  return choiceFilter({
    key: 'status',
    label: t('activities.status'),
    all: named('DONE'),
    choices: () => [
      { value: 'PLANNED', label: named('PLANNED') },
      { value: 'REQUIRED', label: named('REQUIRED') },
      { value: 'ANY', label: t('activities.list.anyStatus') },
    ],
    ask: (value): Asked => ({ status: value === 'ANY' ? null : ((value || 'DONE') as ActivityStatus) }),
  });
};
