import { isUtf8 } from 'node:buffer';
import type { Named } from '@fanzha/domain';
import type { FastifyInstance } from 'fastify';
import { RequestError } from './request-error.js';

const BYTE_ORDER_MARK = '\uFEFF';

const NOT_UTF8: Named = {
  zh: '请求体不是有效的 UTF-8，请检查发送程序的编码',
  en: 'The body is not valid UTF-8; check the encoding of the program that sends it',
};
const OTHER_CHARSET: Named = { zh: '请求体必须是 UTF-8 编码的 JSON', en: 'The body must be JSON in UTF-8' };
const ENCODED: Named = { zh: '请求体不能压缩', en: 'The body must not be compressed' };

/**
 * Has `app` read bodies of JSON and nothing else: a form that another site makes a browser send has another
 * type and is answered 415. Bytes that are no UTF-8 are refused, not replaced: what was meant is known to nobody, and
 * U+FFFD would be stored for good.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const { 'content-type': type, 'content-encoding': encoding } = request.headers;
    const bytes = body as Buffer;
    if (!isUtf8Charset(type)) return done(RequestError.malformed(415, OTHER_CHARSET));
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
      return done(RequestError.malformed(415, ENCODED));
    if (!isUtf8(bytes)) return done(RequestError.malformed(400, NOT_UTF8));
    const text = bytes.toString('utf8');
    return parse(request, text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text, done);
  });
}

/**
 * Whether a content type says nothing of its charset, or UTF-8 in one of its spellings (RFC 9110:
 * case and quotes do not matter).
 */
function isUtf8Charset(contentType = ''): boolean {
  const stated = contentType
    .split(';')
    .slice(1)
    .map((parameter) => parameter.trim().toLowerCase())
    .filter((parameter) => /^charset\s*=/.test(parameter));
  return stated.every((parameter) => /^charset\s*=\s*("utf-?8"|utf-?8|us-ascii)$/.test(parameter));
}

const BAD_URL: Named = {
  zh: 'URL 参数不是有效的 UTF-8 百分号编码',
  en: 'The parameters of the URL are not percent-encoded UTF-8',
};

/**
 * The parameters in a URL.
 * @throws RequestError 400 for what is no percent-encoded UTF-8: the parser would put U+FFFD. Bytes beyond ASCII are no
 *   URL, which Node itself refuses.
 */
export function searchParameters(url: string): Readonly<Record<string, string>> {
  const search = url.slice(url.indexOf('?') + 1 || url.length);
  try {
    decodeURIComponent(search);
  } catch {
    throw RequestError.malformed(400, BAD_URL);
  }
  return Object.fromEntries(new URLSearchParams(search));
}
