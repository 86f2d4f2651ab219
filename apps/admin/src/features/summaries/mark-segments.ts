import type { CheckSummaryTextQuery, SummarySection } from '../../graphql/generated.js';

/** Words of a text that are marked. */
export type Mark = CheckSummaryTextQuery['checkSummaryText'][number];
/** Marked words that a person has decided to keep. */
export interface Kept {
  readonly section: SummarySection;
  readonly kind: Mark['kind'];
  readonly words: string;
}
type MarkState = 'decide' | 'advice' | 'kept';

/** A stretch of a text; `mark` is the place of its mark in the list, null of other words. */
interface Segment {
  readonly text: string;
  readonly mark: number | null;
}

/** Marks that still mean what stands there: while somebody types, places move before the next answer comes. */
export const standing = (text: string, marks: readonly Mark[]): Mark[] =>
  marks.filter(({ start, end, words }) => text.slice(start, end) === words);

/** The text in stretches, in its order. Where marks overlap, the first one is drawn. */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const segments: Segment[] = [];
  let behind = 0;
  for (const { start, end, place } of marks
    .map((mark, place) => ({ ...mark, place }))
    .sort((one, other) => one.start - other.start)) {
    if (start < behind) continue;
    if (start > behind) segments.push({ text: text.slice(behind, start), mark: null });
    segments.push({ text: text.slice(start, end), mark: place });
    behind = end;
  }
  if (behind < text.length) segments.push({ text: text.slice(behind), mark: null });
  return segments;
}

export const isSame = (section: SummarySection, mark: Mark, kept: Kept): boolean =>
  kept.section === section && kept.kind === mark.kind && kept.words === mark.words;

export function stateOf(section: SummarySection, mark: Mark, kept: readonly Kept[]): MarkState {
  if (mark.mayKeep && kept.some((one) => isSame(section, mark, one))) return 'kept';
  return mark.toDecide ? 'decide' : 'advice';
}
