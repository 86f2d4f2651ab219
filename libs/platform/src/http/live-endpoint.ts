import type { Named } from '@fanzha/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createSourceEventStream, execute, type ExecutionResult, parse, validate } from 'graphql';
import { type ErrorForm, errorForm, type ErrorScene, executionErrorForm } from '../errors/error-form.js';
import { OperationTurn } from '../turns/operation-turns.js';
import type { Viewer } from '../viewer/viewer.js';
import { documentError } from './document-error.js';
import { EventWriter, LIVE_LIMITS, LiveStreams } from './live-streams.js';
import type { Operation } from './operations.js';
import { type RequestContext, requestContext } from './request-context.js';
import { RequestError } from './request-error.js';
import { localeOf } from './request-locale.js';
import { ResponseBudget } from './response-budget.js';

const STREAM = 'text/event-stream';

const AS_STREAM: Named = {
  zh: `订阅请用 POST，并带上 Accept: ${STREAM}`,
  en: `Send a subscription by POST with Accept: ${STREAM}`,
};

/** Whether a client is ready to be answered by events. */
export const acceptsStream = (accept: string | undefined): boolean =>
  (accept ?? '').split(',').some((range) => range.split(';')[0]?.trim().toLowerCase() === STREAM);

/** What a subscription is answered that asks for no stream. */
export const NOT_A_STREAM = RequestError.malformed(406, AS_STREAM);

type Variables = Readonly<Record<string, unknown>>;

/** Why a subscription did not begin, as an operation is answered that failed. */
interface NotBegun {
  readonly errors: readonly ErrorForm[];
}

/**
 * Subscriptions, each one request whose answer lasts: it passes the same guard, limits and checks as any other. Before
 * each event, and at each heartbeat, it is asked whether the token still holds and the session is still alive; an event
 * is read anew with the rights of that moment.
 */
export class LiveEndpoint {
  readonly streams = new LiveStreams();

  constructor(
    private readonly app: FastifyInstance,
    /** Whether the session of a viewer is still alive. @throws DomainError UNAUTHENTICATED */
    private readonly requireAlive: (viewer: Viewer) => Promise<void>,
  ) {
    app.addHook('preClose', async () => this.streams.endAll());
  }

  /**
   * Begins a stream. @returns null where it has begun; the reply is no longer Fastify's then
   * @throws RequestError, GraphQLError as for any operation; DomainError RATE_LIMITED, UNAUTHENTICATED where the
   *   session is over
   */
  async begin(
    request: FastifyRequest,
    reply: FastifyReply,
    operation: Operation,
    variables: Variables,
  ): Promise<NotBegun | null> {
    const leaveAddress = this.streams.enter('address', request.ip);
    let leaveUser: (() => void) | null = null;
    const turn = new OperationTurn();
    const context: RequestContext = {
      ...requestContext(request, reply, operation.selectedPermissions(variables), turn),
      isLive: true,
    };
    try {
      const source = await this.source(operation, variables, context);
      if (!(Symbol.asyncIterator in source)) {
        leaveAddress();
        const scene = sceneOf(request);
        return { errors: (source.errors ?? []).map((error) => executionErrorForm(error, scene)) };
      }
      const events = source[Symbol.asyncIterator]() as AsyncIterator<unknown>;
      try {
        const { viewer } = context;
        // A token outlives its session until something is asked of the database: a stream may not begin on one.
        if (viewer) await this.requireAlive(viewer);
        leaveUser = this.streams.enter('user', viewer?.client?.id ?? viewer?.userId ?? request.ip);
      } catch (error) {
        await events.return?.();
        throw error;
      }
      const left = leaveUser;
      this.run({ request, reply, operation, variables, context, events }, () => {
        leaveAddress();
        left();
      });
      return null;
    } catch (error) {
      leaveAddress();
      leaveUser?.();
      throw error;
    } finally {
      turn.end();
    }
  }

  private async source({ source, definition }: Operation, variables: Variables, contextValue: RequestContext) {
    const { schema } = this.app.graphql;
    const document = parse(source);
    const [error] = validate(schema, document);
    if (error) throw documentError(error);
    return createSourceEventStream({
      schema,
      document,
      contextValue,
      variableValues: variables,
      operationName: definition.name?.value,
    });
  }

  private run(live: Live, left: () => void): void {
    const { request, reply, context, events } = live;
    const writer = new EventWriter(reply);
    let over = false;
    const end = (error?: unknown) => {
      if (over) return;
      over = true;
      clearInterval(heartbeat);
      forget();
      left();
      void events.return?.();
      if (error !== undefined) writer.next({ errors: [errorForm(error, sceneOf(request))] });
      writer.complete();
    };
    const viewerNow = async (): Promise<Viewer> => {
      if (!context.recheck) throw new Error('A subscription has passed no guard');
      const viewer = await context.recheck();
      await this.requireAlive(viewer);
      return viewer;
    };
    const heartbeat = setInterval(() => {
      if (reply.raw.destroyed) return end();
      viewerNow().then(() => over || writer.beat(), end);
    }, LIVE_LIMITS.heartbeatMs);
    const forget = this.streams.add(() => end());
    reply.raw.once('close', () => end());
    writer.begin();
    // A client that left while it was let in has closed already, and is not told of again.
    if (reply.raw.destroyed) return end();
    void (async () => {
      for (;;) {
        const { value, done } = await events.next();
        if (done || over) return end();
        const answer = await this.answered(live, value, await viewerNow());
        if (over) return;
        writer.next(answer);
      }
    })().catch(end);
  }

  /** One event, read with the rights of a viewer: nothing that an earlier one has loaded is used again. */
  private async answered({ request, reply, operation, variables }: Live, rootValue: unknown, viewer: Viewer) {
    const contextValue = { ...requestContext(request, reply), viewer, isLive: true };
    const { data, errors } = (await execute({
      schema: this.app.graphql.schema,
      document: operation.document,
      rootValue,
      contextValue,
      variableValues: variables,
      operationName: operation.definition.name?.value,
    })) as ExecutionResult;
    const answer = errors
      ? { data, errors: errors.map((error) => executionErrorForm(error, sceneOf(request))) }
      : { data };
    new ResponseBudget(LIVE_LIMITS.eventCharacters).take(answer);
    return answer;
  }
}

interface Live {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly operation: Operation;
  readonly variables: Variables;
  readonly context: RequestContext;
  readonly events: AsyncIterator<unknown>;
}

const sceneOf = (request: FastifyRequest): ErrorScene => ({
  locale: localeOf(request.headers['accept-language']),
  requestId: request.id,
});
