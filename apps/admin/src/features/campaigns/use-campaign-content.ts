import { computed, reactive, ref, watch } from 'vue';
import type { CampaignPageQuery } from '../../graphql/generated.js';
import { openDraft, useKeptForm } from '../../records/drafts/use-kept-form.js';
import { serverNow } from '../../session/server-clock.js';
import { emptyCampaign, formOf, type CampaignForm } from './campaign-form.js';

/** What was typed, as it is kept on this device. */
interface CampaignDraft {
  readonly savedAt: string;
  readonly form: CampaignForm;
  readonly reason: string;
  /** Of what it changes; a draft of an older one is not taken up. */
  readonly version: number | null;
}

/** What the form is opened with. */
interface OpenedWith {
  /** What drafts on this device are kept under: a campaign, the one that is forwarded, or a new one. */
  readonly about: string;
  /** The region that addressees are chosen in. */
  readonly within: string;
  /** Whether it is a new campaign that forwards the one that is read. */
  readonly isForwarding: boolean;
  /** Null while it is not read; undefined where none is. */
  campaign(): CampaignPageQuery['campaign'] | null | undefined;
}

/** What is typed into the form of a campaign: filled from the campaign that is read, kept on this device. */
export function useCampaignContent({ about, within, isForwarding, campaign }: OpenedWith) {
  const form = reactive(emptyCampaign(within));
  const reason = ref('');
  const ready = ref(false);
  const resumed = ref(false);
  /** Sent with a new campaign, so that a retry after a lost answer makes one. */
  const key = ref(crypto.randomUUID());
  const opened = openDraft<CampaignDraft>({ form: 'campaign', about });
  const version = computed(() => campaign()?.version ?? null);
  const content = () => JSON.stringify({ form, reason: reason.value });
  /** The content as the form opened, before anything was typed. */
  let base = content();

  /** The form is there: what was typed before is taken up where it is of the same edition. */
  function takeUp(): void {
    base = content();
    ready.value = true;
    if (opened.content?.version !== version.value) return;
    Object.assign(form, opened.content.form);
    reason.value = opened.content.reason;
    resumed.value = true;
  }
  watch(
    campaign,
    (found) => {
      if (found === null || ready.value) return;
      if (found) Object.assign(form, formOf(found, within, isForwarding));
      takeUp();
    },
    { immediate: true },
  );

  const keeping = useKeptForm<CampaignDraft>(
    opened,
    () =>
      ready.value && content() !== base
        ? {
            savedAt: serverNow().toISOString(),
            form: JSON.parse(JSON.stringify(form)) as CampaignForm,
            reason: reason.value,
            version: version.value,
          }
        : null,
    {
      title: () => form.title,
      renew: () => {
        key.value = crypto.randomUUID();
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

  return { form, reason, ready, resumed, key, keeping, startOver };
}

export type CampaignContent = ReturnType<typeof useCampaignContent>;
