import { isTermCode, TALLY_LEDGERS, type TallyLedger } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { AmendTallyDocument, RecordTallyDocument, TallyFormDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { measureName, measureText } from '../../records/text/measure-text.js';
import {
  tallyLedgersOf,
  checkTally,
  emptyTally,
  measuresOf,
  tallyField,
  tallyFormOf,
  tallyInput,
} from './tally-form.js';

/** Recording counts in one of the ledgers of the unit, or amending them. @param preset ledger chosen on the way here */
export function useTallyForm(recordId: string | null, preset: string) {
  const { t } = useI18n();
  const today = computed(serverToday);
  const { tenant } = useSession().person();
  const ledgers = tallyLedgersOf(tenant.type);
  const first: TallyLedger =
    isTermCode(TALLY_LEDGERS, preset) && ledgers.includes(preset as TallyLedger)
      ? (preset as TallyLedger)
      : (ledgers[0] ?? 'VICTIM_FOLLOWUP');
  const page = usePageQuery({
    query: TallyFormDocument,
    variables: { id: recordId ?? '', amending: recordId !== null, region: tenant.region.code },
  });
  const recording = useMutation(RecordTallyDocument);
  const amending = useMutation(AmendTallyDocument);
  const state = useRecordForm({
    form: 'tally',
    campaign: { kind: 'TALLY', day: ({ occurredOn }) => occurredOn },
    recordId,
    page,
    titleOf: (form) => form.occurredOn,
    blank: () => emptyTally(first, today.value),
    formOf: tallyFormOf,
    record: () => page.data.value?.tally,
    amounts: {
      ledger: ({ ledger }) => ledger,
      stated: (form) => measuresOf(form).map(({ indicator, value }) => ({ indicator, value: value ?? null })),
    },
    check: (form) =>
      checkTally(form, today.value, currentLocale(), {
        none: t('tallies.form.none'),
        exceeds: (part, whole) => {
          const [of, within] = [part, whole].map(({ value = null, qualifier = 'EXACT', ...measure }) =>
            measureText({ ...measure, value, qualifier }, currentLocale()),
          );
          return t('tallies.form.exceeds', {
            part: measureName(part.indicator, currentLocale()),
            of: of ?? '',
            whole: measureName(whole.indicator, currentLocale()),
            within: within ?? '',
          });
        },
      }),
    typedFields: ['caseText'],
    fieldOf: tallyField,
    // Answers to alerts go on coming: a number of them is no running total.
    until: ({ ledger, occurredOn }) => (ledger === 'ALERT_COUNT' ? null : occurredOn),
    async send(form, along) {
      const input = { ...tallyInput(form, along), ...along.told };
      if (recordId === null) {
        const { data, error } = await recording.executeMutation({ input });
        return { saved: data?.recordTally, error };
      }
      const { data, error } = await amending.executeMutation({ id: recordId, version: along.version, input });
      return { saved: data?.amendTally, error };
    },
  });
  /** Another ledger has other lines; day, place and words go along. */
  function choose(ledger: TallyLedger): void {
    const { beganOn, occurredOn, regionCode, narrative } = state.form;
    const blank = emptyTally(ledger, today.value);
    const day = occurredOn > blank.occurredOn ? blank.occurredOn : occurredOn;
    Object.assign(state.form, { ...blank, beganOn, occurredOn: day, regionCode, narrative });
  }
  return {
    state,
    today,
    ledgers,
    choose,
    homeRegion: tenant.region,
    regions: computed(() => page.data.value?.region ?? null),
    known: computed(() => page.data.value?.tally?.case ?? null),
  };
}
