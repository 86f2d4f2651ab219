import { useMutation } from '@urql/vue';
import { computed, reactive, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { ReadSummaryTextDocument, ReadTextsDocument } from '../../graphql/generated.js';
import { ApiFailure } from '../../graphql/api-failure.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { serverToday } from '../../session/server-clock.js';
import { textOfFile } from './text-of-file.js';

/** Rows of the list of texts that were read. */
const SHOWN = 20;

/** Giving a text to be read, and those that were given. */
export function useReading() {
  const { t } = useI18n();
  const router = useRouter();
  const form = reactive({ text: '', reportDate: serverToday(), fileName: '' });
  const { busy, failure, errors, submit, follow } = useSubmit();
  const reading = useMutation(ReadSummaryTextDocument);
  const opening = ref(false);
  let key = crypto.randomUUID();
  follow(() => form);

  async function open(file: File): Promise<void> {
    opening.value = true;
    failure.value = null;
    try {
      form.text = await textOfFile(file);
      form.fileName = file.name;
    } catch (cause) {
      failure.value = cause instanceof ApiFailure ? cause : new ApiFailure('NETWORK', t('reading.unopened'));
    } finally {
      opening.value = false;
    }
  }

  async function read(): Promise<void> {
    const { text, reportDate, fileName } = form;
    const variables = { text, key, reportDate: reportDate || null, fileName: fileName || null };
    const data = await submit(() => reading.executeMutation(variables), ['text', 'reportDate']);
    key = crypto.randomUUID();
    if (data) await router.push({ name: 'reading-text', params: { id: data.readSummaryText.id } });
  }

  const page = usePageQuery({ query: ReadTextsDocument, variables: { first: SHOWN, after: null } });
  const texts = computed(() => page.data.value?.readTexts.edges.map(({ node }) => node) ?? []);
  return { form, busy, opening, failure, errors, open, read, page, texts };
}
