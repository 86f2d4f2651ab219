import { type Named, DomainError } from '@fanzha/domain';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, validate } from 'graphql';
import { Socket } from 'node:net';
import 'mercurius';
import { asRequest } from '../log/request-fields.js';
import { errorForm, type ErrorForm, type ErrorScene, executionErrorForm } from '../errors/error-form.js';
import { acceptsStream, LiveEndpoint, NOT_A_STREAM } from './live-endpoint.js';
import { literalErrors, variableErrors } from '../errors/input-errors.js';
import { AddressLimit, type PerMinute } from './address-limit.js';
import { ResponseBudget } from './response-budget.js';
import { asOperation } from '../turns/operation.js';
import { OperationTurn } from '../turns/operation-turns.js';
import { Turnstile } from '../turns/turnstile.js';
import { COMPRESSED_FROM, compressAnswers, compressed, inPieces } from './compression.js';
import { documentError } from './document-error.js';
import { executedOnce } from './executed-once.js';
import { introspectionKey, type PreparedAnswer, PreparedIntrospections } from './introspection.js';
import { JSON_RESPONSE, responseType, type ResponseType } from './media-type.js';
import { type Operation, Operations } from './operations.js';
import { INTROSPECTIONS_PER_MINUTE, QUERY_LIMITS } from './query-limits.js';
import { type Committed, type RequestContext, requestContext } from './request-context.js';
import { RequestError } from './request-error.js';
import type { Viewer } from '../viewer/viewer.js';
import { logRequests, noteOutcome, type RequestWatch, tellOfRequests } from './request-watch.js';
import { localeOf } from './request-locale.js';
import { readJsonBodies, searchParameters } from './json-body.js';
import { bodyParameters, type RequestParameters, urlParameters } from './request-parameters.js';

interface GraphqlEndpointOptions {
  readonly path?: string;
  /** Calls of root fields per minute and address. */
  readonly perMinute?: PerMinute;
  readonly watch?: RequestWatch;
  /** A line in the log for every request. */
  readonly logsRequests?: boolean;
  /** Whether the session of a viewer is still alive, asked while a subscription lasts. */
  readonly requireAlive?: (viewer: Viewer) => Promise<void>;
}

interface BodyOf<Body> {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Body;
  /** It may hold a token or a one-time password. */
  readonly secret?: boolean;
  /** The whole answer, ready to be sent, where it is the same for everybody. */
  readonly prepared?: PreparedAnswer;
}

type Answer = BodyOf<{ readonly data?: unknown; readonly errors?: readonly ErrorForm[] }>;

/**
 * `POST` and `GET /graphql` according to GraphQL over HTTP, in front of the executor of Mercurius, whose own route
 * differs from that specification and lets one request ask for anything. Register it with
 * `app.register(graphqlEndpoint(…))`; the GraphQL module runs with `routes: false`.
 */
