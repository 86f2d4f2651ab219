import { useMutation } from '@urql/vue';
import { nextTick } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import {
  AmendCampaignDocument,
  DraftCampaignDocument,
  ForwardCampaignDocument,
  IssueCampaignDocument,
  WriteCampaignDocument,
} from '../../graphql/generated.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { toast } from '../../shell/toasts.js';
import { inputOf, leftOut } from './campaign-form.js';
import type { CampaignContent } from './use-campaign-content.js';

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

/** What is sent, and in place of what. */
interface Sent {
  /** The campaign that is changed; undefined for a new one. */
  readonly id: string | undefined;
  /** The campaign that a new one forwards; null where it forwards none. */
  readonly forwards: string | null;
  readonly content: CampaignContent;
  /** The version of the campaign that is changed. */
  version(): number;
  /** Whether an issued campaign gets a new edition. */
  isAmendment(): boolean;
}

/** Checking a campaign, keeping it and issuing it. */
export function useCampaignSending({ id, forwards, content, version, isAmendment }: Sent) {
  const { t } = useI18n();
  const router = useRouter();
  const { form, reason, key, keeping } = content;
  const submission = useSubmit();
  const drafting = useMutation(DraftCampaignDocument);
  const forwarding = useMutation(ForwardCampaignDocument);
  const writing = useMutation(WriteCampaignDocument);
  const amending = useMutation(AmendCampaignDocument);
  const issuing = useMutation(IssueCampaignDocument);
  /** The draft that was made where issuing it was refused: it is written, not made once more. */
  let made: { id: string; version: number } | null = null;

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
        ? submission.submit(() => drafting.executeMutation({ input: inputOf(form, key.value) }), FIELDS)
        : submission.submit(
            () => forwarding.executeMutation({ id: forwards, input: inputOf(form, key.value) }),
            FIELDS,
          );
    const seen = { id, version: version() };
    return isAmendment()
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
    if (andIssue && !isAmendment()) {
      const seen = { id: saved.id, version: saved.version };
      if (!(await submission.submit(() => issuing.executeMutation(seen), FIELDS))) return;
    }
    keeping.discard();
    toast(t(andIssue || isAmendment() ? 'campaigns.done.issue' : 'campaigns.done.save'));
    const params = { id: saved.id };
    await (toForm ? router.replace({ name: 'campaign-edit', params }) : router.push({ name: 'campaign', params }));
  }

  return { submission, tellLeftOut, send };
}
