import { GROUP_KINDS, ledgersOf, nameIn, termOf } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { type LeadershipGroupFilter, type LeadershipGroupRowFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { choiceFilter, termFilter } from '../../records/list/list-filter.js';
import { amountColumn, type RecordColumn } from '../../records/list/record-columns.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { membersText } from './member-text.js';
import { leadershipGroupRows } from './leadership-group-rows.js';

/** Leadership groups: those in place today, unless the address asks for all of them. */
export function useLeadershipGroupList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('leadershipGroups');
  const headOf = (group: LeadershipGroupRowFragment): string =>
    group.members.find(({ role }) => role === 'HEAD')?.name ?? '';
  const columns = (): RecordColumn<LeadershipGroupRowFragment>[] => [
    { key: 'name', label: nameOf('name'), text: (group) => group.name },
    {
      key: 'kind',
      label: nameOf('kind'),
      optional: true,
      text: (group) => nameIn(currentLocale(), termOf(GROUP_KINDS, group.kind)),
    },
    { key: 'tenant', label: t('records.tenant'), text: (group) => group.tenant.name },
    { key: 'foundedOn', label: nameOf('foundedOn'), day: true, text: (group) => group.foundedOn },
    { key: 'documentNumber', label: nameOf('documentNumber'), text: (group) => group.documentNumber ?? '' },
    { key: 'head', label: t('leadershipGroups.head'), text: headOf },
    amountColumn(
      'LEADERSHIP_MEMBERS',
      (group) =>
        group.memberCount ?? { value: group.members.reduce((sum, { people }) => sum + people, 0), qualifier: 'EXACT' },
      currentLocale(),
      { label: t('leadershipGroups.memberCount') },
    ),
    {
      key: 'roster',
      label: t('leadershipGroups.members'),
      text: (group) => membersText(group.members),
      fileOnly: true,
    },
    { key: 'dissolvedOn', label: nameOf('dissolvedOn'), text: (group) => group.dissolvedOn ?? '', fileOnly: true },
  ];
  const list = useRecordList({
    ...leadershipGroupRows,
    kind: 'LEADERSHIP_GROUP',
    own: () => [
      termFilter({
        key: 'kind',
        label: nameOf('kind'),
        all: t('leadershipGroups.anyKind'),
        terms: GROUP_KINDS,
        ask: (kind): Partial<LeadershipGroupFilter> => ({ kind }),
      }),
      choiceFilter({
        key: 'state',
        label: t('leadershipGroups.state'),
        all: t('leadershipGroups.inPlace'),
        choices: () => [{ value: 'all', label: t('leadershipGroups.withDissolved') }],
        ask: (value): Partial<LeadershipGroupFilter> => ({ inPlaceOn: value === 'all' ? null : serverToday() }),
      }),
    ],
    columns,
    name: 'name',
    withoutPeriod: true,
    fileName: () => t('leadershipGroups.title'),
  });
  return {
    list,
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('LEADERSHIP_GROUPS'),
    ),
  };
}
