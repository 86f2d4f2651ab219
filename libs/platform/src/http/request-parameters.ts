import type { Named } from '@fanzha/domain';
import { RequestError } from './request-error.js';

/** No input type is nested half as deep. Deeper values would exhaust the stack of whatever walks through them. */
const DEEPEST = 64;

/** The parameters of one operation (GraphQL over HTTP, "Request Parameters"). Extensions are checked and not used. */
export interface RequestParameters {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Reads the parameters out of a JSON body.
 * @throws RequestError 400 naming the parameter that is missing or of the wrong type.
 */
export function bodyParameters(body: unknown): RequestParameters {
  if (!isMap(body)) throw wrong({ zh: '请求体必须是一个 JSON 对象', en: 'The body must be a JSON object' });
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string') throw wrong({ zh: '参数 query 必须是文本', en: 'Parameter query must be a string' });
  if (operationName != null && typeof operationName !== 'string') {
    throw wrong({ zh: '参数 operationName 必须是文本', en: 'Parameter operationName must be a string' });
  }
  if (variables != null && !isMap(variables))
    throw wrong({ zh: '参数 variables 必须是 JSON 对象', en: 'Parameter variables must be a JSON object' });
  if (extensions != null && !isMap(extensions))
    throw wrong({ zh: '参数 extensions 必须是 JSON 对象', en: 'Parameter extensions must be a JSON object' });
  if (isDeeper(variables, DEEPEST))
    throw wrong({
      zh: `参数 variables 的嵌套不能超过 ${DEEPEST} 层`,
      en: `Parameter variables must not be nested deeper than ${DEEPEST} levels`,
    });
  // None at all is said as undefined: the executor then coerces nothing.
  return {
    query,
    operationName: operationName || null,
    variables: variables == null || isEmpty(variables) ? undefined : variables,
  };
}

/**
 * Reads the parameters out of a URL, where variables and extensions are JSON texts.
 * @throws RequestError as `bodyParameters` does.
 */
export function urlParameters(search: Readonly<Record<string, unknown>>): RequestParameters {
  const { query, operationName, variables, extensions } = search;
  return bodyParameters({
    query,
    operationName,
    variables: parsed('variables', variables),
    extensions: parsed('extensions', extensions),
  });
}

function parsed(name: string, text: unknown): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(String(text));
  } catch {
    throw wrong({ zh: `参数 ${name} 不是有效的 JSON`, en: `Parameter ${name} is not valid JSON` });
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((each) => isDeeper(each, levels - 1));
}

function isEmpty(map: object): boolean {
  for (const _ in map) return false;
  return true;
}

function wrong(message: Named): RequestError {
  return RequestError.malformed(400, message);
}
