import { isIndicatorCode, isTermCode, TALLY_LEDGERS, type IndicatorCode, type TallyLedger } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { TallyListDocument } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { recordCsv } from '../../records/list/record-columns.js';
import { commonFilter } from '../../records/list/record-filters.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { tallyLedgersOf } from './tally-form.js';
import { tallyColumns } from './tally-columns.js';
import { useTallyWords } from './use-tally-words.js';

export function useTallyList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('tallies');
  const words = useRecordWords();
  const say = useTallyWords();
  const columns = computed(() => tallyColumns(nameOf, words, say, t));
  const list = useRecordList({
    route: 'tallies',
    query: TallyListDocument,
    page: (data) => data.tallies,
    own: {
      ledger: (text) => (isTermCode(TALLY_LEDGERS, text) ? text : ''),
      indicator: (text) => (isIndicatorCode(text) ? text : ''),
    },
    filter: (filters) => ({
      ...commonFilter(filters),
      ledger: (filters.ledger || null) as TallyLedger | null,
      indicator: (filters.indicator || null) as IndicatorCode | null,
    }),
    csv: (rows) => recordCsv(rows, columns.value, t('records.csv.recordStatus'), currentLocale()),
    fileName: () => t('tallies.title'),
  });
  // Overseers look at every ledger; a unit has its own only.
  const kept = computed(() => tallyLedgersOf(session.person().tenant.type));
  const ledgers = computed(() =>
    session.isUnit ? TALLY_LEDGERS.filter(({ code }) => kept.value.includes(code)) : [...TALLY_LEDGERS],
  );
  return {
    list,
    columns,
    ledgers,
    manyUnits: computed(() => !session.isUnit),
    mayRecord: computed(() => session.can('ledger:record') && kept.value.length > 0),
  };
}
