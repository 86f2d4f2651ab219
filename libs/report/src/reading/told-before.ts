import type { LocalDate } from '@fanzha/domain';
import type { KeptWords } from '@fanzha/ledger';
import { PassageIndex, type ProposedRecord } from '../prose-reader/index.js';
import type { RecordOfText } from './read-text.repository.js';

/** A text that became records before. */
export interface EarlierText {
  readonly id: string;
  readonly digest: string;
  readonly given: string;
  /** The day on which it was read. */
  readonly on: LocalDate;
  readonly records: readonly RecordOfText[];
}

/** Where a passage was told before. */
export interface ToldEarlierFound {
  readonly on: LocalDate;
  readonly quote: string;
  readonly likeness: number;
  readonly textId: string | null;
  readonly kind: string | null;
  readonly recordId: string | null;
}

const OWN = 'own';
const RECORD = 'record ';
const TEXT = 'text ';

/**
 * For each proposal where the unit has told it before: in a record of its own, or in a text that became records. Of a
 * text that was accepted as it stands, every proposal; else passages that are alike and have the same figures. Pure.
 */
export function toldBefore(
  digest: string,
  proposals: readonly ProposedRecord[],
  texts: readonly EarlierText[],
  words: readonly KeptWords[],
): readonly (ToldEarlierFound | null)[] {
  const [records, passages] = [new PassageIndex(), new PassageIndex()];
  for (const [index, { words: kept }] of words.entries()) records.add(`${RECORD}${index}`, kept);
  for (const [index, { given }] of texts.entries()) passages.add(`${TEXT}${index}`, given);
  const same = texts.find((text) => text.digest === digest);
  return proposals.map(({ quote, start, end }) => {
    const inText = inTexts(passages, texts, quote);
    const whole = same ? inPlace(same, { start, end, quote, likeness: 1 }) : null;
    if (whole?.recordId ?? false) return whole;
    const found = records.find(quote, OWN);
    const record = found && hasFigures(quote, found.passage.quote) ? words[indexOf(found.passage.text, RECORD)] : null;
    if (found && record)
      return {
        on: record.day,
        quote: found.passage.quote,
        likeness: Math.min(1, found.likeness),
        textId: null,
        kind: record.kind,
        recordId: record.id,
      };
    return whole ?? inText;
  });
}

function inTexts(index: PassageIndex, texts: readonly EarlierText[], quote: string): ToldEarlierFound | null {
  const found = index.find(quote, OWN);
  if (!found || !hasFigures(quote, found.passage.quote)) return null;
  const text = texts[indexOf(found.passage.text, TEXT)];
  const { start, end, quote: earlier } = found.passage;
  return text ? inPlace(text, { start, end, quote: earlier, likeness: Math.min(1, found.likeness) }) : null;
}

/** A passage of an earlier text, with the record that was made of it. */
function inPlace(
  { id, on, records }: EarlierText,
  { start, end, quote, likeness }: { start: number; end: number; quote: string; likeness: number },
): ToldEarlierFound {
  const record = records.find(({ wordsStart, wordsEnd }) => wordsStart < end && start < wordsEnd);
  return { on, quote, likeness, textId: id, kind: record?.kind ?? null, recordId: record?.recordId ?? null };
}

const indexOf = (name: string, prefix: string): number => Number(name.slice(prefix.length));

/** The same words with another day or another figure are told of another time: each month has its meeting. */
function hasFigures(quote: string, earlier: string): boolean {
  const known = new Set(figuresIn(earlier));
  return figuresIn(quote).every((figure) => known.has(figure));
}

const figuresIn = (quote: string): string[] =>
  [
    ...quote
      .normalize('NFKC')
      .replaceAll(',', '')
      .matchAll(/\d+(?:\.\d+)?/gu),
  ].map(([figure]) => figure);
