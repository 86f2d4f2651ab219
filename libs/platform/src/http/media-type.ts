import { Kept } from '../bounds/kept.js';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';
export const JSON_RESPONSE = 'application/json';

/** The two forms of an answer: the media type also decides which status codes it may have. */
export type ResponseType = typeof GRAPHQL_RESPONSE | typeof JSON_RESPONSE;

const known = new Kept<string, ResponseType | null>(20_000, (header) => header.length);

/**
 * The form of answer a client accepts (GraphQL over HTTP, "Media Types"); null when it accepts neither. Without a
 * preference it is application/json, which every client understands.
 */
export function responseType(accept: string | undefined): ResponseType | null {
  if (accept === undefined || accept === '*/*') return JSON_RESPONSE;
  const before = known.get(accept);
  if (before !== undefined) return before;
  const chosen = mostPreferred(accept);
  known.set(accept, chosen);
  return chosen;
}

function mostPreferred(accept: string): ResponseType | null {
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range
      .toLowerCase()
      .split(';')
      .map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
  });
  for (const { type, quality } of ranges.sort((a, b) => b.quality - a.quality)) {
    if (!(quality > 0)) continue;
    if (type === GRAPHQL_RESPONSE) return GRAPHQL_RESPONSE;
    if (type === JSON_RESPONSE || type === 'application/*' || type === '*/*') return JSON_RESPONSE;
  }
  return null;
}
