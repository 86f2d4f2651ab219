import { DomainError } from '@fanzha/domain';
import DataLoader from 'dataloader';
import type { Viewer } from '../viewer/viewer.js';
import { loaderOf, type RequestContext } from './request-context.js';

type LoadContext = Pick<RequestContext, 'loaders' | 'viewer'>;

/** An id, or a row: another version of it may have something else that belongs to it. */
type LoadKey = string | { readonly id: string; readonly version: number };

interface LoadOptions {
  /** Nothing is remembered: a change in the same operation leaves something else behind. */
  readonly isChanging?: boolean;
}

/** How what belongs to ids is read. */
interface ByIds<Found, Missing> extends LoadOptions {
  /** What there is for all these ids, as far as `viewer` may see it. */
  readonly find: (ids: readonly string[], viewer: Viewer) => Promise<ReadonlyMap<string, Found>>;
  /** The answer for an id that nothing was found for. */
  readonly missing: Missing;
}

/**
 * What belongs to `id`, read in one go with all other ids that the operation asks for under the same name, so that a
 * list costs one statement however long it is.
 * @param name unique to what is read: a class, or a text where one class reads several things.
 * @throws DomainError UNAUTHENTICATED where nobody asks
 */
export function loadById<Found, Missing>(
  context: LoadContext,
  name: unknown,
  id: string,
  { find, missing, isChanging }: ByIds<Found, Missing>,
): Promise<NonNullable<Found> | Missing> {
  const read = async (ids: readonly string[], viewer: Viewer) => {
    const found = await find(ids, viewer);
    return ids.map((each) => found.get(each) ?? missing);
  };
  return loadTogether(context, name, id, read, { isChanging });
}

/**
 * As `loadById`, where rows are asked for instead of ids, or where `read` answers in the order of what it is given.
 * @throws DomainError UNAUTHENTICATED where nobody asks
 */
export function loadTogether<Key extends LoadKey, Found>(
  context: LoadContext,
  name: unknown,
  key: Key,
  read: (keys: readonly Key[], viewer: Viewer) => Promise<readonly Found[]>,
  { isChanging = false }: LoadOptions = {},
): Promise<Found> {
  const { viewer } = context;
  if (!viewer) throw DomainError.unauthenticated();
  const make = () =>
    new DataLoader<Key, Found, string>((keys) => read(keys, viewer), {
      cache: !isChanging,
      cacheKeyFn: (each) => (typeof each === 'string' ? each : `${each.id} ${each.version}`),
    });
  return loaderOf(context, name, make).load(key);
}

/** Rows by their ids, for `find` of `loadById`. */
export function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
