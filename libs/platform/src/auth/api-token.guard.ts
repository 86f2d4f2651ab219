import { DomainError } from '@fanzha/domain';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { API_TOKEN } from './api-token.strategy.js';
import { replyOf, requestOf } from './authentication.js';
import type { Viewer } from '../viewer/viewer.js';

/** Runs the strategy of API tokens on behalf of `AccessGuard`; it decides nothing by itself. */
@Injectable()
export class ApiTokenGuard extends AuthGuard(API_TOKEN) {
  constructor() {
    super({ property: 'viewer' });
  }

  /**
   * Whom the token of the request stands for.
   * @throws DomainError UNAUTHENTICATED, RATE_LIMITED with the header `Retry-After`.
   */
  async viewerOf(context: ExecutionContext): Promise<Viewer> {
    try {
      await this.canActivate(context);
    } catch (error) {
      const seconds =
        error instanceof DomainError && error.code === 'RATE_LIMITED'
          ? error.details?.['retryAfterSeconds']
          : undefined;
      if (typeof seconds === 'number') replyOf(context).header('retry-after', String(seconds));
      throw error;
    }
    return requestOf(context).viewer as Viewer;
  }

  override handleRequest<User = Viewer>(error: Error | null, viewer: User | false | null): User {
    if (viewer) return viewer;
    throw error ?? DomainError.unauthenticated('TOKEN_INVALID');
  }

  override getRequest(context: ExecutionContext): FastifyRequest {
    return requestOf(context);
  }
}