export function graphqlEndpoint(options: GraphqlEndpointOptions = {}) {
  const { path = '/graphql', perMinute = {}, watch, logsRequests = false } = options;
  return async (app: FastifyInstance): Promise<void> => {
    const limit = new AddressLimit({ ...INTROSPECTIONS_PER_MINUTE, ...perMinute });
    const introspections = new PreparedIntrospections();
    const live = new LiveEndpoint(app, options.requireAlive ?? (async () => undefined));
    let operations: Operations | null = null;

    const reading = new Turnstile(ONE_NEW_DOCUMENT);
    if (watch) {
      tellOfRequests(app, watch);
      watch.line('documents', reading);
      watch.streams(() => live.streams.size);
    }
    if (logsRequests) logRequests(app);

    const begin = async (exchange: Exchange, parameters: RequestParameters, known: Operations): Promise<Answer> => {
      const { request, reply, turn, isBatch } = exchange;
      const variables = parameters.variables ?? NONE;
      const operation = known.find(parameters.query, parameters.operationName);
      if (request.method === 'GET' && operation.definition.operation !== 'query') throw MUTATION_BY_GET;
      if (operation.definition.operation === 'subscription') throw NOT_A_STREAM;
      operation.requireAffordable(variables);
      operation.requireSound(variables);
      const key = isBatch ? null : introspectionKey(operation, variables);
      const prepared = key === null ? undefined : introspections.find(key);
      if (prepared) return { status: 200, body: NONE, prepared };
      limit.count(request.ip, operation.rootFields);
      const context = requestContext(request, reply, operation.selectedPermissions(variables), turn);
      const executed = await execute(app, operation, parameters, context);
      if (key === null || executed.body.errors) return executed;
      return { status: 200, body: NONE, prepared: introspections.keep(key, executed.body.data) };
    };

    const answer = async (read: () => RequestParameters, exchange: Exchange): Promise<Answer> => {
      const { request, room } = exchange;
      try {
        room.requireLeft();
        const parameters = read();
        operations ??= new Operations(app.graphql.schema);
        const leave = operations.isKnown(parameters.query)
          ? null
          : await reading.enter({ group: request.ip, member: null });
        let begun: Promise<Answer>;
        try {
          begun = begin(exchange, parameters, operations);
        } finally {
          // Whatever else has arrived meanwhile is looked at before the next new document.
          if (leave) setImmediate(leave);
        }
        const executed = await begun;
        room.take(executed.body);
        return executed;
      } catch (error) {
        return errorAnswer(error, scene(request));
      }
    };

    /** A subscription, whose answer lasts, or is refused; false where the request is none. */
    const stream = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
      try {
        const parameters = bodyParameters(request.body);
        operations ??= new Operations(app.graphql.schema);
        const operation = operations.find(parameters.query, parameters.operationName);
        if (operation.definition.operation !== 'subscription') return false;
        const variables = parameters.variables ?? NONE;
        operation.requireAffordable(variables);
        operation.requireSound(variables);
        limit.count(request.ip, operation.rootFields);
        const refused = await live.begin(request, reply, operation, operation.complete(variables));
        if (refused) void send(reply, JSON_RESPONSE, { ...statusOf(refused.errors), body: refused });
      } catch (error) {
        void send(reply, JSON_RESPONSE, errorAnswer(error, scene(request)));
      }
      return true;
    };

    const post = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      if (acceptsStream(request.headers.accept) && (await stream(request, reply))) return reply;
      const type = responseType(request.headers.accept);
      if (type === null) return send(reply, JSON_RESPONSE, errorAnswer(NOT_ACCEPTABLE, scene(request)));
      const exchange = newExchange(request, reply, Array.isArray(request.body));
      if (!Array.isArray(request.body))
        return send(reply, type, await answer(() => bodyParameters(request.body), exchange), exchange.turn);
      const refused = batchError(request.body.length);
      if (refused) return send(reply, type, errorAnswer(refused, scene(request)));
      const answers: Answer[] = [];
      // In order: a mutation may count on the one before it.
      for (const body of request.body) answers.push(await answer(() => bodyParameters(body), exchange));
      return send(reply, type, batchAnswer(answers), exchange.turn);
    };

    const get = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const type = responseType(request.headers.accept);
      if (type === null) return send(reply, JSON_RESPONSE, errorAnswer(NOT_ACCEPTABLE, scene(request)));
      const exchange = newExchange(request, reply, false);
      return send(
        reply,
        type,
        await answer(() => urlParameters(searchParameters(request.url)), exchange),
        exchange.turn,
      );
    };

    readJsonBodies(app);
    await compressAnswers(app);
    const errorHandler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      if (hasHungUp(error, request)) return reply.hijack();
      return send(
        reply,
        responseType(request.headers.accept) ?? JSON_RESPONSE,
        errorAnswer(transportError(error) ?? error, scene(request)),
      );
    };
    app.post(path, { bodyLimit: QUERY_LIMITS.bodyBytes, errorHandler }, (request, reply) =>
      asRequest(request, () => post(request, reply)),
    );
    app.get(path, { exposeHeadRoute: false, errorHandler }, (request, reply) =>
      asRequest(request, () => get(request, reply)),
    );
    // Answered before a body is looked at.
    const otherMethod = async (request: FastifyRequest, reply: FastifyReply) =>
      send(reply, JSON_RESPONSE, errorAnswer(OTHER_METHOD, scene(request)));
    const method = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE'];
    app.route({ method, url: path, errorHandler, onRequest: otherMethod, handler: otherMethod });
  };
}

const NONE: Readonly<Record<string, unknown>> = {};

/**
 * To parse, to validate and to compile a document takes up to 50 ms in which nothing else goes on; each is done once.
 */
const ONE_NEW_DOCUMENT = { total: 1, perGroup: 1, perMember: 1, waitingPerGroup: 200, waiting: 1_000, waitMs: 10_000 };

