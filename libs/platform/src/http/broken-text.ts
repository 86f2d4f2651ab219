import type { FieldFault } from '@fanzha/domain';
import { type DocumentNode, valueFromASTUntyped, visit } from 'graphql';
import { rootPath } from '../errors/input-faults.js';

const REPLACEMENT = '\uFFFD';
const MOST_FAULTS = 100;
/** No input is nested deeper; what is does not fit its type. */
const DEEPEST = 20;

/**
 * Texts that have lost a character on their way: a lone surrogate, which becomes U+FFFD in UTF-8, or U+FFFD
 * itself, which is what a program puts where it could not read one. They are refused with their place, as nobody
 * can tell any more what they were.
 */
export function brokenTexts(variables: Readonly<Record<string, unknown>>): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!holdsBroken(variables, 0)) return faults;
  for (const name in variables) collect(variables[name], rootPath(name, variables[name]), faults);
  return faults;
}

/** The same of texts written out in a document. Lone surrogates are no GraphQL and end in its parser. */
export function brokenLiterals(source: string, document: DocumentNode): FieldFault[] {
  if (!source.includes(REPLACEMENT) && !/\\u\{?0*fffd/i.test(source)) return [];
  const faults: FieldFault[] = [];
  visit(document, {
    Argument: ({ name, value }) => {
      const given = valueFromASTUntyped(value);
      collect(given, rootPath(name.value, given), faults);
      return false;
    },
    // Defaults of variables.
    VariableDefinition: ({ variable, defaultValue }) => {
      if (defaultValue) collect(valueFromASTUntyped(defaultValue), [variable.name.value], faults);
      return false;
    },
  });
  return faults;
}

/** Whether there is anything to collect: nearly always there is not, and then no place is written down. */
function holdsBroken(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.includes(REPLACEMENT) || !value.isWellFormed();
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
  if (Array.isArray(value)) return value.some((each) => holdsBroken(each, depth + 1));
  for (const name in value) if (holdsBroken((value as Readonly<Record<string, unknown>>)[name], depth + 1)) return true;
  return false;
}

function collect(value: unknown, path: readonly (string | number)[], faults: FieldFault[]): void {
  if (faults.length >= MOST_FAULTS || path.length > DEEPEST) return;
  if (typeof value === 'string') {
    const character = brokenCharacter(value);
    if (character) faults.push({ path: path.join('.'), code: 'BROKEN_CHARACTERS', params: { character } });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  // Items of lists have their number for a name.
  for (const [name, each] of Object.entries(value)) collect(each, [...path, name], faults);
}

function brokenCharacter(text: string): string | null {
  if (text.includes(REPLACEMENT)) return 'U+FFFD';
  if (text.isWellFormed()) return null;
  const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(text);
  return `U+${(lone?.[0].charCodeAt(0) ?? 0xfffd).toString(16).toUpperCase()}`;
}
