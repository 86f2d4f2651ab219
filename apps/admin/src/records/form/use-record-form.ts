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
import { useFormContent, type FormContent } from './use-form-content.js';
import { usePlausibility } from './use-plausibility.js';
import { useRecordSaving } from './use-record-saving.js';
import { useRecordVersions } from './use-record-versions.js';

/** Asks about amounts beyond what is usual; null for a form without amounts. */
function usualAmounts<Form extends object, Whole extends FormRecord, Saved extends { id: string }>(
  { amounts, recordId }: RecordFormOptions<Form, Whole, Saved>,
  { form, base, totals }: FormContent<Form, Whole>,
) {
  if (!amounts) return null;
  return usePlausibility({
    ledger: () => amounts.ledger(form),
    // A running total is of months: what is usual in one record says nothing of it.
    stated: () => (totals.isRunning() ? [] : amounts.stated(form)),
    before: () => (recordId === null ? [] : amounts.stated(base.value)),
  });
}

/** Why there is nothing to amend: not there and not visible look the same from outside. */
const whyAbsent = <Form extends object, Whole extends FormRecord, Saved extends { id: string }>({
  page,
  recordId,
  record,
}: RecordFormOptions<Form, Whole, Saved>): ApiFailure | null =>
  page.failure.value ?? (recordId !== null && record() === null ? new ApiFailure('NOT_FOUND', '') : null);

interface Around {
  readonly renewKey: () => void;
  /** What was said of the form before is of another one. */
  readonly forget: () => void;
  readonly withoutConflict: () => void;
  readonly keeping: { discard(): void; setAside(): void };
}

/** The ways in which a form begins anew. */
function beginning<Form extends object, Whole extends FormRecord, Saved extends { id: string }>(
  options: RecordFormOptions<Form, Whole, Saved>,
  content: FormContent<Form, Whole>,
  { renewKey, forget, withoutConflict, keeping }: Around,
) {
  function begin(next: Form): void {
    renewKey();
    content.begin(next);
    forget();
    keeping.discard();
  }

  /** Drops the draft that was taken up. */
  function startOver(): void {
    const record = options.record();
    withoutConflict();
    begin(record ? options.formOf(record) : options.blank());
    if (record) content.openAt(record);
    keeping.discard();
  }

  /** Leaves the draft that was taken up for later, and begins another record. */
  function setAside(): void {
    keeping.setAside();
    startOver();
  }
  return { begin, startOver, setAside };
}

/**
 * Recording or amending in any ledger: draft on the device, one key per draft, errors at fields,
 * the change of another person.
 */
export function useRecordForm<Form extends object, Whole extends FormRecord, Saved extends { id: string }>(
  options: RecordFormOptions<Form, Whole, Saved>,
) {
  const { recordId, page } = options;
  // The page is behind the sign-in: there is a viewer. It is kept, because the session may end while the form is open.
  const viewer = useSession().person();
  const opened = openDraft<RecordDraft<Form>>(
    { form: options.form, about: recordId ?? options.about ?? 'new' },
    (draft) => options.ofAnother?.(draft.form) ?? false,
  );
  const kept = opened.content;
  const content = useFormContent(options, kept);
  const { form, base, version, campaignIds } = content;
  const draftKey = ref(kept?.idempotencyKey ?? randomName());
  const renewKey = (): void => {
    draftKey.value = randomName();
  };
  /** A draft was found and taken up; the page says so. */
  const resumed = ref(kept !== null);
  const versions = useRecordVersions(options, content, kept, () => keeping.discard());
  const { carried, closed, conflict } = versions;

  const absent = computed(() => whyAbsent(options));
  /** A new form is there at once; one for amending needs the record, unless a draft of it is at hand. */
  const open = (): boolean => closed.value === null && (recordId === null || version.value !== null);

  const draft = (): RecordDraft<Form> | null => {
    if (!open() || !content.touched()) return null;
    const [idempotencyKey, ofVersion] = [draftKey.value, version.value];
    return content.asDraft({ idempotencyKey, version: ofVersion, base: base.value, campaignIds: campaignIds.value });
  };
  const keeping = useKeptForm(opened, draft, { title: () => options.titleOf?.(form) ?? '', renew: renewKey });
  const plausibility = usualAmounts(options, content);

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

  const { begin, startOver, setAside } = beginning(options, content, {
    renewKey,
    forget: () => {
      resumed.value = false;
      carried.value = false;
      earlier.value = null;
    },
    withoutConflict: () => {
      conflict.value = null;
    },
    keeping,
  });

  return {
    ...{ form, errors: content.errors, failure: content.failure, totals: content.totals.state },
    ...{ earlier, carried, conflict, closed, absent, saving, resumed, viewer },
    unusual: plausibility?.unusual ?? ref([]),
    campaign: campaignOf(options.campaign, () => form, campaignIds),
    ready: computed(() => open() && (options.usable?.() ?? true)),
    amending: recordId !== null,
    ...{ waiting: page.waiting, retry: page.retry },
    ...{ keptAt: keeping.keptAt, cannotKeep: keeping.cannotKeep, takenAway: keeping.takenAway },
    ...{ startOver, setAside, begin, save, amendEarlier, separate },
    ...{ takeTheirs: versions.takeTheirs, reapplyMine: versions.reapplyMine },
    confirmUnusual: () => plausibility?.confirm(),
    dismissUnusual: () => plausibility?.dismiss(),
  };
}
