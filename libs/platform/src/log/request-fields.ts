import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of the log says of the request on whose behalf it was written. */
interface RequestFields {
  readonly requestId: string;
  /** The unit for which somebody has signed in, once that is known. */
  tenantId?: string;
}

/** `fields` is null once the request is handled: what it has begun, such as a connection, may go on for hours. */
const running = new AsyncLocalStorage<{ fields: RequestFields | null }>();
const known = new WeakMap<object, RequestFields>();

/** Runs `work` as the handling of `request`. */
export async function asRequest<T>(request: { readonly id: string }, work: () => Promise<T>): Promise<T> {
  const fields: RequestFields = { requestId: request.id };
  const handling: { fields: RequestFields | null } = { fields };
  known.set(request, fields);
  return running.run(handling, () => work().finally(() => (handling.fields = null)));
}

/** From now on the lines of this request name the unit. */
export function nameTenant(tenantId: string): void {
  const fields = running.getStore()?.fields;
  if (fields) fields.tenantId = tenantId;
}

/** Of the request that is being handled here; nothing for jobs, timers and the command line. The caller may keep it. */
export function requestFields(): Partial<RequestFields> {
  return { ...running.getStore()?.fields };
}

/** Of a request, also when it is handled. */
export function fieldsOf(request: { readonly id: string }): RequestFields {
  return known.get(request) ?? { requestId: request.id };
}
