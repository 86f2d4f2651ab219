import type { CombinedError } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { computed, ref, shallowRef, watch } from 'vue';
import {
  CancelImportDocument,
  CheckImportDocument,
  DiscardImportDocument,
  ImportPageDocument,
  ImportProgressDocument,
  MapImportDocument,
  StartImportDocument,
  UndoImportDocument,
  type ImportMappingPartsFragment,
  type ImportMode,
  type ImportProgressPartsFragment,
  type ImportWholeFragment,
} from '../../graphql/generated.js';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { isAtWork } from './import-words.js';
import { usePolling } from './use-polling.js';

export type ImportError = ImportWholeFragment['errors'][number];
export type ImportReplacement = ImportMappingPartsFragment['replacements'][number];
type Latest = ImportProgressPartsFragment & Partial<ImportMappingPartsFragment>;
interface Answer<Data> {
  readonly data?: Data | undefined;
  readonly error?: CombinedError | undefined;
}

/** The word that a suggestion stands for, read as the suggestion; null where there is none to take. */
export function replacementOf({ index, cell, suggestion }: ImportError): ImportReplacement | null {
  return index === null || cell === null || suggestion === null ? null : { index, from: cell, to: suggestion };
}

/** An import, and what a person does with it. Changes follow each other: each is made to the version of the last. */
export function useImport(id: () => string) {
  const { client } = useClientHandle();
  const page = usePageQuery({ query: ImportPageDocument, variables: () => ({ id: id() }) });
  /** What was answered since the page was read. */
  const latest = shallowRef<Latest | null>(null);
  const busy = ref(false);
  const failure = shallowRef<ApiFailure | null>(null);
  let turn: Promise<unknown> = Promise.resolve();

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

  function take(answer: Latest): void {
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

  function change<Data>(
    ask: (now: ImportWholeFragment) => PromiseLike<Answer<Data>>,
    done: (data: Data) => void,
  ): Promise<boolean> {
    const work = async (): Promise<boolean> => {
      const now = current.value;
      if (!now) return false;
      busy.value = true;
      failure.value = null;
      const { data, error } = await ask(now);
      busy.value = false;
      if (error) failure.value = failureOfClient(error);
      // Somebody else has changed it, or the server has gone on: what is there now is shown beside the reason.
      if (failure.value?.code === 'CONFLICT') page.retry();
      if (!data) return false;
      done(data);
      return true;
    };
    const mine = turn.then(work);
    turn = mine;
    return mine;
  }

  const mapInput = (columns: readonly { index: number; field: string | null }[], replacements: ImportReplacement[]) =>
    change(
      ({ id: of, version }) =>
        client.mutation(MapImportDocument, { input: { id: of, version, columns: [...columns], replacements } }),
      (data: { setImportMapping: Latest }) => take(data.setImportMapping),
    );
  const map = (index: number, field: string | null) => mapInput([{ index, field }], []);
  const check = () =>
    change(
      ({ id: of, version }) => client.mutation(CheckImportDocument, { id: of, version }),
      (data: { checkImport: Latest }) => take(data.checkImport),
    );
  /** Words are read as others from now on, and the rows judged anew. */
  async function replace(replacements: readonly ImportReplacement[]): Promise<boolean> {
    const given = replacements.map(({ index, from, to }) => ({ index, from, to }));
    return given.length > 0 && (await mapInput([], given)) && check();
  }
  const start = (mode: ImportMode, withDuplicates: boolean) =>
    change(
      ({ id: of, version }) =>
        client.mutation(StartImportDocument, { input: { id: of, version, mode, withDuplicates } }),
      (data: { startImport: Latest }) => take(data.startImport),
    );
  const cancel = () =>
    change(
      ({ id: of }) => client.mutation(CancelImportDocument, { id: of }),
      (data: { cancelImport: Latest }) => take(data.cancelImport),
    );
  const undo = (reason: string, withAmended: boolean) =>
    change(
      ({ id: of, version }) => client.mutation(UndoImportDocument, { input: { id: of, version, reason, withAmended } }),
      (data: { undoImport: Latest }) => take(data.undoImport),
    );
  const discard = () =>
    change(
      ({ id: of, version }) => client.mutation(DiscardImportDocument, { id: of, version }),
      () => undefined,
    );

  return { page, current, target, busy, failure, map, check, replace, start, cancel, undo, discard };
}
