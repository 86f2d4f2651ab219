import {
  indicator,
  isIndicatorCode,
  isTermCode,
  nameIn,
  TALLY_LEDGERS,
  termOf,
  type IndicatorCode,
  type TallyLedger,
} from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { TallyFilter } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { choiceFilter, linkedFilter } from '../../records/list/list-filter.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { tallyLedgersOf } from './tally-form.js';
import { tallyColumns } from './tally-columns.js';
import { useTallyWords } from './use-tally-words.js';
import { tallyRows } from './tally-rows.js';

export function useTallyList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('tallies');
  const words = useRecordWords();
  const say = useTallyWords();
  // Overseers look at every ledger; a unit has its own only.
  const kept = computed(() => tallyLedgersOf(session.person().tenant.type));
  const offered = computed(() => (session.isUnit ? kept.value : TALLY_LEDGERS.map(({ code }) => code)));
  const named = (code: TallyLedger): string => nameIn(currentLocale(), termOf(TALLY_LEDGERS, code));
  const list = useRecordList({
    ...tallyRows,
    kind: 'TALLY',
    own: () => [
      {
        ...choiceFilter({
          key: 'ledger',
          label: t('tallies.ledger'),
          all: t('tallies.anyLedger'),
          choices: () => offered.value.map((code) => ({ value: code, label: named(code) })),
          ask: (code): Partial<TallyFilter> => ({ ledger: (code || null) as TallyLedger | null }),
        }),
        ...(offered.value.length < 2 && { control: { kind: 'none' } as const }),
        // A link may lead to a ledger that the own unit does not keep.
        read: (text) => (isTermCode(TALLY_LEDGERS, text) ? text : ''),
        chip: (code) => ({ name: t('tallies.ledger'), value: named(code as TallyLedger) }),
      },
      linkedFilter({
        key: 'indicator',
        label: t('records.quantity.indicator'),
        read: (text) => (isIndicatorCode(text) ? text : ''),
        say: (code) => nameIn(currentLocale(), indicator(code as IndicatorCode)),
        ask: (code): Partial<TallyFilter> => ({ indicator: (code || null) as IndicatorCode | null }),
      }),
    ],
    columns: () => tallyColumns(nameOf, words, say, t),
    name: 'ledger',
    fileName: () => t('tallies.title'),
  });
  return {
    list,
    mayRecord: computed(() => session.can('ledger:record') && kept.value.length > 0),
  };
}
