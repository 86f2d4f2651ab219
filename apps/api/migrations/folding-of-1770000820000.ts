// How texts were folded when migration 1770000820000 wrote the folded columns: a copy that stays as it is, whatever the
// domain does later. A database that ran the migration and one that is upgraded in years must be the same.

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
/** The Braille cell without a dot: a blank by look, and by no property of Unicode. */
const EMPTY_CELL = /\u2800/gu;

/**
 * The visible text of many lines, as it is stored: without what cannot be seen (zero-width characters, fillers, soft
 * hyphens, direction marks), without blanks at its ends, lines ended by LF. What holds emoji and variants of ideographs
 * together stays, and nowhere else. Control characters stay for `textFaults` to refuse.
 */
function visibleLines(text: string | null | undefined): string {
  if (!text) return '';
  return text
    .replace(LINE_END, '\n')
    .replace(INVISIBLE, (_, kept: string | undefined) => kept ?? '')
    .replace(EMPTY_CELL, ' ')
    .trim();
}

/**
 * Radicals and strokes, each followed by the ideograph that it is drawn as (EquivalentUnifiedIdeograph of Unicode 14).
 * Text copied from PDF files is full of them. The Kangxi radicals (U+2F00 to U+2FD5) are not here: NFKC knows them.
 */
const PAIRS = [
  // CJK Radicals Supplement
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄',
  '⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻',
  '⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀',
  '⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦',
  '⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜',
  '⻰龙⻱龜⻲亀⻳龟',
  // CJK Strokes
  '㇆𠃌㇏乀㇐一㇑丨㇒丿㇓丿㇔丶㇕𠃍㇖乛㇗𠃊㇘𠃎㇙𠄌㇚亅㇛𡿨㇜𠃋㇝乀㇞𠃑㇟乚㇠乙㇡𠄎',
  // Forms that fonts of the mainland draw alike: the Kangxi radicals ⼾ and ⾭ stand for them.
  '戶户戸户靑青',
];

/** The ideograph in the place of a radical or stroke that looks the same. */
const IDEOGRAPH_OF: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap((line) => [...line.matchAll(/(.)(.)/gsu)].map(([, part = '', whole = '']) => [part, whole] as const)),
);

/** Brackets of every shape beside the plain and the full-width ones: one opens and one closes like another. */
const OPENING_BRACKETS = '〔【〖〘〚「『《〈〝⟨⟪⟦⦅⸨❨❪❬❮❰❲❴﹝﹙﹛';
const CLOSING_BRACKETS = '〕】〗〙〛」』》〉〞〟⟩⟫⟧⦆⸩❩❫❭❯❱❳❵﹞﹚﹜';

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

const OF_A_KIND = /[^\0-\x7f]|[[\]{}"`]/gu;

const oneOfAKind = (text: string): string => text.replace(OF_A_KIND, (sign) => ONE_OF_A_KIND.get(sign) ?? sign);

/**
 * Signs come first, because NFKC takes some of them apart (´ becomes a blank with an accent), and once more behind it.
 */
function foldSigns(text: string): string {
  return oneOfAKind(oneOfAKind(visibleLines(text).replace(DRAWN_OTHERWISE, '')).normalize('NFKC').toLowerCase());
}

/** Folding once may uncover what folds again; two rounds are enough for whatever Unicode holds. */
const settled = (text: string): string => foldSigns(foldSigns(text));

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