/** What the operations of one request share. */
interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly isBatch: boolean;
  /** One for a whole batch: what its first operations have found is in memory until the last one is answered. */
  readonly turn: OperationTurn;
  readonly room: ResponseBudget;
}

const newExchange = (request: FastifyRequest, reply: FastifyReply, isBatch: boolean): Exchange => ({
  request,
  reply,
  isBatch,
  turn: new OperationTurn(),
  room: new ResponseBudget(QUERY_LIMITS.answerCharacters),
});

async function execute(
  app: FastifyInstance,
  operation: Operation,
  { variables, operationName }: RequestParameters,
  context: RequestContext,
): Promise<Answer> {
  const { request } = context;
  const result = await asOperation(run).catch((error: unknown) => {
    throw requestError(error, operation, app, variables);
  });
  // A compiled operation whose variables do not fit answers with errors and without data, where the uncompiled throws.
  if (result.errors && result.data === undefined) throw requestError(result, operation, app, variables);
  // Secrets are handed out by mutations alone: tokens of sessions and of API clients, one-time passwords, invitations.
  const secret = operation.definition.operation === 'mutation';
  if (!result.errors) return { status: 200, body: { data: result.data }, secret };
  const errors = result.errors.map((error) =>
    withCommitted(executionErrorForm(error, scene(request)), context.committed),
  );
  return { ...statusOf(errors), body: { errors, data: result.data }, secret };

  async function run() {
    if (operation.isLarge) return executedOnce(app, operation, context, variables);
    return app.graphql(
      operation.source,
      context as unknown as Record<string, unknown>,
      variables && operation.complete(variables),
      operationName ?? undefined,
    );
  }
}

/** An error tells which mutations of the document were carried out all the same. */
function withCommitted(form: ErrorForm, committed: readonly Committed[]): ErrorForm {
  return committed.length === 0 ? form : { ...form, extensions: { ...form.extensions, committed } };
}

/** Rate limits and outages are also sent as 429 and 503 with Retry-After: clients of HTTP wait by themselves. */
function statusOf(errors: readonly ErrorForm[]): Pick<Answer, 'status' | 'headers'> {
  const later = errors.find(({ extensions }) => Object.hasOwn(STATUS_OF_LATER, extensions.code));
  if (!later) return { status: 200 };
  const { code, retryAfterSeconds } = later.extensions;
  return { status: STATUS_OF_LATER[code] ?? 200, headers: { 'retry-after': String(retryAfterSeconds ?? 1) } };
}

const STATUS_OF_LATER: Readonly<Record<string, number>> = { RATE_LIMITED: 429, UNAVAILABLE: 503 };

/** Why an operation was not executed: Mercurius keeps the reasons in `errors` of what it throws. */
function requestError(thrown: unknown, operation: Operation, app: FastifyInstance, variables = NONE): unknown {
  const errors = (thrown as { errors?: unknown }).errors;
  if (!Array.isArray(errors) || !errors.every((error) => error instanceof GraphQLError)) return thrown;
  const { schema } = app.graphql;
  // Variables are looked at only once the document fits the schema: a client's mistake in the
  // one must not hide the other.
  const fits = validate(schema, operation.document).length === 0;
  return documentError(
    errors,
    fits ? variableErrors(schema, operation.definition, variables) : literalErrors(schema, operation.document),
  );
}

const MUTATION_BY_GET = RequestError.malformed(
  405,
  { zh: 'GET 请求只能查询，修改请用 POST', en: 'GET may only query; use POST for mutations' },
  { allow: 'POST' },
);
const OTHER_METHOD = RequestError.malformed(
  405,
  { zh: '请用 POST 或 GET', en: 'Use POST or GET' },
  { allow: 'GET, POST' },
);
const NOT_ACCEPTABLE = RequestError.malformed(406, {
  zh: '只提供 application/graphql-response+json 和 application/json',
  en: 'Only application/graphql-response+json and application/json are offered',
});
const EMPTY_BATCH = RequestError.malformed(400, { zh: '批量请求里没有操作', en: 'The batch has no operation' });

function batchError(operations: number): RequestError | null {
  if (operations === 0) return EMPTY_BATCH;
  if (operations <= QUERY_LIMITS.batch) return null;
  return RequestError.refused(DomainError.tooComplex({ operations, max: QUERY_LIMITS.batch }, 'BATCH_TOO_LARGE'));
}

