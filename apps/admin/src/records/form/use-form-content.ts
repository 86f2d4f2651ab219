import { reactive, ref, shallowRef, watch, type Ref } from 'vue';
import type { ApiFailure } from '../../graphql/api-failure.js';
import { serverNow } from '../../session/server-clock.js';
import type { RecordDraft } from './record-draft.js';
import type { RecordFormOptions } from './record-form-options.js';
import {
  copyOf,
  errorsAfter,
  PLAIN_FIELDS,
  sameContent,
  type FormErrors,
  type FormFields,
  type FormRecord,
} from './record-form.js';
import { useTold } from './use-told.js';

/** The campaigns of a record while it is written, and as it was opened. */
function campaignsOf(kept: readonly string[], isNew: boolean) {
  const ids = ref<readonly string[]>(kept);
  let before: readonly string[] = isNew ? [] : kept;
  return {
    ids,
    touched: (): boolean => !sameContent(ids.value, before),
    restOn(next: readonly string[]): void {
      ids.value = next;
      before = next;
    },
    settle(): void {
      before = ids.value;
    },
  };
}

/** What is written in a form, what it began with, and what is wrong with it. */
function useWritten<Form extends object, Whole extends FormRecord, Saved extends { id: string }>(
  options: RecordFormOptions<Form, Whole, Saved>,
  kept: RecordDraft<Form> | null,
) {
  const fields: FormFields<Form> = { ...(PLAIN_FIELDS as FormFields<Form>), ...options.fields };
  const form = reactive(copyOf(kept ? { ...options.blank(), ...kept.form } : options.blank())) as Form;
  /** What the form began with, or what was saved of it last. */
  const base = shallowRef(copyOf({ ...options.blank(), ...kept?.base })) as Ref<Form>;
  /** The version of the record that is amended; null in a new form, and until the record is there. */
  const version = ref(kept?.version ?? null);
  const campaigns = campaignsOf(kept?.campaignIds ?? [], options.recordId === null);
  const errors = ref<FormErrors>({});
  const failure = shallowRef<ApiFailure | null>(null);
  // A corrected field is not wrong any longer, whatever was said about it before.
  const correct = (changed: readonly string[]): void => {
    errors.value = errorsAfter(errors.value, changed);
  };
  const totals = useTold(() => options.until?.(form) ?? null, kept?.told, correct);
  watch(
    () => copyOf(form),
    (now, before) => {
      const changed = fields.differences(before, now);
      correct(changed);
      if (changed.length > 0) totals.forget();
    },
  );

  function fill(next: Form): void {
    Object.assign(form, copyOf(next));
    errors.value = {};
  }
  /** Takes the base and the campaigns of the record, and leaves what is written. */
  function restOn(record: Whole): void {
    base.value = options.formOf(record);
    campaigns.restOn(record.campaignIds);
  }
  return { fields, form, base, version, campaigns, errors, failure, totals, fill, restOn };
}

/**
 * What a form holds: what is written in it, what it began with, and what is wrong with it.
 * @param kept the draft that the form takes up; null where it begins empty
 */
export function useFormContent<Form extends object, Whole extends FormRecord, Saved extends { id: string }>(
  options: RecordFormOptions<Form, Whole, Saved>,
  kept: RecordDraft<Form> | null,
) {
  const written = useWritten(options, kept);
  const { fields, form, base, version, campaigns, errors, failure, totals, fill, restOn } = written;

  return {
    form,
    fields,
    base,
    version,
    campaignIds: campaigns.ids,
    errors,
    failure,
    totals,
    restOn,
    touched: (): boolean =>
      totals.touched() ||
      campaigns.touched() ||
      (fields.touched?.(base.value, form) ?? fields.differences(base.value, form).length > 0),
    /** Shows the record as it is, and drops what was written. */
    openAt(record: Whole): void {
      restOn(record);
      version.value = record.version;
      totals.openAt(record);
      fill(base.value);
    },
    /** Begins another new record. */
    begin(next: Form): void {
      base.value = copyOf(next);
      campaigns.restOn([]);
      totals.openAt(null);
      fill(next);
      failure.value = null;
    },
    /** Lays what was written over another version of the record. Nothing is saved yet. */
    layOver(record: Whole, theirs: Form): void {
      const merged = fields.reapply(base.value, copyOf(form), theirs);
      base.value = theirs;
      version.value = record.version;
      totals.rebase(record);
      fill(merged);
    },
    /** What is saved is no draft any longer, and leaving the page must not make it one again. */
    settle(): void {
      base.value = copyOf(form);
      campaigns.settle();
      totals.saved();
    },
    /** What is written, as a draft for this device. */
    asDraft: (
      of: Pick<RecordDraft<Form>, 'idempotencyKey' | 'version' | 'base' | 'campaignIds'>,
    ): RecordDraft<Form> => ({
      ...of,
      form: copyOf(form),
      ...totals.content(),
      savedAt: serverNow().toISOString(),
    }),
  };
}

export type FormContent<Form extends object, Whole extends FormRecord> = ReturnType<
  typeof useFormContent<Form, Whole, { id: string }>
>;
