import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the GraphQL operation that runs, wherever its work has got to. */
export interface RunningOperation {
  /** It is inside a transaction. One that it begins within that one must not wait behind it. */
  isWriting: boolean;
}

const running = new AsyncLocalStorage<RunningOperation>();

/** Runs `work` as one operation: its reads take one connection, one after the other. */
export function asOperation<T>(work: () => T): T {
  return running.run({ isWriting: false }, work);
}

/** The operation on whose behalf this is called; undefined for jobs and the command line. */
export function currentOperation(): RunningOperation | undefined {
  return running.getStore();
}
