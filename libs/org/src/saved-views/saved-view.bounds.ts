import { type FieldError, isId, textErrors, visibleText } from '@fanzha/domain';
import type { SavedViewInput } from './saved-view.inputs.js';

/** Views that a person keeps of one list. */
export const MOST_OF_LIST = 20;
/** Views that a person keeps of all lists together. */
export const MOST_OF_USER = 400;
/** The last place of a view in its list. */
export const LAST_PLACE = 9_999;
/** Bytes of a view as JSON. */
const MOST_BYTES = 4_096;
/** Levels of a view: what is nested endlessly is refused before anything walks through it. */
const MOST_LEVELS = 20;
const NAME = { max: 40, required: true, legible: true } as const;
/** The name of a query. It is kept, and takes no digits: they could be anybody's. */
const LIST = /^[a-z][A-Za-z]{0,39}$/;
/** U+0000, which the database does not keep, and halves of characters, as JSON writes them. */
const BROKEN = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** A view as it is stored. */
export interface SavedViewContent {
  readonly list: string;
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly position: number | null;
}

/** The content of a view, and every error of its input. */
export function readSavedView(input: SavedViewInput): { content: SavedViewContent; errors: FieldError[] } {
  const { list, name, content, position } = input;
  return {
    content: {
      list,
      name: visibleText(name),
      content: content as SavedViewContent['content'],
      position: position ?? null,
    },
    errors: [
      ...(input.id == null || isId(input.id) ? [] : [{ path: 'id', code: 'INVALID_ID' } as const]),
      ...listErrors(list),
      ...nameErrors(name),
      ...contentErrors(content),
      ...placeErrors(position),
    ],
  };
}

/** What is wrong with the name of a list. */
export const listErrors = (list: string): FieldError[] =>
  LIST.test(list) ? [] : [{ path: 'list', code: 'INVALID_FORMAT' }];

/** What is wrong with the name of a view. */
export const nameErrors = (name: string): FieldError[] => textErrors('name', name, NAME);

function placeErrors(position: number | null | undefined): FieldError[] {
  const path = 'position';
  if (position == null) return [];
  if (position < 0) return [{ path, code: 'NEGATIVE' }];
  return position > LAST_PLACE ? [{ path, code: 'TOO_LARGE', params: { max: LAST_PLACE, actual: position } }] : [];
}

function contentErrors(content: unknown): FieldError[] {
  const path = 'content';
  if (typeof content !== 'object' || content === null || Array.isArray(content) || isDeeper(content, MOST_LEVELS))
    return [{ path, code: 'INVALID_FORMAT' }];
  const text = JSON.stringify(content);
  const actual = Buffer.byteLength(text);
  if (actual > MOST_BYTES) return [{ path, code: 'TOO_LONG', params: { max: MOST_BYTES, actual } }];
  if (BROKEN.test(text)) return [{ path, code: 'BROKEN_CHARACTERS' }];
  const texts = { max: MOST_BYTES, multiline: true };
  return textsIn(content)
    .flatMap((each) => textErrors(path, each, texts))
    .filter(({ code }) => code === 'PERSONAL_NUMBER')
    .slice(0, 1);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1));
}

/**
 * Every text in a value, whatever its depth: names of properties are kept like what they hold, and the number of a card
 * can be written as a number.
 */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flat().flatMap(textsIn);
}
