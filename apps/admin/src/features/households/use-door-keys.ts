import { onMounted, onUpdated, type ShallowRef } from 'vue';
import type { DoorStatus } from './door-statuses.js';

const STATUS_KEYS: Readonly<Record<string, DoorStatus | undefined>> = {
  1: 'visited',
  2: 'notMet',
  3: 'vacant',
  0: undefined,
  Backspace: undefined,
  Delete: undefined,
};
const DOORS = 'button[data-door]';
/** What stands beside each other: the doors of a floor. */
const ROWS = '.floor';

/** The door that something happened at; null beside the doors. */
export const doorOf = (event: Event): HTMLElement | null => (event.target as HTMLElement).closest<HTMLElement>(DOORS);

/** What keys at a door ask for. */
interface DoorActions {
  setStatus(label: string, status: DoorStatus | undefined): void;
  /** All doors of the row (key `l`). */
  tapRow(row: Element | null): void;
  /** All doors of the unit in which a door stands (key `u`). */
  tapUnit(label: string): void;
  /** Whether doors stand in rows and units. */
  withGroups(): boolean;
}

/** The keyboard in a grid of doors: Tab stops once in it, arrows move inside it, digits set what was met at a door. */
export function useDoorKeys(root: Readonly<ShallowRef<HTMLElement | null>>, actions: DoorActions) {
  /** The door that Tab leads to. */
  let stop: HTMLElement | null = null;
  function beStop(button: HTMLElement): void {
    if (stop && stop !== button) stop.tabIndex = -1;
    stop = button;
    button.tabIndex = 0;
  }
  function keepStop(): void {
    if (stop && root.value?.contains(stop)) return;
    const first = root.value?.querySelector<HTMLElement>(DOORS);
    if (first) beStop(first);
  }
  onMounted(keepStop);
  onUpdated(keepStop);

  /** The door above or below, at the same position in its row or as near to it as there is one. */
  function vertical(button: HTMLElement, step: 1 | -1): HTMLElement | undefined {
    const rows = [...(root.value?.querySelectorAll<HTMLElement>(ROWS) ?? [])];
    const positionOf = (door: HTMLElement): number => Number(door.dataset['at']);
    const row = rows[rows.findIndex((line) => line.contains(button)) + step];
    const off = (door: HTMLElement): number => Math.abs(positionOf(door) - positionOf(button));
    return [...(row?.querySelectorAll<HTMLElement>(DOORS) ?? [])].sort((left, right) => off(left) - off(right))[0];
  }
  function neighbour(button: HTMLElement, key: string): HTMLElement | undefined {
    const all = [...(root.value?.querySelectorAll<HTMLElement>(DOORS) ?? [])];
    const at = all.indexOf(button);
    const ways: Record<string, (() => HTMLElement | undefined) | undefined> = {
      ArrowRight: () => all[at + 1],
      ArrowLeft: () => all[at - 1],
      ArrowDown: () => vertical(button, 1),
      ArrowUp: () => vertical(button, -1),
      Home: () => all[0],
      End: () => all.at(-1),
    };
    return ways[key]?.();
  }

  function onKey(event: KeyboardEvent): void {
    const button = doorOf(event);
    if (!button || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const label = button.dataset['door'];
    if (label && key in STATUS_KEYS) {
      event.preventDefault();
      actions.setStatus(label, STATUS_KEYS[key]);
      return;
    }
    if (label && actions.withGroups() && (key === 'l' || key === 'u')) {
      event.preventDefault();
      if (key === 'l') actions.tapRow(button.closest(ROWS));
      else actions.tapUnit(label);
      return;
    }
    const target = neighbour(button, key);
    if (!target) return;
    event.preventDefault();
    target.focus();
  }
  const onFocus = (event: FocusEvent): void => {
    const button = doorOf(event);
    if (button) beStop(button);
  };
  return { onKey, onFocus };
}
