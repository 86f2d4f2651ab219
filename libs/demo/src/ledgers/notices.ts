import { addDays, addYears, isWithin, type LocalDate } from '@fanzha/domain';
import { NoticeReceipts, NoticeService } from '@fanzha/campaign';
import { lastOccurrence } from '../calendar.js';
import { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import type { Recorder, Outcome, Task } from './recorder.js';
import { WRITTEN_NOTICES, type WrittenNotice } from './written-notices.js';

type NoticeInput = Parameters<NoticeService['record']>[1];

/** A notice with the units that have read it. */
export interface PlannedNotice {
  readonly by: string;
  readonly input: NoticeInput;
  readonly readBy: readonly string[];
  readonly voidedBecause: string | null;
}

const READ = 0.66;
/** Days within which units are to acknowledge. */
const TO_RECEIVE = 7;

/**
 * The notices of the last 18 months, oldest first. About two thirds of the units they are addressed to have read them.
 */
export function planNotices(units: readonly DemoUnit[], today: LocalDate): PlannedNotice[] {
  const planned = WRITTEN_NOTICES.map((notice) => draw(notice, units, today));
  return planned.toSorted((left, right) => left.input.publishedOn.localeCompare(right.input.publishedOn));
}

function draw(written: WrittenNotice, units: readonly DemoUnit[], today: LocalDate): PlannedNotice {
  const { by, title, body, fraudType = null, regions, sectors = [], voidedBecause = null } = written;
  const { on, yearBefore = false } = written;
  const publishedOn =
    typeof on === 'number' ? addDays(today, -on) : addYears(lastOccurrence(on, today), yearBefore ? -1 : 0);
  const readBy = units.filter((unit) => isAddressed(unit, written) && reads(unit, title)).map(({ name }) => name);
  return {
    by,
    readBy,
    voidedBecause,
    input: {
      title,
      body,
      publishedOn,
      receiveBy: addDays(publishedOn, TO_RECEIVE),
      fraudTypeCode: fraudType,
      regionCodes: [...regions],
      sectors: [...sectors],
    },
  };
}

function isAddressed({ region, sector, closedOn }: DemoUnit, { regions, sectors = [] }: WrittenNotice): boolean {
  return (
    closedOn === null &&
    regions.some((code) => isWithin(region, code)) &&
    (sectors.length === 0 || sectors.includes(sector))
  );
}

/** Units that never report do not read either. */
function reads({ name, diligence }: DemoUnit, title: string): boolean {
  return diligence > 0 && new Random(`${name} reads ${title}`).chance(READ);
}

/** One task per notice: units read it after it was published. */
export function noticeTasks(recorder: Recorder, notices: readonly PlannedNotice[]): Task[] {
  const [service, receipts] = [recorder.service(NoticeService), recorder.service(NoticeReceipts)];
  return notices.map(({ by, input, readBy, voidedBecause }) => async () => {
    const viewer = recorder.viewerOf(by);
    const { id, version } = await service.record(viewer, input);
    for (const unit of readBy) await receipts.acknowledge(recorder.viewerOf(unit), id);
    if (voidedBecause !== null) await service.void(viewer, id, version, voidedBecause);
  });
}

export function noticeOutcome(notices: readonly PlannedNotice[]): Outcome {
  return {
    records: notices.length,
    amended: 0,
    voided: notices.filter(({ voidedBecause }) => voidedBecause !== null).length,
  };
}
