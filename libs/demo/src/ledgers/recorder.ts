import type { LocalDate } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import type { INestApplicationContext, Type } from '@nestjs/common';

/** A record as its unit enters it, and what becomes of it afterwards. */
export interface Planned<Input> {
  readonly unit: string;
  readonly on: LocalDate;
  readonly input: Input;
  /** The record as it is corrected or carried on; null for most. */
  readonly amended: Input | null;
  readonly voidedBecause: string | null;
}

/** What has to be entered in its order; different ones may be entered side by side. */
export type Task = () => Promise<void>;

/** How often records of a ledger were made, changed afterwards and voided. */
export interface Outcome {
  readonly records: number;
  readonly amended: number;
  readonly voided: number;
}

interface Entered {
  readonly id: string;
  readonly version: number;
}

interface Keeping<Input> {
  record(viewer: Viewer, input: Input): Promise<Entered>;
  amend(viewer: Viewer, id: string, version: number, input: Input): Promise<Entered>;
  void(viewer: Viewer, id: string, version: number, reason: string): Promise<Entered>;
}

/** Enters records for the units of the demo city: who acts for which unit, and the services that store the records. */
export class Recorder {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly recorders: ReadonlyMap<string, Viewer>,
  ) {}

  service<Service>(type: Type<Service>): Service {
    return this.app.get(type, { strict: false });
  }

  /** @throws Error for a unit that was not opened. */
  viewerOf(unit: string): Viewer {
    const viewer = this.recorders.get(unit);
    if (!viewer) throw new Error(`The demo names a unit that it does not open: ${unit}`);
    return viewer;
  }

  /** Enters a record, corrects it and voids it, as planned. @returns its id. */
  async enter<Input>(ledger: Keeping<Input>, { unit, input, amended, voidedBecause }: Planned<Input>): Promise<string> {
    const viewer = this.viewerOf(unit);
    const { id, version: first } = await ledger.record(viewer, input);
    let version = first;
    if (amended !== null) ({ version } = await ledger.amend(viewer, id, version, amended));
    if (voidedBecause !== null) await ledger.void(viewer, id, version, voidedBecause);
    return id;
  }
}

/** What becomes of records that are entered by `Recorder.enter`. */
export function outcomeOf(planned: readonly Pick<Planned<unknown>, 'amended' | 'voidedBecause'>[]): Outcome {
  return {
    records: planned.length,
    amended: planned.filter(({ amended }) => amended !== null).length,
    voided: planned.filter(({ voidedBecause }) => voidedBecause !== null).length,
  };
}
