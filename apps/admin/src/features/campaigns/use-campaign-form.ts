import { useMutation } from '@urql/vue';
import { refDebounced } from '@vueuse/core';
import { computed, reactive, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import {
  AmendCampaignDocument,
  CampaignFormRegionsDocument,
  CampaignPageDocument,
  DraftCampaignDocument,
  ForwardCampaignDocument,
  IssueCampaignDocument,
  PreviewCampaignDocument,
  WriteCampaignDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { homeRegion } from '../../session/oversight.js';
import { useSession } from '../../session/use-session.js';
import { toast } from '../../shell/toasts.js';
import { emptyCampaign, formOf, inputOf, isComplete } from './campaign-form.js';

const FIELDS = [
  'title',
  'documentNumber',
  'issuingBody',
  'basisIssuer',
  'basisNumber',
  'requirements',
  'startsOn',
  'endsOn',
  'receiveBy',
  'regionCodes',
  'exceptions',
  'tasks',
  'reason',
];

/** A new campaign, one that forwards another, a draft, or an edition of an issued one. */
export function useCampaignForm(id: string | undefined) {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const { oversight, tenant } = useSession().person();
  const within = homeRegion(oversight) ?? tenant.region.code;
  const forwards = typeof route.query['forwards'] === 'string' ? route.query['forwards'] : null;
  const source = id ?? forwards;
  const page = usePageQuery({
    query: CampaignPageDocument,
    variables: () => ({ id: source ?? '' }),
    pause: source === null,
  });
  const campaign = computed(() => page.data.value?.campaign ?? null);
  const form = reactive(emptyCampaign(within));
  const ready = ref(source === null);
  watch(
    campaign,
    (found) => {
      if (!found || ready.value) return;
      Object.assign(form, formOf(found, within, forwards !== null));
      ready.value = true;
    },
    { immediate: true },
  );
  const isAmendment = computed(() => id !== undefined && campaign.value?.state === 'ISSUED');
  const reason = ref('');
  const regions = usePageQuery({ query: CampaignFormRegionsDocument, variables: () => ({ code: within }) });

  const asked = refDebounced(
    computed(() => (ready.value && isComplete(form) ? inputOf(form) : null)),
    600,
  );
  const forwarded = computed(() => forwards ?? campaign.value?.parent?.id ?? null);
  const preview = usePageQuery({
    query: PreviewCampaignDocument,
    variables: () => ({ input: asked.value ?? inputOf(form), forwards: forwarded.value }),
    pause: () => asked.value === null,
  });

  const submission = useSubmit();
  const drafting = useMutation(DraftCampaignDocument);
  const forwarding = useMutation(ForwardCampaignDocument);
  const writing = useMutation(WriteCampaignDocument);
  const amending = useMutation(AmendCampaignDocument);
  const issuing = useMutation(IssueCampaignDocument);
  const key = crypto.randomUUID();

  function save() {
    if (id === undefined)
      return forwards === null
        ? submission.submit(() => drafting.executeMutation({ input: inputOf(form, key) }), FIELDS)
        : submission.submit(() => forwarding.executeMutation({ id: forwards, input: inputOf(form, key) }), FIELDS);
    const seen = { id, version: campaign.value?.version ?? 0 };
    return isAmendment.value
      ? submission.submit(
          () => amending.executeMutation({ ...seen, input: inputOf(form), reason: reason.value }),
          FIELDS,
        )
      : submission.submit(() => writing.executeMutation({ ...seen, input: inputOf(form) }), FIELDS);
  }

  /** Keeps it, and issues it where that is asked for. An edition is issued by being kept. */
  async function send(andIssue: boolean): Promise<void> {
    const saved = (await save())?.saved;
    if (!saved) return;
    if (andIssue && !isAmendment.value) {
      const seen = { id: saved.id, version: saved.version };
      if (!(await submission.submit(() => issuing.executeMutation(seen), FIELDS))) return;
    }
    toast(t(andIssue || isAmendment.value ? 'campaigns.done.issue' : 'campaigns.done.save'));
    await router.push({ name: 'campaign', params: { id: saved.id } });
  }
  return {
    page,
    campaign,
    form,
    ready,
    forwards,
    isAmendment,
    reason,
    regions: computed(() => regions.data.value?.region?.children ?? []),
    region: computed(() => regions.data.value?.region ?? null),
    fixed: computed(() => oversight[0]?.sector ?? null),
    preview: computed(() => (asked.value ? (preview.data.value?.campaignPreview ?? null) : null)),
    submission,
    send,
  };
}
