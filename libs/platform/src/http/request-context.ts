import type { Locale, Permission } from '@fanzha/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../viewer/viewer.js';
import { OperationTurn } from '../turns/operation-turns.js';
import { localeOf } from './request-locale.js';

/** A mutation of a document that was carried out, whatever became of the others. */
export interface Committed {
  /** The field's name in the answer. */
  readonly field: string;
  readonly id?: string;
  readonly version?: number;
}

/** What the resolvers of one operation share. A batch has one per operation. */
export interface RequestContext {
  /** Who asks; set by the guard, missing until then and for anonymous operations. */
  viewer?: Viewer | null;
  /** The language of everything a person reads in the answer. */
  readonly locale: Locale;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Held from when the viewer is known until the request is answered. */
  readonly turn: OperationTurn;
  /** Mutations of this operation that were carried out. */
  readonly committed: Committed[];
  /** What the fields selected by a mutation need: known before it runs, so that nothing is refused after it. */
  readonly selectedPermissions: readonly Permission[];
  /** See `loaderOf`. */
  readonly loaders: Map<unknown, unknown>;
  /** The operation is a subscription. */
  readonly isLive?: boolean;
  /** Of a subscription, by the guard: who asks, as the token says now. */
  recheck?: () => Promise<Viewer>;
}

/** The context of one operation of `request`. */
export function requestContext(
  request: FastifyRequest,
  reply: FastifyReply,
  selectedPermissions: readonly Permission[] = [],
  turn = new OperationTurn(),
): RequestContext {
  const locale = localeOf(request.headers['accept-language']);
  return { viewer: null, locale, request, reply, turn, committed: [], selectedPermissions, loaders: new Map() };
}

/**
 * The loader `key` of this operation, made by `factory` when first asked for. Loaders live no longer than the
 * operation: what they remember was read on behalf of its viewer.
 * @param key unique to the loader: a class, or a name where one class has several.
 */
export function loaderOf<Loader>(
  context: Pick<RequestContext, 'loaders'>,
  key: unknown,
  factory: () => Loader,
): Loader {
  const known = context.loaders.get(key) as Loader | undefined;
  if (known !== undefined) return known;
  const made = factory();
  context.loaders.set(key, made);
  return made;
}
