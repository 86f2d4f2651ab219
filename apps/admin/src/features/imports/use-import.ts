import { useClientHandle } from '@urql/vue';
import { computed, shallowRef, watch } from 'vue';
import { ImportPageDocument, ImportProgressDocument, type ImportWholeFragment } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { isAtWork } from './import-words.js';
import { type ImportReplacement, type LatestImport, useImportActs } from './use-import-acts.js';
import { usePolling } from './use-polling.js';

export type ImportError = ImportWholeFragment['errors'][number];

/** The word that a suggestion stands for, read as the suggestion; null where there is none to take. */
export function replacementOf({ index, cell, suggestion }: ImportError): ImportReplacement | null {
  return index === null || cell === null || suggestion === null ? null : { index, from: cell, to: suggestion };
}

/** An import, and what a person does with it. */
export function useImport(id: () => string) {
  const { client } = useClientHandle();
  const page = usePageQuery({ query: ImportPageDocument, variables: () => ({ id: id() }) });
  /** What was answered since the page was read. */
  const latest = shallowRef<LatestImport | null>(null);

  const read = computed(() => {
    const found = page.data.value?.import;
    return found?.id === id() ? found : null;
  });
  const current = computed(() =>
    read.value && latest.value?.id === read.value.id ? { ...read.value, ...latest.value } : read.value,
  );
  const target = computed(() =>
    page.data.value?.importTargets.find(({ target: code }) => code === current.value?.target),
  );
  watch(read, (now) => {
    // An answer that was under way when somebody changed something is older than what is known.
    if (now && latest.value && now.version >= latest.value.version) latest.value = null;
  });

  function take(answer: LatestImport): void {
    latest.value = answer;
  }

  usePolling(
    () => current.value !== null && isAtWork(current.value.state),
    async () => {
      const { data } = await client
        .query(ImportProgressDocument, { id: id() }, { requestPolicy: 'network-only' })
        .toPromise();
      if (!data) return false;
      take(data.import);
      // What the dry run says, or what was written, is read when it is over.
      if (!isAtWork(data.import.state)) page.retry();
      return true;
    },
  );

  return { page, current, target, ...useImportActs({ now: () => current.value, take, again: page.retry }) };
}
