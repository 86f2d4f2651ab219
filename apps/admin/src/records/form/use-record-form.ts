import { computed, ref } from 'vue';
import { ApiFailure } from '../../graphql/api-failure.js';
import { useSession } from '../../session/use-session.js';
import { randomName } from '../drafts/draft-store.js';
import { openDraft, useKeptForm } from '../drafts/use-kept-form.js';
import { campaignOf } from './campaign-of.js';
import type { RecordDraft } from './record-draft.js';
import type { RecordFormOptions } from './record-form-options.js';
import type { FormRecord } from './record-form.js';
import { useEarlierRecord } from './use-earlier-record.js';
import { useFormContent } from './use-form-content.js';
import { usePlausibility } from './use-plausibility.js';
import { useRecordSaving } from './use-record-saving.js';
import { useRecordVersions } from './use-record-versions.js';

/**
 * Recording or amending in any ledger: draft on the device, one key per draft, errors at fields,
 * the change of another person.
 */
export function useRecordForm<Form extends object, Whole extends FormRecord, Saved extends { id: string }>(
  options: RecordFormOptions<Form, Whole, Saved>,
) {
  const { recordId, page, amounts } = options;
  // The page is behind the sign-in: there is a viewer. It is kept, because the session may end while the form is open.
  const viewer = useSession().person();
  const opened = openDraft<RecordDraft<Form>>(
    { form: options.form, about: recordId ?? options.about ?? 'new' },
    (draft) => options.ofAnother?.(draft.form) ?? false,
  );
  const kept = opened.content;
  const content = useFormContent(options, kept);
  const { form, base, version, campaignIds, totals } = content;
  const draftKey = ref(kept?.idempotencyKey ?? randomName());
  const renewKey = (): void => {
    draftKey.value = randomName();
  };
  /** A draft was found and taken up; the page says so. */
  const resumed = ref(kept !== null);
  const versions = useRecordVersions(options, content, kept, () => keeping.discard());
  const { carried, closed, conflict } = versions;

  // Not there and not visible look the same from outside.
  const absent = computed(
    () =>
      page.failure.value ?? (recordId !== null && options.record() === null ? new ApiFailure('NOT_FOUND', '') : null),
  );
  /** A new form is there at once; one for amending needs the record, unless a draft of it is at hand. */
  const open = (): boolean => closed.value === null && (recordId === null || version.value !== null);

  const draft = (): RecordDraft<Form> | null =>
    open() && content.touched()
      ? content.asDraft({
          idempotencyKey: draftKey.value,
          version: version.value,
          base: base.value,
          campaignIds: campaignIds.value,
        })
      : null;
  const keeping = useKeptForm(opened, draft, { title: () => options.titleOf?.(form) ?? '', renew: renewKey });

  const plausibility = amounts
    ? usePlausibility({
        ledger: () => amounts.ledger(form),
        // A running total is of months: what is usual in one record says nothing of it.
        stated: () => (totals.isRunning() ? [] : amounts.stated(form)),
        before: () => (recordId === null ? [] : amounts.stated(base.value)),
      })
    : null;

  const { earlier, meet, amendEarlier, separate } = useEarlierRecord(options, content, opened.shelf, draftKey, () =>
    keeping.discard(),
  );
  const { saving, save } = useRecordSaving(options, content, {
    key: () => draftKey.value,
    mayBeSaved: () => plausibility?.mayBeSaved() ?? true,
    keep: keeping.keep,
    meetEarlier: meet,
    begun: () => {
      earlier.value = null;
    },
    done: () => {
      conflict.value = null;
      resumed.value = false;
      keeping.discard();
    },
  });

  function begin(next: Form): void {
    renewKey();
    content.begin(next);
    resumed.value = false;
    carried.value = false;
    earlier.value = null;
    keeping.discard();
  }

  /** Drops the draft that was taken up. */
  function startOver(): void {
    const record = options.record();
    conflict.value = null;
    begin(record ? options.formOf(record) : options.blank());
    if (record) content.openAt(record);
    keeping.discard();
  }

  /** Leaves the draft that was taken up for later, and begins another record. */
  function setAside(): void {
    keeping.setAside();
    startOver();
  }

  return {
    form,
    errors: content.errors,
    failure: content.failure,
    earlier,
    carried,
    unusual: plausibility?.unusual ?? ref([]),
    totals: totals.state,
    campaign: campaignOf(options.campaign, () => form, campaignIds),
    conflict,
    closed,
    saving,
    resumed,
    ready: computed(() => open() && (options.usable?.() ?? true)),
    absent,
    amending: recordId !== null,
    waiting: page.waiting,
    retry: page.retry,
    keptAt: keeping.keptAt,
    cannotKeep: keeping.cannotKeep,
    takenAway: keeping.takenAway,
    viewer,
    startOver,
    setAside,
    begin,
    save,
    amendEarlier,
    separate,
    takeTheirs: versions.takeTheirs,
    reapplyMine: versions.reapplyMine,
    confirmUnusual: () => plausibility?.confirm(),
    dismissUnusual: () => plausibility?.dismiss(),
  };
}
