/** A door as the grid needs it. */
export interface PositionedDoor {
  readonly label: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
}

/** A door and its position in the row, counted from 0: positions that are free keep doors above each other. */
interface Slot<Door> {
  readonly door: Door;
  readonly position: number;
}

/** One row of doors, in a group per unit. */
export interface GridRow<Door> {
  readonly key: string;
  /** Number of the floor; empty where the rooms do not tell. */
  readonly floor: string;
  readonly groups: readonly (readonly Slot<Door>[])[];
}

export interface GridBlock<Door> {
  readonly key: string;
  /** Names of the units that stand side by side. */
  readonly heads: readonly string[];
  /** Doors side by side in each of them. */
  readonly widths: readonly number[];
  readonly rows: readonly GridRow<Door>[];
}

const collator = new Intl.Collator('zh-CN', { numeric: true });
export const byName = (left: string, right: string): number => collator.compare(left, right);

/** Floor and position on it of `601`, `1203`, `601A`; null where the room is no such number. */
function spotOf(room: string): { floor: string; position: string } | null {
  const [, floor, position] = /^(\d{1,2})(\d{2}[A-Za-z]?)$/.exec(room) ?? [];
  return floor && position ? { floor: String(Number(floor)), position } : null;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** A village writes 王庄3组15号: what stands before the number of the house is as good as a building. */
const VILLAGE = /^(.*[^\d]) *(\d+[A-Za-z]?(?:-\d+)?(?: ?[号户室])?)$/u;

/** Where a door stands, for showing: the parts of its label, or a village's group and number. */
function spotted<Door extends PositionedDoor>(door: Door): Door {
  if (door.room !== '') return door;
  const [, building, room] = VILLAGE.exec(door.label) ?? [];
  return { ...door, building: building?.trim() ?? '', room: room ?? door.label };
}

/** Doors by building, in the order in which people name buildings. */
export function buildingsOf<Door extends PositionedDoor>(doors: readonly Door[]): { name: string; doors: Door[] }[] {
  return [...grouped(doors.map(spotted), ({ building }) => building)]
    .sort(([left], [right]) => byName(left, right))
    .map(([name, group]) => ({ name, doors: group }));
}

interface Tower<Door> {
  readonly unit: string;
  readonly width: number;
  readonly floors: ReadonlyMap<string, readonly Slot<Door>[]>;
}

/** A unit as floors with positions in line, or null where its rooms tell no floors. */
function towerOf<Door extends PositionedDoor>(unit: string, doors: readonly Door[]): Tower<Door> | null {
  const spots = doors.flatMap((door) => {
    const spot = spotOf(door.room);
    return spot ? [{ door, ...spot }] : [];
  });
  if (spots.length < doors.length) return null;
  const positions = [...new Set(spots.map(({ position }) => position))].sort(byName);
  const floors = new Map<string, Slot<Door>[]>();
  for (const { door, floor, position } of spots) {
    const row = floors.get(floor) ?? [];
    const at = positions.indexOf(position);
    // Two doors of one number can only be told apart by their labels; each keeps a position of its own.
    if (row.some((slot) => slot.position === at)) return null;
    row.push({ door, position: at });
    floors.set(floor, row);
  }
  for (const row of floors.values()) row.sort((left, right) => left.position - right.position);
  return { unit, width: positions.length, floors };
}

const downwards = (left: string, right: string): number => Number(right) - Number(left);

function sideBySide<Door>(towers: readonly Tower<Door>[]): GridBlock<Door> {
  const floors = [...new Set(towers.flatMap((tower) => [...tower.floors.keys()]))].sort(downwards);
  return {
    key: 'all',
    heads: towers.map(({ unit }) => unit),
    widths: towers.map(({ width }) => width),
    rows: floors.map((floor) => ({ key: floor, floor, groups: towers.map((tower) => tower.floors.get(floor) ?? []) })),
  };
}

/** Doors in lines of equal length, without floors. */
export function inLines<Door extends PositionedDoor>(
  key: string,
  head: string,
  doors: readonly Door[],
  columns: number,
): GridBlock<Door> {
  const sorted = [...doors].sort((left, right) => byName(left.room, right.room) || byName(left.label, right.label));
  const rows: GridRow<Door>[] = [];
  for (let at = 0; at < sorted.length; at += columns) {
    rows.push({
      key: `${key}:${at}`,
      floor: '',
      groups: [sorted.slice(at, at + columns).map((door, position) => ({ door, position }))],
    });
  }
  return { key, heads: [head], widths: [columns], rows };
}

/**
 * The doors of one building as they stand: the top floor above, units side by side where they fit, below
 * each other where they do not.
 * @param columns doors that fit side by side
 */
export function layoutOf<Door extends PositionedDoor>(doors: readonly Door[], columns: number): GridBlock<Door>[] {
  const units = [...grouped(doors, ({ unit }) => unit)].sort(([left], [right]) => byName(left, right));
  const towers = units.map(([unit, group]) => towerOf(unit, group));
  const whole = towers.filter((tower) => tower !== null);
  if (whole.length === units.length && whole.reduce((sum, { width }) => sum + width, 0) <= columns)
    return [sideBySide(whole)];
  return units.map(([unit, group], at) => {
    const tower = towers[at];
    return tower && tower.width <= columns
      ? { ...sideBySide([tower]), key: `unit:${unit}` }
      : inLines(`unit:${unit}`, unit, group, columns);
  });
}
