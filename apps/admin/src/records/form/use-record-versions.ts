import { ref, shallowRef, watch, type Ref } from 'vue';
import type { RecordDraft } from './record-draft.js';
import type { RecordFormOptions } from './record-form-options.js';
import type { FormRecord } from './record-form.js';
import type { FormContent } from './use-form-content.js';

/** Somebody else's version, met while saving mine. */
interface RecordConflict<Form> {
  readonly record: FormRecord;
  readonly theirs: Form;
  /** Fields in which theirs differs from what I started with. */
  readonly changed: readonly string[];
}

/**
 * The record under a form that amends it, as the server shows it: it is opened in the form, cannot be amended any
 * longer, or was changed by somebody else meanwhile.
 * @param kept the draft that the form took up
 * @param drop told when what was written is given up
 */
export function useRecordVersions<Form extends object, Whole extends FormRecord, Saved extends { id: string }>(
  options: RecordFormOptions<Form, Whole, Saved>,
  content: FormContent<Form, Whole>,
  kept: RecordDraft<Form> | null,
  drop: () => void,
) {
  const { base, version, failure, fields } = content;
  /** The draft comes from a new form, whose record an earlier attempt had made. */
  const carried = ref(options.recordId !== null && kept !== null && kept.base === null);
  /** The record cannot be amended, and could not when the page opened: there is nothing to fill in. */
  const closed = shallowRef<FormRecord | null>(null);
  const conflict = shallowRef<RecordConflict<Form> | null>(null) as Ref<RecordConflict<Form> | null>;
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
      if (carried.value && record.version === version.value) content.restOn(record);
      const touched = content.touched();
      if (!record.allowed.includes('amend') && !touched) closed.value = record;
      else if (version.value === null || (record.version > version.value && !touched)) content.openAt(record);
      // The draft is older than the record: better told now than after the work.
      else if (record.version > version.value) meet(record);
    },
    { immediate: true },
  );

  return {
    carried,
    closed,
    conflict,
    /** Takes the other person's version and drops my changes. */
    takeTheirs(): void {
      if (!met) return;
      content.openAt(met);
      if (!met.allowed.includes('amend')) closed.value = met;
      conflict.value = null;
      failure.value = null;
      drop();
    },
    /** Lays my changes over the other person's version; nothing is saved yet. */
    reapplyMine(): void {
      if (!conflict.value || !met) return;
      const { theirs } = conflict.value;
      conflict.value = null;
      failure.value = null;
      content.layOver(met, theirs);
    },
  };
}
