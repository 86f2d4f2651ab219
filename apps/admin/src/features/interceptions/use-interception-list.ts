import { INTERCEPTION_VENUES, isFraudTypeCode, isTermCode, ledgersOf, type InterceptionVenue } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { InterceptionListDocument, type InterceptionRowFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { recordCsv } from '../../records/list/record-columns.js';
import { commonFilter } from '../../records/list/record-filters.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { interceptionColumns } from './interception-columns.js';

export function useInterceptionList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('interceptions');
  const words = useRecordWords();
  const columns = computed(() => interceptionColumns(nameOf, words, t));
  const list = useRecordList({
    route: 'interceptions',
    query: InterceptionListDocument,
    page: (data) => data.interceptions,
    own: {
      fraud: (text) => (isFraudTypeCode(text) ? text : ''),
      venue: (text) => (isTermCode(INTERCEPTION_VENUES, text) ? text : ''),
    },
    filter: (filters) => ({
      ...commonFilter(filters),
      fraudTypeCode: filters.fraud || null,
      venue: (filters.venue || null) as InterceptionVenue | null,
    }),
    csv: (rows) => recordCsv(rows, columns.value, t('records.csv.recordStatus'), currentLocale()),
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
    columns,
    nameOf,
    isOwn,
    awaitsOwn,
    manyUnits: computed(() => !session.isUnit),
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('INTERCEPTIONS'),
    ),
  };
}
