import type { ChaseTextStyle } from '@fanzha/domain';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type AnyVariables, useClientHandle } from '@urql/vue';
import { computed, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient } from '../../../graphql/api-failure.js';
import { describeFailure } from '../../../graphql/error-messages.js';
import { usePageQuery } from '../../../graphql/use-page-query.js';
import { copyText } from '../../../shell/clipboard.js';
import { toast } from '../../../shell/toasts.js';

export type ChatVariables = AnyVariables;
/** What a text for a group chat is asked for by. */
export interface ChatQuestion<Data, Variables extends AnyVariables> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: (style: ChaseTextStyle) => Variables;
  readonly text: (data: Data) => string;
}

/** The text for the group chat: as it was when the page read it, and copied as it is at that moment. */
export function useChatText<Data, Variables extends AnyVariables>(question: ChatQuestion<Data, Variables>) {
  const { t } = useI18n();
  const { client } = useClientHandle();
  const style = ref<ChaseTextStyle>('UNITS');
  const asked = computed(() => question.variables(style.value));
  const page = usePageQuery({ query: question.query, variables: () => asked.value });
  /** What was copied last is newer than what the page has read. */
  const copied = ref<string | null>(null);
  watch([asked, page.data], () => {
    copied.value = null;
  });

  async function copy(): Promise<void> {
    const query = client.query(question.query, asked.value, { requestPolicy: 'network-only' });
    const { data, error } = await query.toPromise();
    if (error) return toast(describeFailure(failureOfClient(error), t).title, 'bad');
    copied.value = data ? question.text(data) : '';
    await copyText(copied.value, t('reviewing.chase.copied'), t('reviewing.chase.notCopied'));
  }
  const text = computed(() => copied.value ?? (page.data.value ? question.text(page.data.value) : ''));
  return { page, style, text, copy };
}
