import { ledgersOf } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { LeadershipGroupListDocument, type LeadershipGroupRowFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { recordCsv, type RecordColumn } from '../../records/list/record-columns.js';
import { commonFilter } from '../../records/list/record-filters.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { membersText } from './member-text.js';

/** Leadership groups: those in place today, unless the address asks for all of them. */
export function useLeadershipGroupList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('leadershipGroups');
  const headOf = (group: LeadershipGroupRowFragment): string =>
    group.members.find(({ role }) => role === 'HEAD')?.name ?? '';
  const columns = computed<RecordColumn<LeadershipGroupRowFragment>[]>(() => [
    { key: 'name', label: nameOf('name'), text: (group) => group.name },
    { key: 'tenant', label: t('records.tenant'), text: (group) => group.tenant.name },
    { key: 'foundedOn', label: nameOf('foundedOn'), text: (group) => group.foundedOn },
    { key: 'documentNumber', label: nameOf('documentNumber'), text: (group) => group.documentNumber ?? '' },
    { key: 'head', label: t('leadershipGroups.head'), text: headOf },
    {
      key: 'members',
      label: t('leadershipGroups.memberCount'),
      number: true,
      text: (group) => `${group.members.length} ${t('leadershipGroups.unit')}`,
      file: (group) => group.members.length,
    },
    {
      key: 'roster',
      label: t('leadershipGroups.members'),
      text: (group) => membersText(group.members),
      fileOnly: true,
    },
    { key: 'dissolvedOn', label: nameOf('dissolvedOn'), text: (group) => group.dissolvedOn ?? '', fileOnly: true },
  ]);
  const list = useRecordList({
    route: 'leadership-groups',
    query: LeadershipGroupListDocument,
    own: { state: (text) => (text === 'all' ? text : '') },
    page: (data) => data.leadershipGroups,
    filter: (filters) => ({ ...commonFilter(filters), inPlaceOn: filters.state === 'all' ? null : serverToday() }),
    csv: (rows) => recordCsv(rows, columns.value, t('records.csv.recordStatus'), currentLocale()),
    fileName: () => t('leadershipGroups.title'),
  });
  return {
    list,
    columns,
    withUnit: computed(() => !session.isUnit),
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('LEADERSHIP_GROUPS'),
    ),
  };
}
