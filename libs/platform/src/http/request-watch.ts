import type { ErrorCode } from '@fanzha/domain';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ErrorForm } from '../errors/error-form.js';
import { fieldsOf } from '../log/request-fields.js';
import type { TurnState } from '../turns/turnstile.js';

/** What became of a request, from the best to the worst. A batch, or a document with many fields, is its worst part. */
export const OUTCOMES = ['ok', 'bad_request', 'rate_limited', 'unavailable', 'failed'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** Hears of the requests to `/graphql`. */
export interface RequestWatch {
  /** One was answered, so many seconds after it arrived. */
  served(outcome: Outcome, seconds: number): void;
  /** There is a line that requests stand in. */
  line(name: string, turns: { readonly state: TurnState }): void;
  /** Answers that last are counted so. */
  streams(open: () => number): void;
}

/** Whatever the sender can do something about is a bad request; what is not named here, too. */
const OUTCOME_OF: Partial<Record<ErrorCode, Outcome>> = {
  RATE_LIMITED: 'rate_limited',
  UNAVAILABLE: 'unavailable',
  INTERNAL: 'failed',
};

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly ErrorForm[];
}

export function outcomeOf(body: Body | readonly Body[]): Outcome {
  // Nearly every answer is one without errors.
  if ('data' in body && !body.errors) return 'ok';
  const errors = [body].flat().flatMap((each) => each.errors ?? []);
  const found = errors.map(({ extensions }) => OUTCOMES.indexOf(OUTCOME_OF[extensions.code] ?? 'bad_request'));
  return OUTCOMES[Math.max(0, ...found)] ?? 'ok';
}

/** Outcomes of replies that are on their way. */
const noted = new WeakMap<FastifyReply, Outcome>();

/** Notes what is not told by the status alone; `body` is an answer, or those of a batch. */
export function noteOutcome(reply: FastifyReply, body: unknown): void {
  const outcome = outcomeOf(body as Body | readonly Body[]);
  if (outcome !== 'ok') noted.set(reply, outcome);
}

/** Tells `watch` of every request that `app` has answered. */
export function tellOfRequests(app: FastifyInstance, watch: RequestWatch): void {
  app.addHook('onResponse', async (_request, reply) => {
    watch.served(outcomeOfReply(reply), reply.elapsedTime / 1_000);
  });
}

const logger = new Logger('Requests');

/** Writes a line for every request that `app` has answered: for which unit, and what became of it. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode: status, elapsedTime } = reply;
    const milliseconds = Math.round(elapsedTime);
    logger.log({ msg: 'answered', ...fieldsOf(request), outcome: outcomeOfReply(reply), status, milliseconds });
  });
}

function outcomeOfReply(reply: FastifyReply): Outcome {
  // What Fastify answers by itself has passed nobody who would have noted it.
  const unnoted = reply.statusCode < 400 ? 'ok' : reply.statusCode < 500 ? 'bad_request' : 'failed';
  return noted.get(reply) ?? unnoted;
}
