import type { ApiFailure, FailureCode } from './api-failure.js';

interface FailureText {
  /** What happened: the server's own sentence where it has one to tell, else ours. */
  readonly title: string;
  /** What to do now; empty where the title says it. */
  readonly next: string;
}

/** Whether the server's message says more than the code: it names the very thing that was refused. */
const SERVER_KNOWS_BETTER: Record<FailureCode, boolean> = {
  UNAUTHENTICATED: false,
  FORBIDDEN: false,
  NOT_FOUND: false,
  BAD_INPUT: true,
  CONFLICT: true,
  LOCKED: true,
  RATE_LIMITED: false,
  TOO_COMPLEX: false,
  UNAVAILABLE: true,
  INTERNAL: false,
  NETWORK: false,
};

/**
 * A failure in words. The record above is exhaustive: a new code does not compile before
 * somebody has found words for it.
 */
export function describeFailure(failure: ApiFailure, t: (key: string) => string): FailureText {
  const own = failure.message.trim();
  const title = SERVER_KNOWS_BETTER[failure.code] && own !== '' ? own : t(`app.error.${failure.code}.title`);
  // Only where somebody was faster there is a change of theirs to look at.
  if (failure.code === 'CONFLICT' && failure.reason !== null && failure.reason !== 'VERSION_CHANGED')
    return { title, next: '' };
  return { title, next: t(`app.error.${failure.code}.next`) };
}
