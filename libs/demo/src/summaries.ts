import { type LocalDate, parsePeriod, previousPeriod, type SummarySection } from '@fanzha/domain';
import { SummaryService } from '@fanzha/report';
import { RollupReader } from '@fanzha/rollup';
import type { Recorder } from './ledgers/recorder.js';
import type { WrittenSummary } from './written-summaries.js';

/** Sums the last month up, when everything is recorded: the figures are those of the ledgers. */
export async function writeSummaries(
  recorder: Recorder,
  written: readonly WrittenSummary[],
  today: LocalDate,
): Promise<void> {
  const [summaries, rollups] = [recorder.service(SummaryService), recorder.service(RollupReader)];
  const period = previousPeriod(parsePeriod(today.slice(0, 7)));
  for (const { by, region, texts, issuedAs } of written) {
    const viewer = recorder.viewerOf(by);
    const reads = rollups.readsOf({ viewer, loaders: new Map() });
    const { id } = await summaries.draft(viewer, reads, { period, regionCode: region });
    const sections = Object.entries(texts).map(([section, text]) => ({ section: section as SummarySection, text }));
    await summaries.write(viewer, id, 1, { sections });
    if (issuedAs !== null)
      await summaries.issue(viewer, id, 2, {
        documentNumber: issuedAs.replace('{year}', today.slice(0, 4)),
        signedOn: today,
      });
  }
}
