import { DomainError } from '@fanzha/domain';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, Strategy, type StrategyOptionsWithRequest } from 'passport-jwt';
import { Config } from '../config/config.js';
import { type AccessClaims, AccessTokens, ALGORITHM, AUDIENCE, ISSUER } from './access-tokens.js';
import type { Viewer } from '../viewer/viewer.js';

export const ACCESS_TOKEN = 'access-token';

/** The token of `Authorization: Bearer …`, null without one. */
export const bearerToken = ExtractJwt.fromAuthHeaderAsBearerToken() as (
  request: Pick<FastifyRequest, 'headers'>,
) => string | null;

/** Verifies signature, expiry, issuer and audience of an access token and turns it into a viewer. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, ACCESS_TOKEN) {
  constructor(
    config: Config,
    private readonly tokens: AccessTokens,
  ) {
    super({
      jwtFromRequest: bearerToken as StrategyOptionsWithRequest['jwtFromRequest'],
      secretOrKey: config.key('access tokens'),
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: [ALGORITHM],
      passReqToCallback: true,
    } satisfies StrategyOptionsWithRequest);
  }

  /**
   * @throws DomainError UNAUTHENTICATED: passport-jwt checks an end where there is one, and a token
   * without one would last for ever.
   */
  validate(request: FastifyRequest, claims: AccessClaims): Viewer {
    if (!Number.isSafeInteger(claims.exp)) throw DomainError.unauthenticated('TOKEN_INVALID');
    return this.tokens.remember(bearerToken(request) ?? '', claims);
  }
}
