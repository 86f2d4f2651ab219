/**
 * Any line end that a person, a chat or an office program writes: CRLF, CR, Word's soft break, form feed, NEL, LS, PS.
 */
const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;

/** Code points that are drawn as nothing beside those Unicode calls ignorable: anchors, placeholders, empty glyphs. */
const DRAWN_AS_NOTHING = '[\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffc]|\\u{16fe4}|\\u{1d159}';

/**
 * Emoji as their parts belong together: keycaps, flags of regions, variation selectors, skin tones, joined families.
 */
const EMOJI = [
  '[0-9#*]\\ufe0f\\u20e3',
  '\\u{1f3f4}[\\u{e0020}-\\u{e007e}]+\\u{e007f}',
  '\\p{Extended_Pictographic}(?:\\ufe0e|\\ufe0f)?\\p{Emoji_Modifier}?' +
    '(?:\\u200d\\p{Extended_Pictographic}\\ufe0f?\\p{Emoji_Modifier}?)*',
].join('|');
/** An ideograph with the one selector that chooses its form. */
const IDEOGRAPH = '\\p{Script=Han}(?:\\ufe00|\\ufe01|\\ufe02|[\\u{e0100}-\\u{e01ef}])';

const INVISIBLE = new RegExp(`(${EMOJI}|${IDEOGRAPH})|${DRAWN_AS_NOTHING}`, 'gu');
/**
 * What most texts are made of: ASCII, the ideographs in use and the signs of Chinese texts. None of it is invisible or
 * joins with what follows, so that such a text need not be searched for any of that.
 */
const PLAIN = /^[\n\x20-\x7e\u3001\u3002\u3008-\u3011\u4e00-\u9fff\uff01-\uff5e“”‘’…—·]*$/;

/** Whether a text has only characters that are seen as they stand. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** The Braille cell without a dot: a blank by look, and by no property of Unicode. */
const EMPTY_CELL = /\u2800/gu;

/**
 * The visible text of many lines, as it is stored: without what cannot be seen (zero-width characters, fillers, soft
 * hyphens, direction marks), without blanks at its ends, lines ended by LF. What holds emoji and variants of ideographs
 * together stays, and nowhere else. Control characters stay for `textErrors` to refuse.
 */
export function visibleLines(text: string | null | undefined): string {
  if (!text) return '';
  if (isPlain(text)) return text.trim();
  return text
    .replace(LINE_END, '\n')
    .replace(INVISIBLE, (_, kept: string | undefined) => kept ?? '')
    .replace(EMPTY_CELL, ' ')
    .trim();
}

/** The visible text of one line: as `visibleLines`, tabs of a pasted cell as blanks. Line ends inside stay an error. */
export function visibleText(text: string | null | undefined): string {
  return visibleLines(text?.replaceAll('\t', ' '));
}

/** Whether a person can read a name off the text: it has a letter, an ideograph or a digit. */
export function isLegible(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(visibleLines(text));
}

/**
 * Characters that join with what stands before or behind them. Without any, each code point is one visible character.
 */
const JOINING = new RegExp(
  '[\\p{M}\\u200d\\p{Emoji_Modifier}\\p{Regional_Indicator}\\u{e0020}-\\u{e007f}\\u0e33\\u0eb3' +
    '\\u1100-\\u11ff\\ua960-\\ua97f\\ud7b0-\\ud7ff\\u0600-\\u0605\\u06dd\\u070f\\r]',
  'u',
);
/** The largest emoji in use has eleven code points; whatever piles up more is counted as several. */
const CODE_POINTS_EACH = 16;
/** Beyond this many code units a text is too long anyway, and its exact number is of no use to anybody. */
const LONGEST_COUNTED = 400_000;

let segmenter: Intl.Segmenter | undefined;

/**
 * The number of characters as a person sees them: an emoji family is one, a letter with its accents is one. One that is
 * put together of more than 16 code points counts as several, so that the length bounds what is stored, too.
 */
export function visibleLength(text: string): number {
  if (!JOINING.test(text) || text.length > LONGEST_COUNTED) return codePoints(text);
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  let length = 0;
  for (const { segment } of segmenter.segment(text)) {
    length += segment.length <= CODE_POINTS_EACH ? 1 : Math.ceil(codePoints(segment) / CODE_POINTS_EACH);
  }
  return length;
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if ((text.codePointAt(at) ?? 0) > 0xffff) at++;
    count++;
  }
  return count;
}

const LINE_BREAK = /\n/u;
const UNREADABLE = /(?![\n\t])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|\ufffd/u;
const CONTEXT = 6;

/** Whether a visible text has several lines. */
export const hasLineBreak = (text: string): boolean => LINE_BREAK.test(text);

/**
 * The first character of a visible text that no program shows rightly: a control character, half of a character, what a
 * wrong encoding has left behind (U+FFFD).
 * @returns what stands before it or, at the beginning, behind it, so that a person finds the
 * place; null where there is none.
 */
export function unreadableNear(text: string): string | null {
  const at = text.search(UNREADABLE);
  if (at < 0) return null;
  const readable = (part: string) => part.replace(new RegExp(UNREADABLE, 'gu'), '').trim();
  return lastOf(readable(text.slice(0, at))) || firstOf(readable(text.slice(at)));
}

const lastOf = (text: string): string => [...text.slice(-CONTEXT * 4)].slice(-CONTEXT).join('');
const firstOf = (text: string): string => [...text.slice(0, CONTEXT * 4)].slice(0, CONTEXT).join('');
