/** A text as the rules read it, and where each of its characters stands in the text as it was given. */
export interface PlainText {
  readonly text: string;
  /** Place in the given text, in UTF-16 units, of the character at `index`; its end for the end of `text`. */
  readonly originAt: (index: number) => number;
  /** The first place in `text` that stands at or behind a place of the given text. */
  readonly indexOf: (origin: number) => number;
}

const SIGNS: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '﹐': '，',
  '､': '、',
  '[': '〔',
  ']': '〕',
  '【': '〔',
  '】': '〕',
  '﹝': '〔',
  '﹞': '〕',
  '〖': '〔',
  '〗': '〕',
  '–': '-',
  '−': '-',
  '―': '-',
  '‒': '-',
  '‐': '-',
  '‑': '-',
  '~': '-',
  '〜': '-',
  '∼': '-',
  '∽': '-',
  '│': '\t',
  '┃': '\t',
  '|': '\t',
  '\u00a0': ' ',
  '\u3000': ' ',
  '\v': '\n',
  '\f': '\n',
  '\r': '\n',
  '\u0085': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
  '×': 'x',
  '✕': 'x',
  '✖': 'x',
  '✗': 'x',
  Χ: 'x',
  Ⅹ: 'x',
  '％': '%',
  '﹪': '%',
  '○': '〇',
  '◯': '〇',
  零: '零',
};
const HAN = /\p{Script=Han}/u;
const DIGIT = /[0-9]/;
const DROPPED = /[\u00ad\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/u;
/** Signs that copying leaves inside words: 意'识, 能`力, 的.宣传. */
const STRAY = /['`´’‘"ˊˋ.·]/u;
const KEEPS_QUOTES = /["’‘]/u;

/**
 * The text as rules read it: half-width digits, letters small, one sign for each of the signs that mean the same, no
 * invisible characters, no signs that copying left between two ideographs, and no blanks beside an ideograph. Line ends
 * and tabs stay, since they separate.
 */
export function plainText(given: string): PlainText {
  const characters: string[] = [];
  const origins: number[] = [];
  const units = given.length;
  for (let index = 0; index < units; index += 1) {
    const character = plainCharacter(given, index);
    if (character === '') continue;
    characters.push(character);
    origins.push(index);
  }
  return withoutBlanks(characters, origins, units);
}

function plainCharacter(given: string, index: number): string {
  const own = given[index] ?? '';
  const code = own.charCodeAt(0);
  const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : own;
  const before = given[index - 1] ?? '';
  const after = given[index + 1] ?? '';
  if (DROPPED.test(own)) return '';
  if (STRAY.test(half) && isStray(half, before, after)) return '';
  // A comma or colon between digits belongs to the number: 3,000 and 9:30.
  if ((half === ',' || half === ':') && isDigit(before) && isDigit(after)) return half;
  if (own === '—' || own === '─') return before === own || after === own ? '，' : '-';
  return SIGNS[half] ?? half.toLowerCase();
}

const isDigit = (character: string): boolean => /[0-9０-９]/u.test(character);

function isStray(sign: string, before: string, after: string): boolean {
  if (sign === '.' || sign === '·') return isHan(before) && isHan(after) && sign === '.';
  if (KEEPS_QUOTES.test(sign)) return false;
  return (isHan(before) || isDigit(before) || /[，。、；：”“]/u.test(before)) && !/[a-z]/i.test(after);
}

const isHan = (character: string): boolean => HAN.test(character) || /[”“》《]/u.test(character);

/** Blanks between words in Chinese say nothing; several of them are columns. */
function withoutBlanks(characters: readonly string[], origins: readonly number[], end: number): PlainText {
  const kept: string[] = [];
  const places: number[] = [];
  for (let index = 0; index < characters.length;) {
    const character = characters[index] ?? '';
    if (character !== ' ') {
      kept.push(character);
      places.push(origins[index] ?? end);
      index += 1;
      continue;
    }
    let next = index;
    while (characters[next] === ' ') next += 1;
    const [before, after] = [kept.at(-1) ?? '\n', characters[next] ?? '\n'];
    const blank = blankFor(next - index, before, after);
    if (blank !== '') {
      kept.push(blank);
      places.push(origins[index] ?? end);
    }
    index = next;
  }
  places.push(end);
  const text = kept.join('');
  return {
    text,
    originAt: (index) => places[Math.min(index, text.length)] ?? end,
    indexOf: (origin) => firstAtOrBehind(places, origin),
  };
}

function blankFor(count: number, before: string, after: string): string {
  if (before === '\n' || after === '\n' || before === '\t' || after === '\t') return '';
  if (count > 1 && !/[，。；：、]/u.test(before)) return '\t';
  return DIGIT.test(before) && DIGIT.test(after) ? ' ' : /[a-z]/.test(before) && /[a-z]/.test(after) ? ' ' : '';
}

function firstAtOrBehind(places: readonly number[], origin: number): number {
  let [low, high] = [0, places.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < origin) low = middle + 1;
    else high = middle;
  }
  return low;
}
