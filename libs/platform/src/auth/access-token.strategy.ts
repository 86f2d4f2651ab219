import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, Strategy, type StrategyOptionsWithRequest } from 'passport-jwt';
import { Config } from '../config/config.js';
import { type AccessClaims, AccessTokens } from './access-tokens.js';
import type { Viewer } from './viewer.js';

export const ACCESS_TOKEN = 'access-token';

/** The token of `Authorization: Bearer …`, null without one. */
export const bearerToken = ExtractJwt.fromAuthHeaderAsBearerToken() as (request: Pick<FastifyRequest, 'headers'>) => string | null;

/** Verifies signature and expiry of an access token and turns it into a viewer. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, ACCESS_TOKEN) {
  constructor(
    config: Config,
    private readonly tokens: AccessTokens,
  ) {
    super({
      jwtFromRequest: bearerToken as StrategyOptionsWithRequest['jwtFromRequest'],
      secretOrKey: config.secret,
      algorithms: ['HS256'],
      passReqToCallback: true,
    } satisfies StrategyOptionsWithRequest);
  }

  validate(request: FastifyRequest, claims: AccessClaims): Viewer {
    return this.tokens.remember(bearerToken(request) ?? '', claims);
  }
}
