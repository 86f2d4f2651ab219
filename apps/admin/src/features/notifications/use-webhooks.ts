import { useMutation } from '@urql/vue';
import { computed, shallowRef } from 'vue';
import {
  ChangeWebhookDocument,
  CreateWebhookDocument,
  DeleteWebhookDocument,
  TestWebhookDocument,
  WebhookListDocument,
  type WebhookInput,
  type WebhookListQuery,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';

export type WebhookWithLog = WebhookListQuery['webhooks'][number];

/** Robots of the unit's chat groups, with what was sent to them. */
export function useWebhooks() {
  const page = usePageQuery({ query: WebhookListDocument, variables: () => ({}) });
  const submission = useSubmit();
  const creating = useMutation(CreateWebhookDocument);
  const changing = useMutation(ChangeWebhookDocument);
  const deleting = useMutation(DeleteWebhookDocument);
  const testing = useMutation(TestWebhookDocument);
  /** Shown once. */
  const secret = shallowRef<string | null>(null);

  async function create(input: WebhookInput): Promise<boolean> {
    const data = await submission.submit(() => creating.executeMutation({ input }), ['name', 'url', 'groups']);
    if (data) secret.value = data.createWebhook.secret;
    if (data) page.retry();
    return data !== null;
  }
  async function enable({ id, version, name, groups }: WebhookWithLog, enabled: boolean): Promise<void> {
    const input = { name, groups, enabled };
    if (await submission.submit(() => changing.executeMutation({ id, version, input }))) page.retry();
  }
  async function remove({ id }: WebhookWithLog): Promise<boolean> {
    const data = await submission.submit(() => deleting.executeMutation({ id }));
    if (data) page.retry();
    return data !== null;
  }
  /** Whether the robot has taken the message; null where it was not tried. */
  async function test({ id }: WebhookWithLog): Promise<boolean | null> {
    const data = await submission.submit(() => testing.executeMutation({ id }));
    if (data) page.retry();
    return data ? data.testWebhook.state === 'SENT' : null;
  }
  return {
    page,
    submission,
    secret,
    webhooks: computed(() => page.data.value?.webhooks ?? []),
    create,
    enable,
    remove,
    test,
  };
}
