import { indicator, judgeTask } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  AssignToCampaignDocument,
  CampaignReceiptDocument,
  ReceiveCampaignDocument,
  type CampaignCellsFragment,
  type CampaignTaskPartsFragment,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { withFound } from '../../graphql/with-found.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { serverToday } from '../../session/server-clock.js';
import { toast } from '../../shell/toasts.js';
import { taskStateWords, unitWordOf, valueWords } from './campaign-words.js';

type Cell = CampaignCellsFragment['cells'][number];

/**
 * A campaign as a unit receives it: what fits it and belongs to no other is chosen beforehand, and can be left out.
 */
export function useCampaignReceipt(id: () => string) {
  const { t } = useI18n();
  const page = withFound(
    usePageQuery({ query: CampaignReceiptDocument, variables: () => ({ id: id() }) }),
    (data) => data.campaign,
  );
  const campaign = computed(() => page.data.value?.campaign ?? null);
  const candidates = computed(() => campaign.value?.candidates ?? []);
  const chosen = ref<string[]>([]);
  watch(candidates, (found) => (chosen.value = found.flatMap((one) => (one.otherCampaigns === 0 ? [one.id] : []))), {
    immediate: true,
  });
  const cells = computed(() =>
    (campaign.value?.ownUnit?.cells ?? []).flatMap((cell) => {
      const task = campaign.value?.tasks.find((one) => one.id === cell.taskId);
      return task && cell.state !== 'NOT_APPLICABLE' ? [{ cell, task }] : [];
    }),
  );
  const submission = useSubmit();
  const receiving = useMutation(ReceiveCampaignDocument);
  const assigning = useMutation(AssignToCampaignDocument);
  const mayReceive = computed(() => campaign.value?.allowed.includes('receive') ?? false);
  const mayAssign = computed(() => campaign.value?.allowed.includes('assign') ?? false);
  const picked = computed(() => candidates.value.filter((one) => chosen.value.includes(one.id)));

  /** What a task comes to once the chosen records are assigned; '' where nothing changes. Ratios are not foretold. */
  function afterWords(task: CampaignTaskPartsFragment, cell: Cell): string {
    if (indicator(task.indicator).ratio || task.indicator === 'LEADERSHIP_GROUPS') return '';
    const counted = picked.value.filter(({ day }) => task.eventOn === null || day === task.eventOn);
    const added = counted.flatMap(({ amounts }) => amounts).filter((one) => one.indicator === task.indicator);
    const more = added.reduce((sum, { amount }) => sum + amount, 0);
    if (more === 0) return '';
    const value = (cell.value ?? 0) + more;
    const figure = { value, denominator: null, uncounted: 0, withheld: 0, spans: false };
    const state = taskStateWords(judgeTask(task, figure, serverToday()));
    const sign = cell.atLeast || added.some(({ atLeast }) => atLeast) ? '≥' : '';
    return t('campaigns.after', { value: `${sign}${valueWords(value)} ${unitWordOf(task.indicator)}`, state });
  }

  async function send(): Promise<void> {
    const of = campaign.value;
    if (!of) return;
    const records = picked.value.map(({ kind, id: recordId, version }) => ({ kind, id: recordId, version }));
    const done = mayReceive.value
      ? await submission.submit(() => receiving.executeMutation({ id: of.id, edition: of.edition, records }))
      : await submission.submit(() => assigning.executeMutation({ id: of.id, records }));
    if (!done) return;
    toast(t(mayReceive.value ? 'campaigns.done.receive' : 'campaigns.done.assign', { n: records.length }));
    page.retry();
  }
  return { page, campaign, cells, candidates, chosen, afterWords, submission, mayReceive, mayAssign, send };
}
