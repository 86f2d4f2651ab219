import { SUMMARY_SECTIONS, type SummarySection } from '@fanzha/domain';
import type { Narrative } from '../document/section.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { KeptMark, Mark } from './mark.js';
import { NEVER_KEPT, TO_DECIDE } from './mark-rules.js';
import { marksIn } from './marks-in.js';

/** Whether a person has decided that these words stay as they are. */
export const isKept = (mark: Mark, section: SummarySection, kept: readonly KeptMark[]): boolean =>
  !NEVER_KEPT.has(mark.kind) &&
  kept.some((each) => each.section === section && each.kind === mark.kind && each.words === mark.words);

/** Marks of a draft that have to be decided before it is issued, in the order of its parts. */
export function openMarks({
  narrative,
  keptMarks,
  snapshot,
}: {
  readonly narrative: Narrative;
  readonly keptMarks: readonly KeptMark[];
  readonly snapshot: Snapshot;
}): Mark[] {
  const figures = new Map(snapshot.figures.map((figure) => [figure.key, figure]));
  return SUMMARY_SECTIONS.flatMap(({ code: section }) =>
    marksIn(narrative[section] ?? '', section, figures).filter(
      (mark) => TO_DECIDE.has(mark.kind) && !isKept(mark, section, keptMarks),
    ),
  );
}
