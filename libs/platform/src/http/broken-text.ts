import type { FieldError } from '@fanzha/domain';
import { type DocumentNode, valueFromASTUntyped, visit } from 'graphql';
import { rootPath } from '../errors/input-errors.js';

const REPLACEMENT = '\uFFFD';
const MOST_ERRORS = 100;
/** No input is nested deeper; what is does not fit its type. */
const DEEPEST = 20;

/**
 * Texts that have lost a character on their way: a lone surrogate, which becomes U+FFFD in UTF-8, or U+FFFD
 * itself, which is what a program puts where it could not read one. They are refused with their position, as nobody
 * can tell any more what they were.
 */
export function brokenTexts(variables: Readonly<Record<string, unknown>>): FieldError[] {
  const errors: FieldError[] = [];
  if (!holdsBroken(variables, 0)) return errors;
  for (const name in variables) collect(variables[name], rootPath(name, variables[name]), errors);
  return errors;
}

/** The same of texts written out in a document. Lone surrogates are no GraphQL and end in its parser. */
export function brokenLiterals(source: string, document: DocumentNode): FieldError[] {
  if (!source.includes(REPLACEMENT) && !/\\u\{?0*fffd/i.test(source)) return [];
  const errors: FieldError[] = [];
  visit(document, {
    Argument: ({ name, value }) => {
      const given = valueFromASTUntyped(value);
      collect(given, rootPath(name.value, given), errors);
      return false;
    },
    // Defaults of variables.
    VariableDefinition: ({ variable, defaultValue }) => {
      if (defaultValue) collect(valueFromASTUntyped(defaultValue), [variable.name.value], errors);
      return false;
    },
  });
  return errors;
}

/** Whether there is anything to collect: nearly always there is not, and then no position is written down. */
function holdsBroken(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.includes(REPLACEMENT) || !value.isWellFormed();
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
  if (Array.isArray(value)) return value.some((each) => holdsBroken(each, depth + 1));
  for (const name in value) if (holdsBroken((value as Readonly<Record<string, unknown>>)[name], depth + 1)) return true;
  return false;
}

function collect(value: unknown, path: readonly (string | number)[], errors: FieldError[]): void {
  if (errors.length >= MOST_ERRORS || path.length > DEEPEST) return;
  if (typeof value === 'string') {
    const character = brokenCharacter(value);
    if (character) errors.push({ path: path.join('.'), code: 'BROKEN_CHARACTERS', params: { character } });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  // Items of lists have their number for a name.
  for (const [name, each] of Object.entries(value)) collect(each, [...path, name], errors);
}

function brokenCharacter(text: string): string | null {
  if (text.includes(REPLACEMENT)) return 'U+FFFD';
  if (text.isWellFormed()) return null;
  const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(text);
  return `U+${(lone?.[0].charCodeAt(0) ?? 0xfffd).toString(16).toUpperCase()}`;
}
