import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiFailure, failureOfClient } from '../../graphql/api-failure.js';
import type { RecordFormOptions } from './record-form-options.js';
import { errorsOf, unchosenIn, type FormErrors, type FormRecord } from './record-form.js';
import type { FormContent } from './use-form-content.js';

/** What is asked and done around an attempt to save. */
interface SavingSteps {
  /** The idempotency key of a new record. */
  key(): string;
  /** Whether what is unusual in it is confirmed; asks where it is not. */
  mayBeSaved(): boolean;
  /** Puts the draft away before it is sent. */
  keep(): void;
  /** Takes up an error that is about a record made before. @returns whether it was one */
  meetEarlier(problem: ApiFailure): boolean;
  /** Called before the form is checked. */
  begun(): void;
  /** Called once it is saved. */
  done(): void;
}

/** Checking a form and sending it. Whatever goes wrong, everything typed stays. */
export function useRecordSaving<Form extends object, Whole extends FormRecord, Saved extends { id: string }>(
  options: RecordFormOptions<Form, Whole, Saved>,
  content: FormContent<Form, Whole>,
  steps: SavingSteps,
) {
  const { recordId } = options;
  const { form, base, version, campaignIds, fields, errors, failure, totals } = content;
  const { t } = useI18n();
  const saving = ref(false);

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
  const check = (): FormErrors => ({
    ...withoutKept(options.check(form)),
    ...totals.check(),
    ...unchosenIn(form, options.typedFields, (text) => t('records.form.unchosen', { text })),
  });

  function refused(problem: ApiFailure): void {
    if (problem.fields.length > 0)
      errors.value = errorsOf(problem.fields, (path) => options.fieldOf?.(path, form) ?? path.split('.')[0] ?? path);
    // An error that names no field is told above the save button, so that nothing is refused without a word.
    const isEarlier = steps.meetEarlier(problem);
    const isAsked = totals.meet(problem);
    failure.value =
      isAsked || isEarlier || (problem.code === 'BAD_INPUT' && problem.fields.length > 0) ? null : problem;
    if (problem.reason === 'VERSION_CHANGED') options.page.retry();
  }

  /** @returns the record, or null where it was not saved */
  async function save(): Promise<Saved | null> {
    if (saving.value) return null;
    failure.value = null;
    steps.begun();
    errors.value = check();
    if (Object.keys(errors.value).length > 0) return null;
    if (!steps.mayBeSaved()) return null;
    if (options.mayBeSent && !options.mayBeSent()) return null;
    steps.keep();
    saving.value = true;
    try {
      const { saved, error } = await options.send(form, {
        idempotencyKey: recordId === null ? steps.key() : null,
        version: version.value ?? 0,
        campaignIds: campaignIds.value,
        told: totals.input(),
      });
      if (error || !saved) {
        refused(error ? failureOfClient(error) : new ApiFailure('INTERNAL', ''));
        return null;
      }
      content.settle();
      steps.done();
      return saved;
    } finally {
      saving.value = false;
    }
  }

  return { saving, save };
}
