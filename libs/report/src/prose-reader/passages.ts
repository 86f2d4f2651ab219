import { readChineseNumeral } from '@fanzha/domain';

/** A passage of a text that another text may repeat. */
interface Passage {
  /** Which text it is of, as the caller names it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A passage that was told before, and how alike both are, from 0 to 1. */
interface ToldBefore {
  readonly passage: Passage;
  readonly likeness: number;
}

const SHINGLE = 4;
/** Shorter passages are alike by chance. */
const SHORTEST = 12;
const LONGEST_COMPARED = 2000;
/** A shingle of very many passages says nothing about any of them. */
const COMMON = 60;
/** Measured on bulletins copied with small changes: copies are above, other texts on the same matter below. */
const ALIKE = 0.5;
const SAME_NUMBERS = 0.6;
/** Less alike, and told by the same figures in another order: the work of one evening in the words of two. */
const REWORDED = 0.35;
/** Still less alike, and of the same day and the same uncommon amount: one event in the words of two. */
const SAME_EVENT = 0.3;
const EVENT_NUMBERS = 3;
const MANY_NUMBERS = 5;
const MANY_SAME = 0.8;

/**
 * Passages of texts that were read before, to recognise one that is told again with small changes: other names of
 * offices, lost or stray characters, other signs. Time in proportion to the length of the texts.
 */
export class PassageIndex {
  private readonly passages: { readonly passage: Passage; readonly shingles: number; readonly numbers: string }[] = [];
  private readonly byShingle = new Map<string, number[]>();

  /** Adds the sentences of a text. */
  add(text: string, given: string): void {
    for (const passage of passagesOf(text, given)) {
      const shingles = shinglesOf(passage.quote);
      if (shingles.size === 0) continue;
      const index = this.passages.push({ passage, shingles: shingles.size, numbers: numbersOf(passage.quote) }) - 1;
      for (const shingle of shingles) {
        const at = this.byShingle.get(shingle);
        if (at) at.push(index);
        else this.byShingle.set(shingle, [index]);
      }
    }
  }

  /**
   * The passage of another text that is most alike.
   * @param own the text that the passage is of; its own passages are left out
   * @returns null where none is alike enough, or the figures differ
   */
  find(quote: string, own: string): ToldBefore | null {
    const shingles = shinglesOf(quote);
    if (shingles.size === 0) return null;
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      const at = this.byShingle.get(shingle);
      if (at && at.length <= COMMON) for (const index of at) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    const numbers = numbersOf(quote);
    let best: ToldBefore | null = null;
    for (const [index, count] of shared) {
      const known = this.passages[index];
      if (!known || known.passage.text === own) continue;
      const likeness = count / Math.min(shingles.size, known.shingles);
      const enough =
        (likeness >= ALIKE && (numbers === '' || sharesNumbers(numbers, known.numbers))) ||
        (likeness >= REWORDED && sharesManyNumbers(numbers, known.numbers)) ||
        (likeness >= SAME_EVENT && sharesAnEvent(numbers, known.numbers));
      if (enough && likeness > (best?.likeness ?? 0)) best = { passage: known.passage, likeness };
    }
    return best;
  }
}

/** The sentences of a text that are long enough to be recognised. */
function passagesOf(text: string, given: string): readonly Passage[] {
  const found: Passage[] = [];
  for (const match of given.matchAll(/[^。！？；\n]+/gu)) {
    const quote = match[0];
    if (bare(quote).length < SHORTEST) continue;
    found.push({ text, start: match.index, end: match.index + quote.length, quote });
  }
  return found;
}

/** Ideographs, letters and digits alone, digits in half width. */
const bare = (quote: string): string =>
  quote
    .slice(0, LONGEST_COMPARED)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Script=Han}a-z0-9]/gu, '');

function shinglesOf(quote: string): ReadonlySet<string> {
  const text = bare(quote);
  const found = new Set<string>();
  if (text.length < SHORTEST) return found;
  for (let index = 0; index + SHINGLE <= text.length; index += 1) found.add(text.slice(index, index + SHINGLE));
  return found;
}

/** Figures of a passage, each once: digits, and Chinese numerals that count something; not the number of its item. */
const numbersOf = (quote: string): string => {
  const plain = quote
    .normalize('NFKC')
    .replaceAll(',', '')
    .replace(/^\s*(?:\(\d{1,2}\)|\d{1,2}[.、)](?!\d))/u, '');
  const digits = [...plain.matchAll(/\d+(?:\.\d+)?/gu)].map(([told]) => told);
  const numerals = [...plain.matchAll(/[一二两三四五六七八九十百千]{1,7}(?=[个起名人位件笔场次份户轮张条家期])/gu)]
    .map(([told]) => readChineseNumeral(told))
    .filter((value) => value !== null && value > 1);
  return [...new Set([...digits, ...numerals.map(String)])].join(' ');
};

/** Whether most figures of the one are those of the other: the same story with other figures is another story. */
function sharesNumbers(numbers: string, others: string): boolean {
  const known = new Set(others.split(' '));
  const own = numbers.split(' ');
  return own.filter((digits) => known.has(digits)).length >= own.length * SAME_NUMBERS;
}

/** Whether nearly all figures are the same, an uncommon one among them: 35.8, 4600, and no year. */
function sharesAnEvent(numbers: string, others: string): boolean {
  const known = new Set(others.split(' '));
  const own = numbers.split(' ');
  const same = own.filter((digits) => known.has(digits));
  return (
    same.length >= EVENT_NUMBERS &&
    same.length >= own.length * MANY_SAME &&
    same.some((digits) => digits.includes('.') || /^(?!20\d\d$)\d{4,}$/.test(digits))
  );
}

/** Whether many figures, most of them no small ones, are nearly all the same. */
function sharesManyNumbers(numbers: string, others: string): boolean {
  const known = new Set(others.split(' '));
  const own = numbers.split(' ');
  const same = own.filter((digits) => known.has(digits));
  return (
    same.length >= MANY_NUMBERS &&
    same.filter((digits) => digits.length > 1).length >= MANY_NUMBERS / 2 &&
    same.length >= Math.max(own.length, known.size) * MANY_SAME
  );
}
