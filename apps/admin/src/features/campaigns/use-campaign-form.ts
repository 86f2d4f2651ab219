import { refDebounced } from '@vueuse/core';
import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { CampaignFormRegionsDocument, CampaignPageDocument, PreviewCampaignDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { withFound } from '../../graphql/with-found.js';
import { homeRegion } from '../../session/oversight.js';
import { useSession } from '../../session/use-session.js';
import { inputOf, isComplete } from './campaign-form.js';
import { useCampaignContent } from './use-campaign-content.js';
import { useCampaignSending } from './use-campaign-sending.js';

/** A new campaign, one that forwards another, a draft, or an edition of an issued one. */
export function useCampaignForm(id: string | undefined) {
  const route = useRoute();
  const { oversight, tenant } = useSession().person();
  const within = homeRegion(oversight) ?? tenant.region.code;
  const forwards = typeof route.query['forwards'] === 'string' ? route.query['forwards'] : null;
  const source = id ?? forwards;
  const page = withFound(
    usePageQuery({
      query: CampaignPageDocument,
      variables: () => ({ id: source ?? '' }),
      pause: source === null,
    }),
    (data) => data.campaign,
  );
  const campaign = computed(() => page.data.value?.campaign ?? null);
  const content = useCampaignContent({
    about: source ?? 'new',
    within,
    isForwarding: forwards !== null,
    campaign: () => (source === null ? undefined : campaign.value),
  });
  const { form, ready } = content;
  const isAmendment = computed(() => id !== undefined && campaign.value?.state === 'ISSUED');
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

  const { submission, tellLeftOut, send } = useCampaignSending({
    id,
    forwards,
    content,
    version: () => campaign.value?.version ?? 0,
    isAmendment: () => isAmendment.value,
  });
  submission.follow(() => ({ ...form, reason: content.reason.value }));

  return {
    page,
    campaign,
    form,
    ready,
    forwards,
    isAmendment,
    reason: content.reason,
    regions: computed(() => regions.data.value?.region?.children ?? []),
    region: computed(() => regions.data.value?.region ?? null),
    fixed: computed(() => oversight[0]?.sector ?? null),
    preview: computed(() => (asked.value ? (preview.data.value?.campaignPreview ?? null) : null)),
    submission,
    keeping: content.keeping,
    resumed: content.resumed,
    startOver: content.startOver,
    tellLeftOut,
    send,
  };
}
