import { nameIn, requireNoErrors, type SummarySection, textErrors } from '@fanzha/domain';
import { Costs, CurrentViewer, type RequestContext, Requires, SummarySectionEnum, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { NEVER_KEPT, TO_DECIDE } from './marks/mark-rules.js';
import { SummaryMark } from './marks/mark.model.js';
import { marksIn } from './marks/marks-in.js';
import { isKept } from './marks/open-marks.js';
import { SECTION_TEXT } from './summary.bounds.js';
import { SummaryReading } from './summary-reading.service.js';

/** Marks while somebody writes. What is sent is looked at and not kept. */
@Resolver(() => SummaryMark)
export class SummaryMarksResolver {
  constructor(private readonly reading: SummaryReading) {}

  @Query(() => [SummaryMark], {
    description:
      'What is to be looked at again in a text of a part of a draft: claims without a figure, numbers that differ ' +
      'from the snapshot, targets written as results, forms of numbers, missing dates, names and numbers of persons.',
  })
  @Requires('ledger:record', 'ledger:read')
  @Costs(50)
  async checkSummaryText(
    @CurrentViewer() viewer: Viewer,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID, description: 'the summary of the own unit whose figures the text is held against' })
    id: string,
    @Args('section', { type: () => SummarySectionEnum, description: 'the part that the text is of' })
    section: SummarySection,
    @Args('text', { type: () => String, description: 'the text as it is being typed' }) text: string,
  ): Promise<SummaryMark[]> {
    requireNoErrors(textErrors('text', text, { ...SECTION_TEXT, passing: true }));
    const { snapshot, keptMarks } = await this.reading.ownDraft(viewer, id);
    const figures = new Map(snapshot.figures.map((figure) => [figure.key, figure]));
    return marksIn(text, section, figures).map((mark) => ({
      ...mark,
      reason: nameIn(locale, mark.reason),
      suggestion: nameIn(locale, mark.suggestion),
      toDecide: TO_DECIDE.has(mark.kind),
      mayKeep: !NEVER_KEPT.has(mark.kind),
      kept: isKept(mark, section, keptMarks),
    }));
  }
}
