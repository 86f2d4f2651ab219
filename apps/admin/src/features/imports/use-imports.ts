import { computed, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import { ImportsPageDocument, type ImportsPageQuery, type ImportTarget } from '../../graphql/generated.js';
import { ApiFailure } from '../../graphql/api-failure.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';
import { sendFile } from '../../shell/server-file.js';
import type { Step } from './import-steps.js';

/** As the server has it. */
const MOST_BYTES = 20 * 1024 * 1024;
/** Rows of the list of imports. */
const SHOWN = 10;

export type OfferedTarget = ImportsPageQuery['importTargets'][number];

/** What can be imported, handing a file over, and the imports of the unit. */
export function useImports() {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const list = usePagedQuery({
    query: ImportsPageDocument,
    variables: () => ({ first: SHOWN, after: null as string | null }),
    of: (data: ImportsPageQuery) => data.imports,
  });
  const targets = computed(() => list.page.data.value?.importTargets ?? []);
  /** The one that the address names, or the first one. */
  const target = computed(
    () => targets.value.find(({ target: code }) => code === route.query['target']) ?? targets.value[0] ?? null,
  );
  const step = computed<Step>(() => (route.query['step'] === 'mapping' ? 'mapping' : 'template'));
  const choose = (code: ImportTarget): void => void router.replace({ query: { ...route.query, target: code } });

  const sending = ref(false);
  const failure = shallowRef<ApiFailure | null>(null);
  /** What is wrong with the file itself. */
  const refused = ref('');

  async function upload(file: File): Promise<void> {
    const of = target.value;
    if (!of || sending.value) return;
    failure.value = null;
    refused.value = file.size > MOST_BYTES ? t('imports.upload.tooLarge') : '';
    if (refused.value) return;
    sending.value = true;
    try {
      const { id } = await sendFile<{ id: string }>(`/imports/${of.target}`, file, t('imports.upload.tooLarge'));
      await router.push({ name: 'import', params: { id } });
    } catch (cause) {
      const problem = cause instanceof ApiFailure ? cause : new ApiFailure('NETWORK', '');
      refused.value = problem.fields.find(({ path }) => path === 'file')?.message ?? '';
      if (!refused.value) failure.value = problem;
    } finally {
      sending.value = false;
    }
  }

  return { ...list, targets, target, step, choose, upload, sending, failure, refused };
}
