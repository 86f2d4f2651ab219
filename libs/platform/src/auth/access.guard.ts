import { DomainError } from '@fanzha/domain';
import { type ExecutionContext, Injectable, Logger } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ACCESS_TOKEN, bearerToken } from './access-token.strategy.js';
import { AccessTokens } from './access-tokens.js';
import { ApiTokenGuard } from './api-token.guard.js';
import { API_TOKEN_PREFIX } from './api-token.strategy.js';
import { ACCESS_RULE, type AccessRule, WHILE_PASSWORD_EXPIRED } from './access.decorators.js';
import { authenticationOf, replyOf, requestOf } from './authentication.js';
import { nameTenant } from '../log/request-fields.js';
import { OperationTurns } from '../turns/operation-turns.js';
import type { Viewer } from '../viewer/viewer.js';

/** Who may call a handler, and whether that may be done while a password has to be changed. */
interface Declared {
  readonly rule: AccessRule | undefined;
  readonly openWhileExpired: boolean;
}

/**
 * Stands before every query, mutation and controller of the application, and is closed unless a decorator opens it.
 * Fields below an operation are not guarded: a caller of the operation may see them unless a service says otherwise.
 */
@Injectable()
export class AccessGuard extends AuthGuard(ACCESS_TOKEN) {
  private readonly logger = new Logger(AccessGuard.name);
  private readonly declared = new Map<object, Map<object, Declared>>();

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly apiTokens: ApiTokenGuard,
    private readonly turns: OperationTurns,
  ) {
    super({ property: 'viewer' });
  }

  /** @throws DomainError UNAUTHENTICATED without a valid token, FORBIDDEN without the permissions. */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { rule, openWhileExpired } = this.declaredOf(context);
    if (rule === undefined) {
      this.logger.error(
        `${context.getClass().name}.${context.getHandler().name} has neither @Requires nor @Public and is closed`,
      );
      throw DomainError.forbidden();
    }
    if (rule.open) return true;

    const operation = authenticationOf(context);
    const { selectedPermissions = [] } = operation;
    const needed = [...rule.permissions, ...selectedPermissions];
    const admit = (viewer: Viewer): Viewer => {
      if (viewer.mustChangePassword && !openWhileExpired) throw DomainError.forbidden('PASSWORD_CHANGE_REQUIRED');
      if (!needed.every((permission) => viewer.permissions.has(permission))) throw DomainError.forbidden();
      return viewer;
    };
    admit(await this.authenticate(context));
    if (operation.isLive) operation.recheck = async () => admit(await this.bearer(context));
    return true;
  }

  /** Passport's outcome in our words. A token that does not hold is refused, never taken for an anonymous request. */
  override handleRequest<User = Viewer>(error: Error | null, viewer: User | false | null, info?: Error): User {
    if (viewer) return viewer;
    if (error) throw error;
    throw DomainError.unauthenticated(info?.name === 'TokenExpiredError' ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID');
  }

  override getRequest(context: ExecutionContext): FastifyRequest {
    return requestOf(context);
  }

  /** What decorators say of a handler, which is looked up once: it stays as it is while the program runs. */
  private declaredOf(context: ExecutionContext): Declared {
    const [handler, type] = [context.getHandler(), context.getClass()];
    let ofClass = this.declared.get(type);
    if (!ofClass) this.declared.set(type, (ofClass = new Map<object, Declared>()));
    const known = ofClass.get(handler);
    if (known) return known;
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [handler, type]);
    const openWhileExpired = this.reflector.get<boolean | undefined>(WHILE_PASSWORD_EXPIRED, handler) ?? false;
    const found = { rule, openWhileExpired };
    ofClass.set(handler, found);
    return found;
  }

  /** Every operation is authenticated once, whatever number of fields it asks for. */
  private async authenticate(context: ExecutionContext): Promise<Viewer> {
    const operation = authenticationOf(context);
    if (operation.viewer) return operation.viewer;
    operation.authenticating ??= this.admitted(context);
    return (operation.viewer = await operation.authenticating);
  }

  /**
   * A caller who is known waits for a turn of the operation, once.
   * @throws DomainError RATE_LIMITED where too many wait already.
   */
  private async admitted(context: ExecutionContext): Promise<Viewer> {
    const viewer = await this.bearer(context);
    nameTenant(viewer.tenantId);
    const { turn } = authenticationOf(context);
    if (turn) await this.turns.take(turn, viewer, () => replyOf(context).raw.destroyed);
    return viewer;
  }

  /** A user by an access token, or an API client by its own. */
  private async bearer(context: ExecutionContext): Promise<Viewer> {
    const request = requestOf(context);
    if (request.headers.authorization === undefined) throw DomainError.unauthenticated();
    const token = bearerToken(request);
    if (token === null) throw DomainError.unauthenticated('TOKEN_INVALID');
    if (token.startsWith(API_TOKEN_PREFIX)) return this.apiTokens.viewerOf(context);
    return this.tokens.recall(token) ?? this.verify(context);
  }

  /** Runs the passport strategy, which leaves the viewer on the request. */
  private async verify(context: ExecutionContext): Promise<Viewer> {
    await super.canActivate(context);
    return requestOf(context).viewer as Viewer;
  }
}
