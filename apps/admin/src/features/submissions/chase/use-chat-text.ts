import type { ChaseTextStyle } from '@fanzha/domain';
import { useClientHandle } from '@urql/vue';
import { computed, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient } from '../../../graphql/api-failure.js';
import { describeFailure } from '../../../graphql/error-messages.js';
import { ChaseTextDocument } from '../../../graphql/generated.js';
import { usePageQuery } from '../../../graphql/use-page-query.js';
import { copyText } from '../../../shell/clipboard.js';
import { toast } from '../../../shell/toasts.js';

/** The text for the group chat: as it was when the page read it, and copied as it is at that moment. */
export function useChatText(of: { readonly formId: string; readonly period: string }) {
  const { t } = useI18n();
  const { client } = useClientHandle();
  const style = ref<ChaseTextStyle>('UNITS');
  const asked = computed(() => ({ formId: of.formId, period: of.period, style: style.value }));
  const page = usePageQuery({ query: ChaseTextDocument, variables: () => asked.value });
  /** What was copied last is newer than what the page has read. */
  const copied = ref<string | null>(null);
  watch([asked, page.data], () => {
    copied.value = null;
  });

  async function copy(): Promise<void> {
    const query = client.query(ChaseTextDocument, asked.value, { requestPolicy: 'network-only' });
    const { data, error } = await query.toPromise();
    if (error) return toast(describeFailure(failureOfClient(error), t).title, 'bad');
    copied.value = data?.chaseText ?? '';
    await copyText(copied.value, t('reviewing.chase.copied'), t('reviewing.chase.notCopied'));
  }
  return { page, style, text: computed(() => copied.value ?? page.data.value?.chaseText ?? ''), copy };
}
