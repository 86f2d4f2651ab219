import { FUNDS_ACTION_STAGES, ledgersOf } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { FundsActionFilter } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { termFilter } from '../../records/list/list-filter.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { fundsActionColumns } from './funds-action-columns.js';
import { fundsActionRows } from './funds-action-rows.js';

export function useFundsActionList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('fundsActions');
  const words = useRecordWords();
  const manyUnits = computed(() => !session.isUnit);
  const list = useRecordList({
    ...fundsActionRows,
    kind: 'FUNDS_ACTION',
    own: () => [
      termFilter({
        key: 'stage',
        label: t('fundsActions.form.stage'),
        all: t('fundsActions.anyStage'),
        terms: FUNDS_ACTION_STAGES,
        ask: (stage): Partial<FundsActionFilter> => ({ stage }),
      }),
    ],
    columns: () => fundsActionColumns(nameOf, words, manyUnits.value, t, currentLocale()),
    name: 'stage',
    fileName: () => t('fundsActions.title'),
  });
  return {
    list,
    manyUnits,
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('FUNDS_ACTIONS'),
    ),
  };
}
