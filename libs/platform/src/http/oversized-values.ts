import type { FieldError } from '@fanzha/domain';
import { rootPath } from '../errors/input-errors.js';
import { QUERY_LIMITS } from './query-limits.js';

const MOST_ERRORS = 20;
/** No input is nested deeper; what is does not fit its type. */
const DEEPEST = 20;

type Path = readonly (string | number)[];

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * Variables with texts, lists or objects larger than any input takes. Everything behind looks at values one by one, and
 * some of it twice: what cannot be right is refused before, in one walk.
 * @param longTexts variables that are declared as long texts
 */
export function oversizedValues(
  variables: Readonly<Record<string, unknown>>,
  longTexts: ReadonlySet<string> = NO_NAMES,
): FieldError[] {
  const errors: FieldError[] = [];
  const names = Object.keys(variables);
  if (names.length > QUERY_LIMITS.objectNames) return [tooMany([], names.length, QUERY_LIMITS.objectNames)];
  for (const name of names) {
    const value = variables[name];
    const textUnits = longTexts.has(name) ? QUERY_LIMITS.longTextUnits : QUERY_LIMITS.textUnits;
    collect(value, rootPath(shortened(name), value), errors, textUnits);
  }
  return errors;
}

function collect(value: unknown, path: Path, errors: FieldError[], textUnits: number = QUERY_LIMITS.textUnits): void {
  if (errors.length >= MOST_ERRORS || path.length > DEEPEST) return;
  if (typeof value === 'string') {
    if (value.length > textUnits)
      errors.push({ path: path.join('.'), code: 'TOO_LONG', params: { max: textUnits, actual: value.length } });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (value.length > QUERY_LIMITS.listItems) errors.push(tooMany(path, value.length, QUERY_LIMITS.listItems));
    else value.forEach((each, index) => collect(each, [...path, index], errors));
    return;
  }
  const names = Object.keys(value);
  if (names.length > QUERY_LIMITS.objectNames) {
    errors.push(tooMany(path, names.length, QUERY_LIMITS.objectNames));
    return;
  }
  for (const name of names) {
    if (name.length > QUERY_LIMITS.nameCharacters)
      errors.push({ path: [...path, shortened(name)].join('.'), code: 'UNKNOWN_FIELD' });
    else collect((value as Readonly<Record<string, unknown>>)[name], [...path, name], errors);
  }
}

const tooMany = (path: Path, actual: number, max: number): FieldError => ({
  path: path.join('.'),
  code: 'TOO_MANY_ITEMS',
  params: { max, actual },
});

const shortened = (name: string): string =>
  name.length > QUERY_LIMITS.nameCharacters ? `${name.slice(0, QUERY_LIMITS.nameCharacters)}…` : name;