/** A batch is answered as a whole, unless none of its operations could be: the sender is to come again later. */
function batchAnswer(answers: readonly Answer[]): BodyOf<readonly Answer['body'][]> {
  const body = answers.map((each) => each.body);
  const secret = answers.some((each) => each.secret);
  const [first] = answers;
  const isSame =
    first !== undefined &&
    first.headers?.['retry-after'] !== undefined &&
    answers.every(({ status }) => status === first.status);
  return { status: isSame ? first.status : 200, ...(isSame && { headers: first.headers }), body, secret };
}

const OF_STATUS: Readonly<Record<number, Named>> = {
  400: { zh: '请求体不是有效的 JSON', en: 'The body is not valid JSON' },
  413: { zh: `请求体超过 ${QUERY_LIMITS.bodyBytes} 字节`, en: `The body exceeds ${QUERY_LIMITS.bodyBytes} bytes` },
  415: { zh: '请求体必须是 application/json', en: 'The body must be application/json' },
};

/** What Fastify refuses before a handler runs. */
function transportError({ statusCode = 500 }: FastifyError): RequestError | null {
  const message = OF_STATUS[statusCode] ?? (statusCode < 500 ? OF_STATUS[400] : undefined);
  return message ? RequestError.malformed(statusCode, message) : null;
}

function errorAnswer(error: unknown, { locale, requestId }: ErrorScene): Answer & { readonly asJson: number } {
  if (!(error instanceof RequestError)) {
    const errors = [errorForm(error, { locale, requestId })];
    const later = statusOf(errors);
    const status = later.status === 200 ? 500 : later.status;
    return { ...later, status, asJson: status, body: { errors } };
  }
  return { status: error.status, asJson: error.asJson, headers: error.headers, body: { errors: error.forms(locale) } };
}

/** The client went away in the middle of its answer: nobody is left to be told, and nothing went wrong here. */
function hasHungUp({ code }: FastifyError, request: FastifyRequest): boolean {
  return code === 'ERR_STREAM_PREMATURE_CLOSE' && request.raw.socket.destroyed;
}

function scene(request: FastifyRequest): ErrorScene {
  return { locale: localeOf(request.headers['accept-language']), requestId: request.id };
}

/**
 * An answer of that many characters is in memory until the client has taken it, and its sender's turn lasts as long.
 */
const LARGE = 262_144;
/** A client that reads nothing for so long is gone. */
const UNREAD_LIMIT_MS = 30_000;

function send(
  reply: FastifyReply,
  type: ResponseType,
  answer: BodyOf<unknown> & { readonly asJson?: number },
  turn?: OperationTurn,
): FastifyReply {
  const status = type === JSON_RESPONSE ? (answer.asJson ?? answer.status) : answer.status;
  reply.code(status).headers(headersOf(type));
  if (answer.headers) reply.headers(answer.headers);
  noteOutcome(reply, answer.body);
  if (answer.prepared) return sendPrepared(reply, answer.prepared);
  const text = JSON.stringify(answer.body);
  const isLarge = text.length > LARGE;
  if (turn && isLarge) {
    const end = () => turn.end();
    reply.raw.once('finish', end).once('close', end);
    // An injected request has no connection that could go silent.
    if (reply.raw.socket instanceof Socket) reply.raw.socket.setTimeout(UNREAD_LIMIT_MS);
  } else turn?.end();
  // As bytes: written as text it would be encoded into a buffer of three bytes for each character.
  const sent = isLarge ? inPieces(text) : Buffer.from(text);
  return answer.secret || text.length < COMPRESSED_FROM ? reply.send(sent) : compressed(reply, sent);
}

function sendPrepared(reply: FastifyReply, prepared: PreparedAnswer): FastifyReply {
  const { bytes, encoding } = prepared.for(reply.request.headers);
  if (encoding) reply.header('content-encoding', encoding);
  return reply.send(bytes);
}

const HEADERS = new Map<ResponseType, Readonly<Record<string, string>>>();

function headersOf(type: ResponseType): Readonly<Record<string, string>> {
  const known = HEADERS.get(type);
  if (known) return known;
  const made = {
    'content-type': `${type}; charset=utf-8`,
    vary: 'accept, accept-encoding, accept-language',
  };
  HEADERS.set(type, made);
  return made;
}
