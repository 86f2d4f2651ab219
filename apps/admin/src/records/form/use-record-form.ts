import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiFailure, failureOfClient } from '../../graphql/api-failure.js';
import { serverNow } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { randomName, type KeptFields } from '../drafts/draft-store.js';
import { earlierOf, type EarlierRecord } from './earlier-record.js';
import {
  copyOf,
  errorsAfter,
  errorsOf,
  PLAIN_FIELDS,
  sameContent,
  unchosenIn,
  type FormErrors,
  type FormFields,
  type FormRecord,
} from './record-form.js';
import { openDraft, useKeptForm } from '../drafts/use-kept-form.js';
import type { RecordFormOptions } from './record-form-options.js';
import { usePlausibility } from './use-plausibility.js';
import type { Told } from './told.js';
import { campaignOf } from './campaign-of.js';
import { useTold } from './use-told.js';

/** A form on its way, kept on this device until it is saved. */
interface RecordDraft<Form> extends KeptFields {
  readonly form: Form;
  /** Sent with every attempt to save this draft, so that a retry after a lost answer records once. */
  readonly idempotencyKey: string;
  /** When amending: the version the form was opened at and what it held then. */
  readonly version: number | null;
  /** Null where the draft was carried over to a record that the form has not seen yet. */
  readonly base: Form | null;
  /** The campaigns that the record belongs to. */
  readonly campaignIds: readonly string[];
  /** What is said about totals; older drafts say nothing. */
  readonly told?: Told;
}

/** Somebody else's version, met while saving mine. */
interface RecordConflict<Form> {
  readonly record: FormRecord;
  readonly theirs: Form;
  /** Fields in which theirs differs from what I started with. */
  readonly changed: readonly string[];
}

/**
 * Recording or amending in any ledger: draft on the device, one key per draft, errors at fields,
 * the change of another person.
 */
