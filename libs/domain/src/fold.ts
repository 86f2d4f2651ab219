import { IDEOGRAPH_OF } from './ideograph-parts.js';
import { visibleLines } from './visible-text.js';

/** Brackets of every shape beside the plain and the full-width ones: one opens and one closes like another. */
export const OPENING_BRACKETS = '〔【〖〘〚「『《〈〝⟨⟪⟦⦅⸨❨❪❬❮❰❲❴﹝﹙﹛';
export const CLOSING_BRACKETS = '〕】〗〙〛」』》〉〞〟⟩⟫⟧⦆⸩❩❫❭❯❱❳❵﹞﹚﹜';

/** What is written in many ways and means one thing, and the one sign each of a kind is compared as. */
const KINDS: readonly (readonly [signs: string, as: string])[] = [
  [`[{${OPENING_BRACKETS}`, '('],
  [`]}${CLOSING_BRACKETS}`, ')'],
  ['‐‑‒–—―−⁃﹘﹣－─━╌⸺⸻֊᠆', '-'],
  ['“”„‟‘’‚‛"`´′″‵‶«»‹›＂＇ʹʺʻʼʽ', "'"],
  ['〜～∼˜∿', '~'],
  ['·•‧∙⋅・･᛫', '·'],
  ['⁄∕╱', '/'],
  ['ς', 'σ'],
];
const ONE_OF_A_KIND: ReadonlyMap<string, string> = new Map([
  ...KINDS.flatMap(([signs, as]) => [...signs].map((sign) => [sign, as] as const)),
  ...IDEOGRAPH_OF,
]);
/** Selectors choose how a character is drawn, and joiners how several are; the character stays the same. */
const DRAWN_OTHERWISE = /\p{Default_Ignorable_Code_Point}/gu;

const OF_A_KIND = new RegExp(`[${[...ONE_OF_A_KIND.keys()].join('').replace(/[[\]\\^-]/gu, '\\$&')}]`, 'gu');
/** Folds to itself: small letters, digits, ideographs and signs that are their own kind. */
const SETTLED = /^[\n !#-@\\^_a-z|~\u3001\u3002\u4e00-\u6235\u6237\u6239-\u9750\u9752-\u9fff]*$/;

const oneOfAKind = (text: string): string => text.replace(OF_A_KIND, (sign) => ONE_OF_A_KIND.get(sign) ?? sign);

/**
 * Signs come first, because NFKC takes some of them apart (´ becomes a blank with an accent), and once more behind it.
 */
function foldSigns(text: string): string {
  return oneOfAKind(oneOfAKind(visibleLines(text).replace(DRAWN_OTHERWISE, '')).normalize('NFKC').toLowerCase());
}

/** Folding once may uncover what folds again; two rounds are enough for whatever Unicode holds. */
function settled(text: string): string {
  const once = foldSigns(text);
  return once === text || SETTLED.test(once) ? once : foldSigns(once);
}

/**
 * A text as it is searched and compared: what a person takes for the same is the same. Compatibility forms (NFKC),
 * radicals, kinds of brackets, dashes and quotation marks, upper and lower case, runs of blanks and dashes make no
 * difference. Never shown and never stored in the place of what was typed.
 */
export function foldText(text: string | null | undefined): string {
  if (!text) return '';
  return settled(text).replace(/-+/gu, '-').replace(/\s+/gu, ' ').trim();
}

/** As `foldText`, for names and numbers by which something is known: blanks make no difference either. */
export function foldIdentifier(text: string | null | undefined): string {
  if (!text) return '';
  return settled(text).replace(/\s+/gu, '');
}

/**
 * A text in which an identifier, in whatever spelling and parted by whatever blanks, is replaced.
 */
export function replaceIdentifier(text: string, identifier: string, replacement: string): string {
  const sought = foldIdentifier(identifier);
  if (sought === '') return text;
  const signs = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
  // Where each folded character comes from.
  const origins = signs.flatMap((sign, at) => [...foldIdentifier(sign)].map(() => at));
  const folded = signs.flatMap((sign) => [...foldIdentifier(sign)]);
  const wanted = [...sought];
  let shown = '';
  let from = 0;
  for (let at = 0; at + wanted.length <= folded.length; at++) {
    const first = origins[at] ?? 0;
    if (first < from || !wanted.every((sign, position) => folded[at + position] === sign)) continue;
    shown += signs.slice(from, first).join('') + replacement;
    from = (origins[at + wanted.length - 1] ?? first) + 1;
  }
  return shown + signs.slice(from).join('');
}

/** The folded words of a search, all of which have to occur. */
export function foldedWords(text: string | null | undefined): string[] {
  return foldText(text).split(' ').filter(Boolean);
}
