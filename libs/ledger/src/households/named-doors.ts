import { cleanDoor, type FieldError, type LocalDate, readDoor } from '@fanzha/domain';
import { DOOR_LISTS, type DoorList } from './household-visit.entity.js';
import type { FoundDoor } from './household-visit.repository.js';

/** Doors as an input names them: by labels, list by list. */
export type WrittenDoors = Readonly<Record<DoorList, readonly string[]>>;

/** The doors of an input, and what is wrong with how it names them. */
export interface NamedDoors {
  readonly doors: Readonly<Record<DoorList, readonly FoundDoor[]>>;
  readonly errors: readonly FieldError[];
}

/**
 * The doors that are meant on a day, of those the roster has found. A door of release 0.1 that is one with another by
 * the grammar is meant by its own label.
 */
export function namedDoors(written: WrittenDoors, found: readonly FoundDoor[], day: LocalDate): NamedDoors {
  const byKey = Map.groupBy(doorsOn(found, day), ({ key }) => key);
  const seen = new Set<number>();
  const errors: FieldError[] = [];
  const doorsOf = (list: DoorList): FoundDoor[] =>
    written[list].flatMap((label, index) => {
      const same = byKey.get(readDoor(label).key) ?? [];
      const door = same.findLast((candidate) => candidate.label === cleanDoor(label)) ?? same.at(-1);
      const code = door === undefined ? 'NOT_FOUND' : seen.has(door.number) ? 'DUPLICATE' : null;
      if (code) errors.push({ path: `${list}.${index}`, code });
      if (door) seen.add(door.number);
      return door ?? [];
    });
  const [doors, notMet, vacant] = DOOR_LISTS.map(doorsOf);
  return { doors: { doors: doors ?? [], notMet: notMet ?? [], vacant: vacant ?? [] }, errors };
}

/**
 * Doors there on a day, of one key in this order: those in place, then retired ones from the latest to
 * the earliest, which is meant.
 */
function doorsOn(found: readonly FoundDoor[], day: LocalDate): FoundDoor[] {
  const end = ({ retiredOn }: FoundDoor) => retiredOn ?? '9999-12-31';
  return found
    .filter(({ retiredOn }) => retiredOn === null || retiredOn > day)
    .toSorted((one, other) => end(other).localeCompare(end(one)));
}
