import { figureOf, type IndicatorCode, type LocalDate, type Sector } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { NoticeFact, NoticeReceipt } from './notice.entity.js';

const ONE = figureOf('EXACT', 1);

interface Line {
  readonly day: LocalDate;
  readonly tenantId: string;
  readonly homeRegion: string;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly campaignIds: readonly string[];
  readonly fraudType?: string | null;
  readonly facts: 0 | 1;
}

const line = (indicator: IndicatorCode, where: Line): Contribution => ({
  ...where,
  tenantOnly: false,
  figures: { [indicator]: ONE },
});

/** What a notice adds to the figures of its authority, on its day. Pure. VOIDED gives nothing. */
export function contributions(notice: NoticeFact): Contribution[] {
  if (notice.recordStatus === 'VOIDED') return [];
  const { publishedOn: day, tenantId, homeRegion, regionCode, sector, campaignIds, fraudType } = notice;
  return [line('WARNINGS_ISSUED', { day, tenantId, homeRegion, regionCode, sector, campaignIds, fraudType, facts: 1 })];
}

/**
 * What an acknowledgement adds to the figures of its unit. It was read, whatever becomes of the notice; but to have
 * read something is not yet work that a unit reports.
 */
export function receiptContributions({ receivedOn: day, tenantId, homeRegion, sector }: NoticeReceipt): Contribution[] {
  const where = {
    day,
    tenantId,
    homeRegion,
    regionCode: homeRegion,
    sector,
    campaignIds: [],
    facts: 0,
  } as const;
  return [line('WARNINGS_READ', where)];
}
