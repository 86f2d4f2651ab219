import { DomainError, type Role } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ArgumentsHost, Catch, Controller, type ExceptionFilter, Get, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { CurrentViewer, Public, Requires, WhilePasswordExpired } from './access.decorators.js';
import { AccessTokens } from './access-tokens.js';
import { AuthModule } from './auth.module.js';
import type { Viewer } from '../viewer/viewer.js';

@Controller()
class Doors {
  @Get('forgotten')
  forgotten() {
    return 'open';
  }

  @Get('public')
  @Public()
  public() {
    return 'open';
  }

  @Get('signed-in')
  @Requires()
  signedIn(@CurrentViewer() viewer: Viewer) {
    return viewer.username;
  }

  @Get('managers')
  @Requires('user:manage')
  managers() {
    return 'open';
  }

  @Get('password')
  @Requires()
  @WhilePasswordExpired()
  password() {
    return 'open';
  }
}

@Catch(DomainError)
class Answer implements ExceptionFilter {
  catch({ code, reason }: DomainError, host: ArgumentsHost) {
    host.switchToHttp().getResponse<FastifyReply>().status(400).send([code, reason].filter(Boolean).join(' '));
  }
}

const config = new Config({ FANZHA_SECRET: 'only for specs: a secret of sufficient length' }, '/');

@Module({ imports: [ConfigModule.of(config), AuthModule], controllers: [Doors] })
class House {}

describe('AccessGuard', () => {
  let app: NestFastifyApplication;
  let tokens: AccessTokens;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(House, new FastifyAdapter(), { logger: false });
    app.useGlobalFilters(new Answer());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    tokens = app.get(AccessTokens);
  });
  afterAll(() => app.close());

  const knock = async (door: string, authorization?: string) =>
    (await app.inject({ url: `/${door}`, headers: authorization ? { authorization } : {} })).body;
  const bearer = (roles: Role[], mustChangePassword = false, now = Date.now()) => {
    const user = { userId: 'u', username: 'somebody', displayName: 'Somebody', tenantId: 't', cityCode: '3402' };
    return `Bearer ${tokens.issue({ ...user, roles, oversight: [], sessionId: 's', mustChangePassword }, now).token}`;
  };

  it('keeps a handler without rule closed to everyone, and says so in the log', async () => {
    const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    expect(await knock('forgotten', bearer(['OPERATOR']))).toBe('FORBIDDEN');
    expect(error).toHaveBeenCalledWith('Doors.forgotten has neither @Requires nor @Public and is closed');
    error.mockRestore();
  });

  it('lets anybody through a public door, whatever token they carry', async () => {
    expect(await knock('public')).toBe('open');
    expect(await knock('public', 'Bearer garbage')).toBe('open');
  });

  it('asks for a token that holds', async () => {
    expect(await knock('signed-in')).toBe('UNAUTHENTICATED');
    expect(await knock('signed-in', 'Bearer garbage')).toBe('UNAUTHENTICATED TOKEN_INVALID');
    expect(await knock('signed-in', 'Bearer ')).toBe('UNAUTHENTICATED TOKEN_INVALID');
    expect(await knock('signed-in', `${bearer([])}x`)).toBe('UNAUTHENTICATED TOKEN_INVALID');
    expect(await knock('signed-in', bearer([], false, Date.now() - 16 * 60_000))).toBe('UNAUTHENTICATED TOKEN_EXPIRED');
    expect(await knock('signed-in', bearer([]))).toBe('somebody');
  });

  it('verifies a token once and forgets it when it expires', async () => {
    const authorization = bearer(['UNIT_EDITOR']);
    const token = authorization.slice('Bearer '.length);
    expect(tokens.recall(token)).toBeUndefined();
    await knock('signed-in', authorization);
    expect(tokens.recall(token)).toMatchObject({
      username: 'somebody',
      scope: { tenantId: 't', sessionId: 's', mode: 'member' },
    });
    expect(tokens.recall(token, Date.now() + 15 * 60_000)).toBeUndefined();
    expect(tokens.recall(token)).toBeUndefined();
  });

  it('asks for every permission of the rule', async () => {
    expect(await knock('managers', bearer(['VIEWER']))).toBe('FORBIDDEN');
    expect(await knock('managers', bearer(['VIEWER', 'UNIT_ADMIN']))).toBe('open');
  });

  it('lets a one-time password through to its own change only', async () => {
    expect(await knock('managers', bearer(['UNIT_ADMIN'], true))).toBe('FORBIDDEN PASSWORD_CHANGE_REQUIRED');
    expect(await knock('password', bearer(['UNIT_ADMIN'], true))).toBe('open');
  });
});
