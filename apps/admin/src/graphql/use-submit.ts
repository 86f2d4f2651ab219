import { nextTick, reactive, ref, shallowRef } from 'vue';
import { ApiFailure, failureOfClient } from './api-failure.js';
import type { CombinedError } from '@urql/core';
import { useCorrected } from './use-corrected.js';

/** Sending one form: busy while it runs, messages on their fields, anything else as the form's own failure. */
export function useSubmit() {
  const busy = ref(false);
  const failure = shallowRef<ApiFailure | null>(null);
  const errors = reactive<Record<string, string>>({});

  function reset(): void {
    failure.value = null;
    for (const field of Object.keys(errors)) Reflect.deleteProperty(errors, field);
  }

  /**
   * @param shown fields the form has; a message for any other one becomes the form's failure
   * @param words what this form says instead of the server, by `field.CODE`: where it knows more about the reason
   * @returns the data, or null if refused
   */
  async function submit<Data>(
    operation: () => Promise<{ data?: Data | undefined; error?: CombinedError | undefined }>,
    shown: readonly string[] = [],
    words: Readonly<Record<string, string>> = {},
  ): Promise<Data | null> {
    if (busy.value) return null;
    reset();
    busy.value = true;
    const { data, error } = await operation();
    busy.value = false;
    if (!error) return data ?? null;
    const problem = failureOfClient(error);
    for (const { path, code, message } of problem.fields) {
      const field = path.replace(/^input\./, '').split('.')[0] ?? '';
      if (shown.includes(field)) errors[field] ??= words[`${field}.${code}`] ?? message;
    }
    failure.value = Object.keys(errors).length > 0 ? null : problem;
    await nextTick();
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    return null;
  }

  /** The form that is sent: what is corrected in it is not wrong any longer. */
  const follow = (fields: () => Readonly<Record<string, unknown>>): void => useCorrected(() => errors, fields);
  return { busy, failure, errors, reset, follow, submit };
}
