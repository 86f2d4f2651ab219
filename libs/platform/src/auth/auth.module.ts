import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Config } from '../config/config.js';
import { AccessTokenStrategy } from './access-token.strategy.js';
import { AccessTokens } from './access-tokens.js';
import { AccessGuard } from './access.guard.js';
import { ApiTokenGuard } from './api-token.guard.js';
import { OperationTurns } from '../turns/operation-turns.js';
import { RefreshCookie } from './refresh-cookie.js';

/** Closes the application: importing this module puts `AccessGuard` before every handler of every module. */
@Global()
@Module({
  providers: [
    { provide: AccessTokens, inject: [Config], useFactory: (config: Config) => AccessTokens.of(config) },
    AccessTokenStrategy,
    ApiTokenGuard,
    OperationTurns,
    RefreshCookie,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccessTokens, RefreshCookie],
})
export class AuthModule {}
