import { useClientHandle } from '@urql/vue';
import { computed, shallowRef, watch } from 'vue';
import { useRouter } from 'vue-router';
import { originIn, rowsBefore, stepped, type ListOrigin } from '../list/list-origin.js';
import type { AnyRows } from '../list/list-rows.js';

/** What stands around a record in the list that it was opened from. */
interface Around {
  readonly previous: { readonly id: string; readonly origin: ListOrigin } | null;
  readonly next: { readonly id: string; readonly origin: ListOrigin } | null;
  /** Rows before it of how many, where both are known. */
  readonly before: number | null;
  readonly total: number | null;
}

/**
 * The records before and behind one in the list that it was opened from, across its pages. None where it was opened in
 * another way, or is no longer at its place in the list: amended, voided, or no longer what the filter asks for.
 */
export function useNeighbours(rows: () => AnyRows | undefined, id: () => string | undefined) {
  const handle = useClientHandle();
  const router = useRouter();
  const origin = shallowRef<ListOrigin | null>(null);
  const around = shallowRef<Around | null>(null);
  /** What is known is of another record: nobody goes on from there. */
  const stale = shallowRef(false);
  let asked = 0;

  async function page(from: ListOrigin, place: object) {
    const list = rows() as AnyRows;
    const { filter, orderBy } = from;
    const { data, error } = await handle.client
      .query(list.query, { filter, orderBy, ...place, summed: false } as never, { requestPolicy: 'network-only' })
      .toPromise();
    return error || data === undefined ? null : list.page(data as never);
  }

  /** The row before it, then what follows that row: the record itself, and the one behind it. */
  async function read(from: ListOrigin, record: string): Promise<Around | null> {
    const before = await page(from, { last: 1, before: from.cursor });
    if (!before) return null;
    const previous = before.edges.at(-1);
    const behind = await page(from, previous ? { first: 2, after: previous.cursor } : { first: 2 });
    const [here, next] = behind?.edges ?? [];
    if (!behind || here?.node.id !== record) return null;
    const there = { ...from, cursor: here.cursor };
    const total = behind.totalIsExact ? behind.totalCount : null;
    const at = rowsBefore(from);
    // Others record meanwhile: a number that cannot be is not said.
    const fits =
      at !== null &&
      total !== null &&
      (at === 0) === (previous === undefined) &&
      (at === total - 1) === (next === undefined);
    return {
      previous: previous ? { id: previous.node.id, origin: stepped(there, -1, previous.cursor) } : null,
      next: next ? { id: next.node.id, origin: stepped(there, 1, next.cursor) } : null,
      before: fits ? at : null,
      total: fits ? total : null,
    };
  }

  watch(
    [() => rows()?.route, id],
    async ([route, record]) => {
      const run = (asked += 1);
      stale.value = true;
      origin.value = route === undefined ? null : originIn(router.options.history.state, route);
      const found = origin.value && record ? await read(origin.value, record) : null;
      if (run !== asked) return;
      around.value = found;
      stale.value = false;
    },
    { immediate: true },
  );
  return {
    origin: computed(() => origin.value),
    around: computed(() => around.value),
    stale: computed(() => stale.value),
  };
}

export type Neighbours = ReturnType<typeof useNeighbours>;
