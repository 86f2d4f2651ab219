import type { ErrorCode } from '@fanzha/domain';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorForm } from '../errors/error-form.js';
import { localeOf } from './request-locale.js';

const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  BAD_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_COMPLEX: 413,
  LOCKED: 423,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

/**
 * Errors of controllers: the same words and fields as in GraphQL, with the status that HTTP has for them. Answers
 * nothing where the answer has begun already.
 */
@Catch()
export class RestErrors implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent || reply.raw.destroyed) return;
    const form = errorForm(error, {
      locale: localeOf(request.headers['accept-language']),
      requestId: request.id,
    });
    const { code, retryAfterSeconds } = form.extensions;
    if (code === 'RATE_LIMITED' || code === 'UNAVAILABLE') reply.header('retry-after', String(retryAfterSeconds ?? 1));
    // A browser asks its user for a password where it reads this: only who sent no token is told so, and only where a
    // password is read.
    const takesPassword = request.url.startsWith('/export/');
    if (code === 'UNAUTHENTICATED' && takesPassword && !/^bearer /i.test(request.headers.authorization ?? ''))
      reply.header('www-authenticate', 'Basic realm="fanzha", charset="UTF-8"');
    void reply
      .code(STATUS_OF[code])
      .type('application/json; charset=utf-8')
      .send({ errors: [form] });
  }
}
