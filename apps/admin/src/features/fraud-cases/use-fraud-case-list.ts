import { FRAUD_CASE_STAGES, ledgersOf } from '@fanzha/domain';
import { computed, reactive } from 'vue';
import { useI18n } from 'vue-i18n';
import type { FraudCaseFilter } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { fraudTypeFilter } from '../../records/list/fraud-type-filter.js';
import { termFilter } from '../../records/list/list-filter.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { fraudCaseColumns } from './fraud-case-columns.js';
import { fraudCaseRows } from './fraud-case-rows.js';
import { useVictimUnitChoices } from './use-victim-unit-choices.js';
import { victimFilters } from './victim-filters.js';

export function useFraudCaseList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('fraudCases');
  const words = useRecordWords();
  const overseer = computed(() => !session.isUnit);
  const names = reactive(new Map<string, string>());
  const { find } = useVictimUnitChoices((id, name) => names.set(id, name));
  const unitName = (id: string): string =>
    names.get(id) ?? list.rows.value.find(({ victimUnit }) => victimUnit?.id === id)?.victimUnit?.name ?? '';
  const list = useRecordList({
    ...fraudCaseRows,
    kind: 'FRAUD_CASE',
    own: () => [
      fraudTypeFilter(nameOf('fraudTypeCode'), t('records.allFraud')),
      termFilter({
        key: 'stage',
        label: t('fraudCases.stage'),
        all: t('fraudCases.anyStage'),
        terms: FRAUD_CASE_STAGES,
        ask: (stage): Partial<FraudCaseFilter> => ({ stage }),
      }),
      ...victimFilters(nameOf, t, { find, nameOf: unitName }),
    ],
    columns: () => fraudCaseColumns(nameOf, words, overseer.value, t, currentLocale()),
    // Overseers are shown no case number.
    name: session.isUnit ? 'caseNumber' : 'fraudType',
    fileName: () => t('fraudCases.title'),
  });
  return {
    list,
    overseer,
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('FRAUD_CASES'),
    ),
  };
}
