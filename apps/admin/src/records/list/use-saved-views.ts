import { visibleText } from '@fanzha/domain';
import { useMutation, useQuery } from '@urql/vue';
import { computed } from 'vue';
import type { LocationQueryRaw } from 'vue-router';
import {
  DeleteSavedViewDocument,
  RenameSavedViewDocument,
  SavedViewsDocument,
  SaveViewDocument,
} from '../../graphql/generated.js';
import { useSubmit } from '../../graphql/use-submit.js';

/** A view of a list, as its address has it. */
export interface ListView {
  readonly id: string;
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The address that a view keeps; what is no text in it is left out, as another version may have written it. */
function queryIn(content: unknown): Record<string, string> {
  const query = (content as { query?: unknown } | null)?.query;
  if (typeof query !== 'object' || query === null) return {};
  return Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Lists are kept under the names of their queries, which are those of their routes. */
const listNamed = (route: string): string => route.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The own views of a list: saving, renaming and deleting them. */
export function useSavedViews(route: string) {
  const list = listNamed(route);
  const { data, executeQuery } = useQuery({ query: SavedViewsDocument, variables: { list } });
  const saving = useMutation(SaveViewDocument);
  const renaming = useMutation(RenameSavedViewDocument);
  const deleting = useMutation(DeleteSavedViewDocument);
  const sending = useSubmit();
  /** An empty list holds no view the cache could know to be out of date. */
  const read = (): void => void executeQuery({ requestPolicy: 'network-only' });

  async function done(answer: Promise<object | null>): Promise<boolean> {
    const taken = (await answer) !== null;
    if (taken) read();
    return taken;
  }
  return {
    views: computed<readonly ListView[]>(() =>
      (data.value?.savedViews ?? []).map(({ id, name, content }) => ({ id, name, query: queryIn(content) })),
    ),
    sending,
    /** @param id the view that is replaced; null for a new one */
    save: (name: string, query: LocationQueryRaw, id: string | null) =>
      done(
        sending.submit(
          () => saving.executeMutation({ input: { id, list, name: visibleText(name), content: { query } } }),
          ['name'],
        ),
      ),
    rename: (id: string, name: string) =>
      done(sending.submit(() => renaming.executeMutation({ id, name: visibleText(name) }), ['name'])),
    remove: (id: string) => done(sending.submit(() => deleting.executeMutation({ id }))),
  };
}
