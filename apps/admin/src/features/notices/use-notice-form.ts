import { useMutation } from '@urql/vue';
import { computed, ref } from 'vue';
import { PublishNoticeDocument, NoticeAddresseesDocument, NoticeRegionsDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { NO_PAGE } from '../../records/form/record-form-options.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { fixedSector } from '../../session/oversight.js';
import { checkNotice, emptyNotice, noticeInput, type NoticeForm } from './notice-form.js';

const FIELDS: Readonly<Record<string, string>> = { regionCodes: 'parts' };

/**
 * Publishing a notice to regions and lines of the own oversight. It is not amended: who acknowledged
 * it acknowledged these words.
 */
export function useNoticeForm() {
  const today = computed(serverToday);
  const { oversight, tenant } = useSession().person();
  const regions = [...new Map(oversight.map(({ region }) => [region.code, region])).values()];
  const home = regions[0]?.code ?? tenant.region.code;
  const publishing = useMutation(PublishNoticeDocument);
  const fixedIn = (code: string) => fixedSector(oversight, code);
  /** Publishing is final: it is asked first, with the number of receivers. */
  const asking = ref(false);
  let agreed = false;
  const state = useRecordForm({
    form: 'notice',
    recordId: null,
    titleOf: (form) => form.title,
    page: NO_PAGE,
    record: () => undefined,
    blank: (): NoticeForm => emptyNotice(today.value, home),
    formOf: (): NoticeForm => emptyNotice(today.value, home),
    check: (form) => checkNotice(form, today.value, currentLocale()),
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
        input: noticeInput(form, idempotencyKey, fixedIn(form.within)),
      });
      return { saved: data?.publishNotice, error };
    },
  });
  const receivers = usePageQuery({
    query: NoticeAddresseesDocument,
    variables: () => {
      const { regionCodes, sectors } = noticeInput(state.form, null, fixedIn(state.form.within));
      return { regionCodes, sectors: sectors ?? [] };
    },
    pause: () => !asking.value,
  });
  const page = usePageQuery({ query: NoticeRegionsDocument, variables: () => ({ code: state.form.within }) });
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
