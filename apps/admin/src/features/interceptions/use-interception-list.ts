import { INTERCEPTION_VENUES, ledgersOf } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { type InterceptionFilter, type InterceptionRowFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { fraudTypeFilter } from '../../records/list/fraud-type-filter.js';
import { termFilter, tickFilter } from '../../records/list/list-filter.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { interceptionColumns } from './interception-columns.js';
import { interceptionRows } from './interception-rows.js';

export function useInterceptionList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('interceptions');
  const words = useRecordWords();
  const list = useRecordList({
    ...interceptionRows,
    kind: 'INTERCEPTION',
    own: () => [
      termFilter({
        key: 'venue',
        label: nameOf('venue'),
        all: t('interceptions.anyVenue'),
        terms: INTERCEPTION_VENUES,
        ask: (venue): Partial<InterceptionFilter> => ({ venue }),
      }),
      fraudTypeFilter(nameOf('fraudTypeCode'), t('records.allFraud')),
      ...(session.isUnit
        ? [
            tickFilter({
              key: 'toConfirm',
              label: t('interceptions.onlyToConfirm'),
              ask: (on): Partial<InterceptionFilter> => ({ toConfirm: on || null }),
            }),
          ]
        : []),
    ],
    columns: () => interceptionColumns(nameOf, words, t, currentLocale()),
    name: 'name',
    fileName: () => t('interceptions.title'),
  });
  /** What another unit recorded together with this one is in its list, too. */
  const isOwn = (row: { readonly tenant: { readonly id: string } }): boolean =>
    row.tenant.id === session.viewer?.tenant.id;
  /** Another unit says that this one took part, and it has not answered yet. */
  const awaitsOwn = ({ recordStatus, participations }: InterceptionRowFragment): boolean =>
    recordStatus === 'ACTIVE' &&
    participations.some(
      ({ unit, confirmation }) => unit.id === session.viewer?.tenant.id && confirmation === 'PENDING',
    );
  return {
    list,
    isOwn,
    awaitsOwn,
    manyUnits: computed(() => !session.isUnit),
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('INTERCEPTIONS'),
    ),
  };
}