export function useRecordForm<Form extends object, Whole extends FormRecord, Saved extends { id: string }>(
  options: RecordFormOptions<Form, Whole, Saved>,
) {
  const { recordId, page } = options;
  const fields: FormFields<Form> = { ...(PLAIN_FIELDS as FormFields<Form>), ...options.fields };
  const { t } = useI18n();
  // The page is behind the sign-in: there is a viewer. It is kept, because the session may end while the form is open.
  const viewer = useSession().person();
  const opened = openDraft<RecordDraft<Form>>(
    { form: options.form, about: recordId ?? options.about ?? 'new' },
    (draft) => options.ofAnother?.(draft.form) ?? false,
  );
  const kept = opened.content;

  const form = reactive(copyOf(kept ? { ...options.blank(), ...kept.form } : options.blank())) as Form;
  const base = shallowRef<Form>(copyOf({ ...options.blank(), ...kept?.base }));
  const draftKey = ref(kept?.idempotencyKey ?? randomName());
  const version = ref(kept?.version ?? null);
  const campaignIds = ref<readonly string[]>(kept?.campaignIds ?? []);
  /** The campaigns of the record as it was opened. */
  let campaignsBefore = recordId === null ? [] : campaignIds.value;
  /** A draft was found and taken up; the page says so. */
  const resumed = ref(kept !== null);
  const errors = ref<FormErrors>({});
  const failure = shallowRef<ApiFailure | null>(null);
  /** What an earlier attempt to save this draft recorded, with other content. */
  const earlier = shallowRef<EarlierRecord | null>(null);
  const carried = ref(recordId !== null && kept !== null && kept.base === null);
  const totals = useTold(
    () => options.until?.(form) ?? null,
    kept?.told,
    (fields) => {
      errors.value = errorsAfter(errors.value, fields);
    },
  );
  const conflict = shallowRef<RecordConflict<Form> | null>(null) as Ref<RecordConflict<Form> | null>;
  const saving = ref(false);
  /** The record cannot be amended, and could not when the page opened: there is nothing to fill in. */
  const closed = shallowRef<FormRecord | null>(null);

  // Not there and not visible look the same from outside.
  const absent = computed(
    () =>
      page.failure.value ?? (recordId !== null && options.record() === null ? new ApiFailure('NOT_FOUND', '') : null),
  );
  /** A new form is there at once; one for amending needs the record, unless a draft of it is at hand. */
  const open = (): boolean => closed.value === null && (recordId === null || version.value !== null);
  const ready = computed(() => open() && (options.usable?.() ?? true));
  const touched = (): boolean =>
    totals.touched() ||
    !sameContent(campaignIds.value, campaignsBefore) ||
    (fields.touched?.(base.value, form) ?? fields.differences(base.value, form).length > 0);

  function fill(next: Form): void {
    Object.assign(form, copyOf(next));
    errors.value = {};
  }
  function openAt(record: Whole): void {
    base.value = options.formOf(record);
    version.value = record.version;
    campaignIds.value = record.campaignIds;
    campaignsBefore = record.campaignIds;
    totals.openAt(record);
    fill(base.value);
  }
  let met: Whole | null = null;
  function meet(record: Whole): void {
    met = record;
    const theirs = options.formOf(record);
    conflict.value = { record, theirs, changed: fields.differences(base.value, theirs) };
    // The note tells more than the error did.
    failure.value = null;
  }

  watch(
    options.record,
    (record) => {
      if (!record) return;
      if (carried.value && record.version === version.value) {
        base.value = options.formOf(record);
        campaignIds.value = record.campaignIds;
        campaignsBefore = record.campaignIds;
      }
      if (!record.allowed.includes('amend') && !touched()) closed.value = record;
      else if (version.value === null || (record.version > version.value && !touched())) openAt(record);
      // The draft is older than the record: better told now than after the work.
      else if (record.version > version.value) meet(record);
    },
    { immediate: true },
  );

  const draft = (): RecordDraft<Form> | null =>
    open() && touched()
      ? {
          form: copyOf(form),
          idempotencyKey: draftKey.value,
          version: version.value,
          base: base.value,
          campaignIds: campaignIds.value,
          ...totals.content(),
          savedAt: serverNow().toISOString(),
        }
      : null;
  const keeping = useKeptForm(opened, draft, {
    title: () => options.titleOf?.(form) ?? '',
    renew: () => {
      draftKey.value = randomName();
    },
  });

  const { amounts } = options;
  const plausibility = amounts
    ? usePlausibility({
        ledger: () => amounts.ledger(form),
        // A running total is of months: what is usual in one record says nothing of it.
        stated: () => (totals.isRunning() ? [] : amounts.stated(form)),
        before: () => (recordId === null ? [] : amounts.stated(base.value)),
      })
    : null;

  // A corrected field is not wrong any longer, whatever was said about it before.
  watch(
    () => copyOf(form),
    (now, before) => {
      const changed = fields.differences(before, now);
      errors.value = errorsAfter(errors.value, changed);
      if (changed.length > 0) totals.forget();
    },
  );

  function begin(next: Form): void {
    draftKey.value = randomName();
    base.value = copyOf(next);
    campaignIds.value = [];
    campaignsBefore = [];
    totals.openAt(null);
    fill(next);
    resumed.value = false;
    carried.value = false;
    failure.value = null;
    earlier.value = null;
    keeping.discard();
  }

  /** Leaves the draft that was taken up for later, and begins another record. */
  function setAside(): void {
    keeping.setAside();
    startOver();
  }

  /** Drops the draft that was taken up. */
  function startOver(): void {
    const record = options.record();
    conflict.value = null;
    begin(record ? options.formOf(record) : options.blank());
    if (record) openAt(record);
    keeping.discard();
  }

  /**
   * A number that the record has stated before may stay, even if it could not be stated anew.
   * The server has the last word.
   */
  function withoutKept(found: FormErrors): FormErrors {
    if (recordId === null || fields.statesAnew?.(base.value, form)) return found;
    const changed = fields.differences(base.value, form);
    const kept = (field: string): boolean => fields.isNumber(form, field) && !changed.includes(field);
    return Object.fromEntries(Object.entries(found).filter(([field]) => !kept(field)));
  }

  function refused(problem: ApiFailure): void {
    if (problem.fields.length > 0)
      errors.value = errorsOf(problem.fields, (path) => options.fieldOf?.(path, form) ?? path.split('.')[0] ?? path);
    // An error that names no field is told above the save button, so that nothing is refused without a word.
    earlier.value = earlierOf(problem);
    const isAsked = totals.meet(problem);
    failure.value =
      isAsked || earlier.value || (problem.code === 'BAD_INPUT' && problem.fields.length > 0) ? null : problem;
    if (problem.reason === 'VERSION_CHANGED') page.retry();
  }

  /**
   * Saves the form. Whatever goes wrong, everything typed stays.
   * @returns the record, or null where it was not saved
   */
  async function save(): Promise<Saved | null> {
    if (saving.value) return null;
    failure.value = null;
    earlier.value = null;
    errors.value = {
      ...withoutKept(options.check(form)),
      ...totals.check(),
      ...unchosenIn(form, options.typedFields, (text) => t('records.form.unchosen', { text })),
    };
    if (Object.keys(errors.value).length > 0) return null;
    if (plausibility && !plausibility.mayBeSaved()) return null;
    if (options.mayBeSent && !options.mayBeSent()) return null;
    keeping.keep();
    saving.value = true;
    try {
      const { saved, error } = await options.send(form, {
        idempotencyKey: recordId === null ? draftKey.value : null,
        version: version.value ?? 0,
        campaignIds: campaignIds.value,
        told: totals.input(),
      });
      if (error || !saved) {
        refused(error ? failureOfClient(error) : new ApiFailure('INTERNAL', ''));
        return null;
      }
      conflict.value = null;
      resumed.value = false;
      // What is saved is no draft any longer, and leaving the page must not make it one again.
      base.value = copyOf(form);
      campaignsBefore = campaignIds.value;
      totals.saved();
      keeping.discard();
      return saved;
    } finally {
      saving.value = false;
    }
  }

  /** Carries what is written over to the record of the earlier attempt, as a draft of its amendment. @returns it */
  function amendEarlier(): string | null {
    const met = earlier.value;
    if (!met) return null;
    const amendment: RecordDraft<Form> = {
      form: copyOf(form),
      idempotencyKey: randomName(),
      version: met.version,
      base: null,
      campaignIds: [],
      ...totals.content(),
      savedAt: serverNow().toISOString(),
    };
    opened.shelf.put({
      id: randomName(),
      form: options.form,
      about: met.id,
      title: options.titleOf?.(form) ?? '',
      content: amendment,
    });
    base.value = copyOf(form);
    totals.saved();
    earlier.value = null;
    keeping.discard();
    return met.id;
  }

  /** What is written is another matter than the record of the earlier attempt: it gets a key of its own. */
  function separate(): void {
    draftKey.value = randomName();
    earlier.value = null;
  }

  /** Takes the other person's version and drops my changes. */
  function takeTheirs(): void {
    if (!met) return;
    openAt(met);
    if (!met.allowed.includes('amend')) closed.value = met;
    conflict.value = null;
    failure.value = null;
    keeping.discard();
  }

  /** Lays my changes over the other person's version; nothing is saved yet. */
  function reapplyMine(): void {
    if (!conflict.value || !met) return;
    const { theirs } = conflict.value;
    const merged = fields.reapply(base.value, copyOf(form), theirs);
    base.value = theirs;
    version.value = met.version;
    conflict.value = null;
    failure.value = null;
    totals.rebase(met);
    fill(merged);
  }

  return {
    form,
    errors,
    failure,
    earlier,
    carried,
    unusual: plausibility?.unusual ?? ref([]),
    totals: totals.state,
    campaign: campaignOf(options.campaign, () => form, campaignIds),
    conflict,
    closed,
    saving,
    resumed,
    ready,
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
    takeTheirs,
    reapplyMine,
    confirmUnusual: () => plausibility?.confirm(),
    dismissUnusual: () => plausibility?.dismiss(),
  };
}
