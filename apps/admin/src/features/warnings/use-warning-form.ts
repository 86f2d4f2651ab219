import { useMutation } from '@urql/vue';
import { computed, ref } from 'vue';
import { PublishWarningDocument, WarningAddresseesDocument, WarningRegionsDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { NO_PAGE } from '../../records/form/record-form-options.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { fixedSector } from '../../session/oversight.js';
import { checkWarning, emptyWarning, warningInput, type WarningForm } from './warning-form.js';

const FIELDS: Readonly<Record<string, string>> = { regionCodes: 'parts' };

/**
 * Publishing a warning to regions and lines of the own oversight. It is not amended: who acknowledged
 * it acknowledged these words.
 */
export function useWarningForm() {
  const today = computed(serverToday);
  const { oversight, tenant } = useSession().person();
  const regions = [...new Map(oversight.map(({ region }) => [region.code, region])).values()];
  const home = regions[0]?.code ?? tenant.region.code;
  const publishing = useMutation(PublishWarningDocument);
  const fixedIn = (code: string) => fixedSector(oversight, code);
  /** Publishing is final: it is asked first, with the number of receivers. */
  const asking = ref(false);
  let agreed = false;
  const state = useRecordForm({
    form: 'warning',
    recordId: null,
    titleOf: (form) => form.title,
    page: NO_PAGE,
    record: () => undefined,
    blank: (): WarningForm => emptyWarning(today.value, home),
    formOf: (): WarningForm => emptyWarning(today.value, home),
    check: (form) => checkWarning(form, today.value, currentLocale()),
    fieldOf: (path) => {
      const field = path.split('.')[0] ?? path;
      return FIELDS[field] ?? field;
    },
    mayBeSent() {
      const may = agreed;
      agreed = false;
      asking.value = !may;
      return may;
    },
    async send(form, { idempotencyKey }) {
      const { data, error } = await publishing.executeMutation({
        input: warningInput(form, idempotencyKey, fixedIn(form.within)),
      });
      return { saved: data?.publishWarning, error };
    },
  });
  const receivers = usePageQuery({
    query: WarningAddresseesDocument,
    variables: () => {
      const { regionCodes, sectors } = warningInput(state.form, null, fixedIn(state.form.within));
      return { regionCodes, sectors: sectors ?? [] };
    },
    pause: () => !asking.value,
  });
  const page = usePageQuery({ query: WarningRegionsDocument, variables: () => ({ code: state.form.within }) });
  const region = computed(() => (page.data.value?.region?.code === state.form.within ? page.data.value.region : null));
  return {
    state,
    today,
    regions,
    region,
    fixed: computed(() => fixedIn(state.form.within)),
    asking,
    receivers,
    agree: () => {
      agreed = true;
      asking.value = false;
    },
  };
}
