import type { Permission } from '@fanzha/domain';
import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationTurn } from '../turns/operation-turns.js';
import type { Viewer } from '../viewer/viewer.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the bearer token of the request stands for, once it was verified. */
    viewer?: Viewer | null;
  }
}

/**
 * Where the viewer of one operation is kept: the GraphQL context, which a batch has once per operation, or the request
 * of a controller.
 */
interface Authentication {
  viewer?: Viewer | null;
  /** An authentication under way: several fields of one operation are asked for at once. */
  authenticating?: Promise<Viewer>;
  /** What the fields selected by the operation need beside what it needs itself. */
  readonly selectedPermissions?: readonly Permission[];
  /** Set for a subscription: whether its token still holds and allows the same, asked before each event. */
  recheck?: () => Promise<Viewer>;
  /** It lasts: an operation of many answers. */
  readonly isLive?: boolean;
  /** The turn of a GraphQL operation; a controller has none. */
  readonly turn?: OperationTurn;
}

/** The place of the viewer in the running handler. */
export function authenticationOf(context: ExecutionContext): Authentication {
  return context.getType<'graphql' | 'http'>() === 'graphql'
    ? GqlExecutionContext.create(context).getContext<Authentication>()
    : context.switchToHttp().getRequest<Authentication>();
}

/** The HTTP request behind the running handler, whether it came as GraphQL or to a controller. */
export function requestOf(context: ExecutionContext): FastifyRequest {
  return context.getType<'graphql' | 'http'>() === 'graphql'
    ? GqlExecutionContext.create(context).getContext<{ reply: FastifyReply }>().reply.request
    : context.switchToHttp().getRequest<FastifyRequest>();
}

/** The HTTP reply that the running handler contributes to. */
export function replyOf(context: ExecutionContext): FastifyReply {
  return context.getType<'graphql' | 'http'>() === 'graphql'
    ? GqlExecutionContext.create(context).getContext<{ reply: FastifyReply }>().reply
    : context.switchToHttp().getResponse<FastifyReply>();
}
