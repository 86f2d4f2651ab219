import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';

const NAME = 'fanzha_refresh';

/**
 * The cookie that carries the refresh token: out of reach for scripts (httpOnly), never sent from another site
 * (SameSite=Strict), and only to the one path that reads it.
 */
@Injectable()
export class RefreshCookie {
  constructor(private readonly config: Config) {}

  read(request: FastifyRequest): string | undefined {
    return request.cookies[NAME];
  }

  write(reply: FastifyReply, value: string, expires: Date): void {
    reply.setCookie(NAME, value, { ...this.attributes(), expires });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(NAME, this.attributes());
  }

  private attributes() {
    return { path: '/graphql', httpOnly: true, sameSite: 'strict', secure: this.config.secureCookies } as const;
  }
}
