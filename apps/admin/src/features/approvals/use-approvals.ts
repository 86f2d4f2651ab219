import { useMutation } from '@urql/vue';
import { computed, ref, shallowRef } from 'vue';
import {
  ApprovalListDocument,
  ApproveRequestDocument,
  DeclineRequestDocument,
  WithdrawRequestDocument,
  type ApprovalRowFragment,
  type UserRowFragment,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';

/** What waits for another operator of the city, and what has been decided. */
export function useApprovals() {
  const includeDecided = ref(false);
  const page = usePageQuery({
    query: ApprovalListDocument,
    variables: () => ({ includeDecided: includeDecided.value }),
  });
  const sending = useSubmit();
  const secret = shallowRef<{ user: UserRowFragment; password: string } | null>(null);
  const approving = useMutation(ApproveRequestDocument);
  const declining = useMutation(DeclineRequestDocument);
  const withdrawing = useMutation(WithdrawRequestDocument);

  async function approve({ id }: ApprovalRowFragment): Promise<boolean> {
    const data = await sending.submit(() => approving.executeMutation({ id }));
    const { user, password } = data?.approveRequest ?? {};
    if (user && password) secret.value = { user, password };
    if (data) page.retry();
    return data !== null;
  }
  async function decline({ id }: ApprovalRowFragment, reason: string): Promise<boolean> {
    const data = await sending.submit(() => declining.executeMutation({ id, reason }), ['reason']);
    if (data) page.retry();
    return data !== null;
  }
  async function withdraw({ id }: ApprovalRowFragment): Promise<boolean> {
    const data = await sending.submit(() => withdrawing.executeMutation({ id }));
    if (data) page.retry();
    return data !== null;
  }
  return {
    page,
    includeDecided,
    sending,
    secret,
    approve,
    decline,
    withdraw,
    requests: computed(() => page.data.value?.approvalRequests ?? []),
  };
}
