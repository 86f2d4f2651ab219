import { useMutation } from '@urql/vue';
import { refDebounced } from '@vueuse/core';
import { computed, nextTick, reactive, ref, watch } from 'vue';
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
import { withFound } from '../../graphql/with-found.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { openDraft, useKeptForm } from '../../records/drafts/use-kept-form.js';
import { homeRegion } from '../../session/oversight.js';
import { serverNow } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { toast } from '../../shell/toasts.js';
import { emptyCampaign, formOf, inputOf, isComplete, leftOut, type CampaignForm } from './campaign-form.js';

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

/** What was typed, as it is kept on this device. */
interface CampaignDraft {
  readonly savedAt: string;
  readonly form: CampaignForm;
  readonly reason: string;
  /** Of what it changes; a draft of an older one is not taken up. */
  readonly version: number | null;
}

/** A new campaign, one that forwards another, a draft, or an edition of an issued one. */
export function useCampaignForm(id: string | undefined) {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
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
  const form = reactive(emptyCampaign(within));
  const ready = ref(source === null);
  const reason = ref('');
  const opened = openDraft<CampaignDraft>({ form: 'campaign', about: id ?? forwards ?? 'new' });
  const resumed = ref(false);
  const stand = () => JSON.stringify({ form, reason: reason.value });
  let base = stand();
  /** The form is there: what was typed before is taken up where it is of the same edition. */
  function takeUp(): void {
    base = stand();
    ready.value = true;
    if (opened.content?.version !== (campaign.value?.version ?? null)) return;
    Object.assign(form, opened.content.form);
    reason.value = opened.content.reason;
    resumed.value = true;
  }
  watch(
    campaign,
    (found) => {
      if (!found || ready.value) return;
      Object.assign(form, formOf(found, within, forwards !== null));
      takeUp();
    },
    { immediate: true },
  );
  if (source === null) takeUp();
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

  const submission = useSubmit();
  const drafting = useMutation(DraftCampaignDocument);
  const forwarding = useMutation(ForwardCampaignDocument);
  const writing = useMutation(WriteCampaignDocument);
  const amending = useMutation(AmendCampaignDocument);
  const issuing = useMutation(IssueCampaignDocument);
  let key = crypto.randomUUID();
  /** The draft that was made where issuing it was refused: it is written, not made once more. */
  let made: { id: string; version: number } | null = null;
  const keeping = useKeptForm<CampaignDraft>(
    opened,
    () =>
      ready.value && stand() !== base
        ? {
            savedAt: serverNow().toISOString(),
            form: JSON.parse(JSON.stringify(form)) as CampaignForm,
            reason: reason.value,
            version: campaign.value?.version ?? null,
          }
        : null,
    {
      title: () => form.title,
      renew: () => {
        key = crypto.randomUUID();
      },
    },
  );
  function startOver(): void {
    const begun = JSON.parse(base) as { form: CampaignForm; reason: string };
    Object.assign(form, begun.form);
    reason.value = begun.reason;
    resumed.value = false;
    keeping.discard();
  }

  /** Says what was left out. @returns whether anything was */
  async function tellLeftOut(): Promise<boolean> {
    const missing = Object.entries(leftOut(form));
    if (missing.length === 0) return false;
    submission.reset();
    for (const [field, { key: word, n }] of missing)
      submission.errors[field] =
        n === undefined ? t('campaigns.fill', { what: t(`campaigns.${word}`) }) : t(`campaigns.${word}`, { n });
    await nextTick();
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    return true;
  }

  function save() {
    if (made) {
      const drafted = made;
      return submission.submit(() => writing.executeMutation({ ...drafted, input: inputOf(form) }), FIELDS);
    }
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

  /**
   * Keeps it, and issues it where that is asked for. An edition is issued by being kept.
   * @param toForm whether one goes on with the form of what was kept
   */
  async function send(andIssue: boolean, toForm = false): Promise<void> {
    if (await tellLeftOut()) return;
    const saved = (await save())?.saved;
    if (!saved) return;
    if (id === undefined) made = { id: saved.id, version: saved.version };
    if (andIssue && !isAmendment.value) {
      const seen = { id: saved.id, version: saved.version };
      if (!(await submission.submit(() => issuing.executeMutation(seen), FIELDS))) return;
    }
    keeping.discard();
    toast(t(andIssue || isAmendment.value ? 'campaigns.done.issue' : 'campaigns.done.save'));
    const params = { id: saved.id };
    await (toForm ? router.replace({ name: 'campaign-edit', params }) : router.push({ name: 'campaign', params }));
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
    keeping,
    resumed,
    startOver,
    tellLeftOut,
    send,
  };
}
