import { BOUNDS, DomainError, type LocalDate, readDoor } from '@fanzha/domain';
import { HouseholdRosterService } from '@fanzha/ledger';
import { Injectable } from '@nestjs/common';
import {
  type BookContext,
  type BookRow,
  type ImportBook,
  outcomeAt,
  refusedRow,
  type RowOutcome,
} from './import-book.js';

/** What a row says of a door. */
interface DoorSaid {
  readonly door: string;
  readonly communityCode?: string;
  readonly on?: LocalDate;
  readonly confirmed?: boolean;
}

interface DoorRow {
  readonly at: number;
  readonly row: BookRow;
  readonly said: DoorSaid;
  readonly key: string;
  /** By what two doors are the same. */
  readonly known: string;
}

const REGISTRATION_KIND = 'HOUSEHOLD_REGISTRATION';
/** `doors.3`: the place of a door among those that were sent. */
const DOOR_PATH = /^doors\.(\d+)$/u;

/** Rosters of households, as communities and districts register doors. Those of a community and a day go together. */
@Injectable()
export class DoorsBook implements ImportBook {
  constructor(private readonly rosters: HouseholdRosterService) {}

  async add(context: BookContext, rows: readonly BookRow[]): Promise<RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    const home = context.reading.context.homeRegion;
    const asked = rows.map((row, at): DoorRow => {
      const said = row.said.input as unknown as DoorSaid;
      const { key } = readDoor(said.door);
      return { at, row, said, key, known: key === '' ? `row ${at}` : `${said.communityCode ?? home} ${key}` };
    });
    // A row says again only what a good one has said: where the first is refused, the next one has its turn.
    for (let left = asked; left.length > 0;) {
      const first = new Map<string, DoorRow>();
      for (const door of left) if (!first.has(door.known)) first.set(door.known, door);
      const fresh = [...first.values()].filter(({ known }) => !context.soFar.has(known));
      for (const [at, outcome] of await this.registeredTogether(context, fresh)) outcomes[at] = outcome;
      for (const { at, row, known } of fresh)
        if (!('errors' in outcomeAt(outcomes, at))) context.soFar.set(known, row.lines[0].row);
      left = left.filter(({ at }) => outcomes[at] === undefined);
      for (const { at, known } of left) {
        const row = context.soFar.get(known);
        if (row !== undefined) outcomes[at] = { duplicate: { row } };
      }
      left = left.filter(({ at }) => outcomes[at] === undefined);
    }
    return outcomes;
  }

  /** Doors of one community and day are registered together. */
  private async registeredTogether(context: BookContext, doors: readonly DoorRow[]): Promise<Map<number, RowOutcome>> {
    const home = context.reading.context.homeRegion;
    const together = Map.groupBy(doors, ({ said: { communityCode = home, on } }) => `${communityCode} ${on ?? ''}`);
    const outcomes = new Map<number, RowOutcome>();
    for (const some of together.values())
      for (let from = 0; from < some.length; from += BOUNDS.doors.max)
        for (const [at, outcome] of await this.registered(context, some.slice(from, from + BOUNDS.doors.max)))
          outcomes.set(at, outcome);
    return outcomes;
  }

  /** Registers what it can of some doors: those that are refused are left out, and the others tried again. */
  private async registered({ tx, reading }: BookContext, doors: readonly DoorRow[]): Promise<Map<number, RowOutcome>> {
    const outcomes = new Map<number, RowOutcome>();
    const [first] = doors;
    if (!first) return outcomes;
    const { communityCode = reading.context.homeRegion, on = null } = first.said;
    for (let left = doors; left.length > 0;) {
      const written = left.map(({ said }) => said.door);
      const confirmed = left.flatMap(({ said }) => (said.confirmed ? [said.door] : []));
      try {
        const args = { communityCode, doors: written, on, confirmed };
        const { added, registrationId } = await tx.attempt(() => this.rosters.registerIn(tx, args));
        const isNew = new Set(added);
        for (const { at, key } of left)
          outcomes.set(
            at,
            registrationId !== null && isNew.has(key)
              ? { made: { kind: REGISTRATION_KIND, recordId: registrationId } }
              : { same: { kind: REGISTRATION_KIND } },
          );
        return outcomes;
      } catch (error) {
        const wrong = wrongDoors(error, left);
        for (const { at, row } of left) {
          const errors = wrong.get(at);
          if (errors) outcomes.set(at, refusedRow(row, errors));
        }
        left = left.filter(({ at }) => !wrong.has(at));
      }
    }
    return outcomes;
  }
}

/** What was refused, by the place of each door that it is about: all of them where it is about none. */
function wrongDoors(error: unknown, doors: readonly DoorRow[]): ReadonlyMap<number, DomainError> {
  if (!(error instanceof DomainError)) throw error;
  const byPlace = Map.groupBy(error.fields, ({ path }) => DOOR_PATH.exec(path)?.[1]);
  const wrong = new Map<number, DomainError>();
  for (const [place, fields] of byPlace) {
    const door = place === undefined ? undefined : doors[Number(place)];
    if (door) wrong.set(door.at, DomainError.badInput(fields.map((field) => ({ ...field, path: 'door' }))));
  }
  if (wrong.size > 0 && !byPlace.has(undefined)) return wrong;
  const told = error.code === 'NOT_FOUND' ? DomainError.badInput([NO_COMMUNITY]) : error;
  return new Map(doors.map(({ at }) => [at, told]));
}

const NO_COMMUNITY = { path: 'communityCode', code: 'NOT_A_REGION' } as const;
