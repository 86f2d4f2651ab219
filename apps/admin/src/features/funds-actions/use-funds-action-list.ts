import { FUNDS_ACTION_STAGES, isTermCode, ledgersOf, type FundsActionStage } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { FundsActionListDocument } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { recordCsv } from '../../records/list/record-columns.js';
import { commonFilter } from '../../records/list/record-filters.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { fundsActionColumns } from './funds-action-columns.js';

export function useFundsActionList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('fundsActions');
  const words = useRecordWords();
  const manyUnits = computed(() => !session.isUnit);
  const columns = computed(() => fundsActionColumns(nameOf, words, manyUnits.value, t));
  const list = useRecordList({
    route: 'funds-actions',
    query: FundsActionListDocument,
    page: (data) => data.fundsActions,
    own: { stage: (text) => (isTermCode(FUNDS_ACTION_STAGES, text) ? text : '') },
    filter: (filters) => ({ ...commonFilter(filters), stage: (filters.stage || null) as FundsActionStage | null }),
    csv: (rows) => recordCsv(rows, columns.value, t('records.csv.recordStatus'), currentLocale()),
    fileName: () => t('fundsActions.title'),
  });
  return {
    list,
    columns,
    manyUnits,
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('FUNDS_ACTIONS'),
    ),
  };
}
