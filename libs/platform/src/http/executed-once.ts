import type { FastifyInstance } from 'fastify';
import { execute, type ExecutionResult, parse, validate } from 'graphql';
import type { Operation } from './operations.js';
import type { RequestContext } from './request-context.js';

/**
 * Executes an operation and remembers nothing of it: neither its document nor a compiled form. What is as large as that
 * is sent by hand, or by somebody who wants the memory of the server to be full of it.
 * @throws `{ errors }` as Mercurius does, where the document does not fit the schema.
 */
export async function executedOnce(
  app: FastifyInstance,
  { source, definition }: Operation,
  contextValue: RequestContext,
  variableValues: Readonly<Record<string, unknown>> | undefined,
): Promise<ExecutionResult> {
  const { schema } = app.graphql;
  const document = parse(source);
  const errors = validate(schema, document);
  if (errors.length > 0) throw Object.assign(new Error('The document does not fit the schema'), { errors });
  return execute({ schema, document, contextValue, variableValues, operationName: definition.name?.value });
}
