import { useClientHandle } from '@urql/vue';
import type { CombinedError } from '@urql/core';
import { ref, shallowRef } from 'vue';
import {
  CancelImportDocument,
  CheckImportDocument,
  DiscardImportDocument,
  MapImportDocument,
  StartImportDocument,
  UndoImportDocument,
  type ImportMappingPartsFragment,
  type ImportMode,
  type ImportProgressPartsFragment,
  type ImportWholeFragment,
} from '../../graphql/generated.js';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';

export type ImportReplacement = ImportMappingPartsFragment['replacements'][number];
/** An import as an act or the progress answers it. */
export type LatestImport = ImportProgressPartsFragment & Partial<ImportMappingPartsFragment>;
interface Answer<Data> {
  readonly data?: Data | undefined;
  readonly error?: CombinedError | undefined;
}
interface ImportAtHand {
  readonly now: () => ImportWholeFragment | null;
  /** Takes up what an act answers. */
  readonly take: (answer: LatestImport) => void;
  /** Reads the import anew. */
  readonly again: () => void;
}

/** Changes of an import follow each other: each is made to the version of the last. */
function useChangesInTurn({ now: current, again }: ImportAtHand) {
  const busy = ref(false);
  const failure = shallowRef<ApiFailure | null>(null);
  let turn: Promise<unknown> = Promise.resolve();

  function change<Data>(
    ask: (now: ImportWholeFragment) => PromiseLike<Answer<Data>>,
    done: (data: Data) => void,
  ): Promise<boolean> {
    const work = async (): Promise<boolean> => {
      const now = current();
      if (!now) return false;
      busy.value = true;
      failure.value = null;
      const { data, error } = await ask(now);
      busy.value = false;
      if (error) failure.value = failureOfClient(error);
      // Somebody else has changed it, or the server has gone on: what is there now is shown beside the reason.
      if (failure.value?.code === 'CONFLICT') again();
      if (!data) return false;
      done(data);
      return true;
    };
    const mine = turn.then(work);
    turn = mine;
    return mine;
  }

  return { busy, failure, change };
}

/** What a person does with an import. */
export function useImportActs(at: ImportAtHand) {
  const { client } = useClientHandle();
  const { take } = at;
  const { busy, failure, change } = useChangesInTurn(at);

  const mapInput = (columns: readonly { index: number; field: string | null }[], replacements: ImportReplacement[]) =>
    change(
      ({ id: of, version }) =>
        client.mutation(MapImportDocument, { input: { id: of, version, columns: [...columns], replacements } }),
      (data: { setImportMapping: LatestImport }) => take(data.setImportMapping),
    );
  const map = (index: number, field: string | null) => mapInput([{ index, field }], []);
  const check = () =>
    change(
      ({ id: of, version }) => client.mutation(CheckImportDocument, { id: of, version }),
      (data: { checkImport: LatestImport }) => take(data.checkImport),
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
      (data: { startImport: LatestImport }) => take(data.startImport),
    );
  const cancel = () =>
    change(
      ({ id: of }) => client.mutation(CancelImportDocument, { id: of }),
      (data: { cancelImport: LatestImport }) => take(data.cancelImport),
    );
  const undo = (reason: string, withAmended: boolean) =>
    change(
      ({ id: of, version }) => client.mutation(UndoImportDocument, { input: { id: of, version, reason, withAmended } }),
      (data: { undoImport: LatestImport }) => take(data.undoImport),
    );
  const discard = () =>
    change(
      ({ id: of, version }) => client.mutation(DiscardImportDocument, { id: of, version }),
      () => undefined,
    );

  return { busy, failure, map, check, replace, start, cancel, undo, discard };
}
