import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import {
  CampaignPageDocument,
  CampaignTotalsDocument,
  CloseCampaignDocument,
  DiscardCampaignDocument,
  IssueCampaignDocument,
  RemindOfCampaignDocument,
  WithdrawCampaignDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { withFound } from '../../graphql/with-found.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { toast } from '../../shell/toasts.js';

/** A campaign with the sums of its matrix, which follow when the page stands. */
export function useCampaignBoard(id: () => string) {
  const { t } = useI18n();
  const router = useRouter();
  const page = withFound(
    usePageQuery({ query: CampaignPageDocument, variables: () => ({ id: id() }) }),
    (data) => data.campaign,
  );
  const campaign = computed(() => page.data.value?.campaign ?? null);
  const sums = usePageQuery({
    query: CampaignTotalsDocument,
    variables: () => ({ id: id(), filter: {} }),
    pause: () => (campaign.value?.edition ?? 0) === 0,
  });
  const submission = useSubmit();
  const issuing = useMutation(IssueCampaignDocument);
  const withdrawing = useMutation(WithdrawCampaignDocument);
  const discarding = useMutation(DiscardCampaignDocument);
  const closing = useMutation(CloseCampaignDocument);
  const reminding = useMutation(RemindOfCampaignDocument);
  const seen = () => ({ id: id(), version: campaign.value?.version ?? 0 });

  async function done(step: string, work: Parameters<typeof submission.submit>[0]): Promise<boolean> {
    if ((await submission.submit(work, ['reason'])) === null) return false;
    toast(t(`campaigns.done.${step}`));
    page.retry();
    return true;
  }
  /** The page of what is gone is left. */
  async function discard(): Promise<boolean> {
    if ((await submission.submit(() => discarding.executeMutation(seen()), [])) === null) return false;
    toast(t('campaigns.done.discard'));
    await router.replace({ name: 'campaigns' });
    return true;
  }
  /** Reminds those that have not received it, and says how many that are. */
  async function remind(): Promise<boolean> {
    const answer = await submission.submit(() => reminding.executeMutation({ id: id() }), []);
    if (answer === null) return false;
    toast(t('campaigns.done.remind', { n: answer.reminded }, answer.reminded));
    return true;
  }
  return {
    page,
    campaign,
    totals: computed(() => sums.data.value?.campaignMatrix.totals ?? null),
    submission,
    remind,
    discard,
    issue: () => done('issue', () => issuing.executeMutation(seen())),
    withdraw: (reason: string) => done('withdraw', () => withdrawing.executeMutation({ ...seen(), reason })),
    close: () => done('close', () => closing.executeMutation(seen())),
  };
}
