import { FRAUD_CASE_STAGES, isFraudTypeCode, isTermCode, ledgersOf } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { FraudCaseListDocument, type FraudCaseStage } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { recordCsv } from '../../records/list/record-columns.js';
import { commonFilter } from '../../records/list/record-filters.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { fraudCaseColumns } from './fraud-case-columns.js';

export function useFraudCaseList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('fraudCases');
  const words = useRecordWords();
  const overseer = computed(() => !session.isUnit);
  const columns = computed(() => fraudCaseColumns(nameOf, words, overseer.value, t));
  const list = useRecordList({
    route: 'fraud-cases',
    query: FraudCaseListDocument,
    page: (data) => data.fraudCases,
    own: {
      fraud: (text) => (isFraudTypeCode(text) ? text : ''),
      stage: (text) => (isTermCode(FRAUD_CASE_STAGES, text) ? text : ''),
    },
    filter: (filters) => ({
      ...commonFilter(filters),
      fraudTypeCode: filters.fraud || null,
      stage: (filters.stage || null) as FraudCaseStage | null,
    }),
    csv: (rows) => recordCsv(rows, columns.value, t('records.csv.recordStatus'), currentLocale()),
    fileName: () => t('fraudCases.title'),
  });
  return {
    list,
    columns,
    overseer,
    nameOf,
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('FRAUD_CASES'),
    ),
  };
}
