import { addYears, isWithin, type LocalDate } from '@fanzha/domain';
import { WarningReceipts, WarningService } from '@fanzha/campaign';
import { lastOccurrence } from '../calendar.js';
import { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import type { Recorder, Outcome, Task } from './recorder.js';
import { WRITTEN_WARNINGS, type WrittenWarning } from './written-warnings.js';

type WarningInput = Parameters<WarningService['record']>[1];

/** A warning with the units that have read it. */
export interface PlannedWarning {
  readonly by: string;
  readonly input: WarningInput;
  readonly readBy: readonly string[];
  readonly voidedBecause: string | null;
}

const READ = 0.66;

/**
 * The warnings of the last 18 months, oldest first. About two thirds of the units they are addressed to have read them.
 */
export function planWarnings(units: readonly DemoUnit[], today: LocalDate): PlannedWarning[] {
  const planned = WRITTEN_WARNINGS.map((warning) => draw(warning, units, today));
  return planned.toSorted((left, right) => left.input.publishedOn.localeCompare(right.input.publishedOn));
}

function draw(written: WrittenWarning, units: readonly DemoUnit[], today: LocalDate): PlannedWarning {
  const { by, title, body, fraudType = null, regions, sectors = [], voidedBecause = null } = written;
  const publishedOn = addYears(lastOccurrence(written.on, today), written.yearBefore ? -1 : 0);
  const readBy = units.filter((unit) => isAddressed(unit, written) && reads(unit, title)).map(({ name }) => name);
  return {
    by,
    readBy,
    voidedBecause,
    input: { title, body, publishedOn, fraudTypeCode: fraudType, regionCodes: [...regions], sectors: [...sectors] },
  };
}

function isAddressed({ region, sector, closedOn }: DemoUnit, { regions, sectors = [] }: WrittenWarning): boolean {
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

/** One task per warning: units read it after it was published. */
export function warningTasks(recorder: Recorder, warnings: readonly PlannedWarning[]): Task[] {
  const [service, receipts] = [recorder.service(WarningService), recorder.service(WarningReceipts)];
  return warnings.map(({ by, input, readBy, voidedBecause }) => async () => {
    const viewer = recorder.viewerOf(by);
    const { id, version } = await service.record(viewer, input);
    for (const unit of readBy) await receipts.acknowledge(recorder.viewerOf(unit), id);
    if (voidedBecause !== null) await service.void(viewer, id, version, voidedBecause);
  });
}

export function warningOutcome(warnings: readonly PlannedWarning[]): Outcome {
  return {
    records: warnings.length,
    amended: 0,
    voided: warnings.filter(({ voidedBecause }) => voidedBecause !== null).length,
  };
}
