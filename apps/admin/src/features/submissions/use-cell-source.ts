import { isIndicatorCode } from '@fanzha/domain';
import { useOpenedSource } from '../../figures/use-opened-source.js';
import type { SubmissionWholeFragment } from '../../graphql/generated.js';

/**
 * Where the figure of a cell comes from: the records of the unit, or of the region whose figures an authority hands in,
 * over the days of the submission. It is read from the ledgers as they are now.
 */
export const useCellSource = (submission: () => SubmissionWholeFragment | null) =>
  useOpenedSource((code) => {
    const of = submission();
    if (!of || !isIndicatorCode(code) || !of.cells.some(({ indicator }) => indicator === code)) return null;
    const region = of.figuresRegionCode ?? null;
    // A unit that the viewer oversees no longer is not named, and what it has recorded not opened.
    if (region === null && !of.tenant) return null;
    return {
      indicator: code,
      period: `${of.startsOn}/${of.endsOn}`,
      sector: region === null ? null : (of.figuresSector ?? null),
      region,
      direct: false,
      tenant: region === null ? (of.tenant?.id ?? null) : null,
    };
  });
