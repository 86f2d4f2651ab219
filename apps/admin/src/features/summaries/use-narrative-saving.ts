import { useClientHandle, useMutation } from '@urql/vue';
import { ref, shallowRef } from 'vue';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { SummaryTextDocument, WriteSummaryDocument, type SummaryDraftPartsFragment } from '../../graphql/generated.js';
import type { narrativeText } from './narrative-text.js';

/** Sends what is written until all of it is kept; where another was faster, theirs is read and nothing is sent. */
export function useNarrativeSaving(
  id: () => string,
  { input, dirty, version, store }: ReturnType<typeof narrativeText>,
) {
  const { client } = useClientHandle();
  const writing = useMutation(WriteSummaryDocument);
  const savedAt = shallowRef<Date | null>(null);
  const saving = ref(false);
  const failure = shallowRef<ApiFailure | null>(null);
  const theirs = shallowRef<SummaryDraftPartsFragment | null>(null);

  async function lookAtTheirs(): Promise<void> {
    const { data } = await client
      .query(SummaryTextDocument, { id: id() }, { requestPolicy: 'network-only' })
      .toPromise();
    theirs.value = data?.summary?.draft ?? null;
  }

  async function send(): Promise<boolean> {
    saving.value = true;
    failure.value = null;
    while (dirty.value) {
      const sent = input();
      const { data, error } = await writing.executeMutation({ id: id(), version: version.value, input: sent });
      if (error) {
        failure.value = failureOfClient(error);
        if (failure.value.reason === 'VERSION_CHANGED') await lookAtTheirs();
        saving.value = false;
        return false;
      }
      version.value = data?.writeSummary.draft?.version ?? version.value;
      store(sent);
      savedAt.value = new Date();
    }
    saving.value = false;
    return true;
  }
  let underWay: Promise<boolean> | null = null;
  /** @returns whether all that was typed is kept on the server */
  function save(): Promise<boolean> {
    if (theirs.value) return Promise.resolve(false);
    underWay ??= send().finally(() => {
      underWay = null;
    });
    return underWay;
  }
  return { savedAt, saving, failure, theirs, save };
}
