import { shallowRef, type Ref } from 'vue';
import type { ApiFailure } from '../../graphql/api-failure.js';
import { randomName, type DraftShelf } from '../drafts/draft-store.js';
import { earlierOf, type EarlierRecord } from './earlier-record.js';
import type { RecordFormOptions } from './record-form-options.js';
import type { FormRecord } from './record-form.js';
import type { FormContent } from './use-form-content.js';

/**
 * The record that an earlier attempt to save this draft made, with other content: what is written amends it, or
 * becomes a record of its own.
 * @param key the idempotency key of the draft
 * @param drop told when what was written is carried over
 */
export function useEarlierRecord<Form extends object, Whole extends FormRecord, Saved extends { id: string }>(
  options: RecordFormOptions<Form, Whole, Saved>,
  content: FormContent<Form, Whole>,
  shelf: DraftShelf,
  key: Ref<string>,
  drop: () => void,
) {
  const earlier = shallowRef<EarlierRecord | null>(null);
  return {
    earlier,
    /** Takes an error up. @returns whether it names an earlier record */
    meet(problem: ApiFailure): boolean {
      earlier.value = earlierOf(problem);
      return earlier.value !== null;
    },
    /** Carries what is written over to that record, as a draft of its amendment. @returns its id */
    amendEarlier(): string | null {
      const met = earlier.value;
      if (!met) return null;
      shelf.put({
        id: randomName(),
        form: options.form,
        about: met.id,
        title: options.titleOf?.(content.form) ?? '',
        content: content.asDraft({ idempotencyKey: randomName(), version: met.version, base: null, campaignIds: [] }),
      });
      content.settle();
      earlier.value = null;
      drop();
      return met.id;
    },
    /** What is written is another matter than that record: it gets a key of its own. */
    separate(): void {
      key.value = randomName();
      earlier.value = null;
    },
  };
}
