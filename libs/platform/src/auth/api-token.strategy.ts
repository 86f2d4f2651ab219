import { DomainError } from '@fanzha/domain';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { Config } from '../config/config.js';
import { MinuteWindows } from '../bounds/minute-windows.js';
import { bearerToken } from './access-token.strategy.js';
import type { ClientViewer } from '../viewer/viewer.js';

export const API_TOKEN = 'api-token';

/** How the tokens of API clients begin; access tokens (JWT) begin with `eyJ`. */
export const API_TOKEN_PREFIX = 'fzc_';

/** What authentication asks about clients. `OrgModule` provides it, because this library knows no tables. */
export interface ApiClientDirectory {
  /**
   * On whose behalf the bearer of a token acts, as things are now.
   * @throws DomainError UNAUTHENTICATED: TOKEN_INVALID for what is no token of a client, CLIENT_REVOKED, TOKEN_EXPIRED.
   */
  viewerOf(token: string): Promise<ClientViewer>;
}

/** Injection token of the `ApiClientDirectory`. */
export const API_CLIENT_DIRECTORY = Symbol('api client directory');

type Done = (error: unknown, viewer?: ClientViewer | null) => void;

/** Passport's part: takes the bearer token from the request. */
class BearerStrategy extends passport.Strategy {
  constructor(private readonly verify: (token: string, done: Done) => void) {
    super();
  }

  override authenticate(request: unknown): void {
    this.verify(bearerToken(request as FastifyRequest) ?? '', (error, viewer) => {
      if (viewer) this.success(viewer);
      else this.error(error);
    });
  }
}

/**
 * Tokens of API clients. They are looked up anew for every operation: a revoked one ends at once, in every process. To
 * be provided by the module that provides `API_CLIENT_DIRECTORY`.
 */
@Injectable()
export class ApiTokenStrategy extends PassportStrategy(BearerStrategy, API_TOKEN) {
  private readonly windows = new MinuteWindows();

  constructor(
    @Inject(API_CLIENT_DIRECTORY) private readonly clients: ApiClientDirectory,
    private readonly config: Config,
  ) {
    super();
  }

  /** @throws DomainError UNAUTHENTICATED, RATE_LIMITED */
  async validate(token: string): Promise<ClientViewer> {
    const viewer = await this.clients.viewerOf(token);
    // Counted only now: who does not hold the secret must not be able to use up the minute of who does.
    const seconds = this.windows.count(viewer.client.id, this.config.clientRequestsPerMinute);
    if (seconds > 0) throw DomainError.rateLimited(seconds);
    return viewer;
  }
}
