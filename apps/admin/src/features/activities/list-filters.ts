import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  AUDIENCES,
  CHANNELS,
  nameIn,
  termOf,
  THEMES,
  type ActivityStatus,
} from '@fanzha/domain';
import type { ActivityFilter } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { fraudTypeFilter } from '../../records/list/fraud-type-filter.js';
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

/** What an activity was about, whom it was for and by what means, what it taught, and whether it was publicity. */
export const subjectFilters = (t: (key: string) => string): ListFilter<Asked>[] => [
  choiceFilter({
    key: 'internal',
    label: t('activities.list.work'),
    all: t('activities.list.anyWork'),
    choices: () => [
      { value: '0', label: t('activities.list.publicity') },
      { value: '1', label: t('activities.list.internal') },
    ],
    ask: (value): Asked => ({ internal: value === '' ? null : value === '1' }),
    further: true,
  }),
  termFilter({
    key: 'theme',
    label: t('activities.field.theme'),
    all: t('activities.list.anyTheme'),
    terms: THEMES,
    ask: (theme): Asked => ({ theme }),
    further: true,
  }),
  termFilter({
    key: 'audience',
    label: t('activities.audiences'),
    all: t('activities.list.anyAudience'),
    terms: AUDIENCES,
    ask: (audience): Asked => ({ audience }),
    further: true,
  }),
  termFilter({
    key: 'channel',
    label: t('activities.channels'),
    all: t('activities.list.anyChannel'),
    terms: CHANNELS,
    ask: (channel): Asked => ({ channel }),
    further: true,
  }),
  fraudTypeFilter(t('activities.field.fraudTypes'), t('records.allFraud'), { further: true }),
];
