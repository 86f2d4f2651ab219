import { useMutation } from '@urql/vue';
import type { Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { ParkReadTextDocument, type ReadTextWholeFragment, UndoReadTextDocument } from '../../graphql/generated.js';
import { toast } from '../../shell/toasts.js';

/** A text on its page: how it was settled, and what is under way with it. */
interface TextState {
  readonly text: () => ReadTextWholeFragment | null;
  readonly settled: Ref<ReadTextWholeFragment | null>;
  readonly busy: Ref<boolean>;
  readonly failure: Ref<ApiFailure | null>;
}

/** Parks a text without a record of it, or undoes the records that were made of it. */
export function useTextActs({ text, settled, busy, failure }: TextState) {
  const { t } = useI18n();
  const parking = useMutation(ParkReadTextDocument);
  const undoing = useMutation(UndoReadTextDocument);

  async function park(reason: string): Promise<void> {
    const read = text();
    if (!read || busy.value) return;
    busy.value = true;
    const { data, error } = await parking.executeMutation({ id: read.id, version: read.version, reason });
    busy.value = false;
    failure.value = error ? failureOfClient(error) : null;
    if (data) settled.value = data.parkReadText;
  }

  /** @returns whether it was done */
  async function undo(reason: string, withAmended: boolean): Promise<boolean> {
    const read = text();
    if (!read || busy.value) return false;
    busy.value = true;
    const { data, error } = await undoing.executeMutation({ id: read.id, version: read.version, reason, withAmended });
    busy.value = false;
    failure.value = error ? failureOfClient(error) : null;
    if (!data) return false;
    settled.value = data.undoReadText;
    toast(t('reading.undone', { n: data.undoReadText.undo.voided }, data.undoReadText.undo.voided));
    return true;
  }

  return { park, undo };
}
