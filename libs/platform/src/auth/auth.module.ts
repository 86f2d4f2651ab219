import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
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
  imports: [
    JwtModule.registerAsync({
      inject: [Config],
      useFactory: (config: Config) => ({ secret: config.key('access tokens') }),
    }),
  ],
  providers: [
    AccessTokens,
    AccessTokenStrategy,
    ApiTokenGuard,
    OperationTurns,
    RefreshCookie,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccessTokens, RefreshCookie],
})
export class AuthModule {}
