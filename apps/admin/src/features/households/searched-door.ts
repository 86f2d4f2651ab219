import { readDoor } from '@fanzha/domain';

/** What a search for doors looks for: written any way, `3栋601` finds 3-601, and a half of it too. */
export function searchedDoor(text: string): string {
  return readDoor(text).label.toLowerCase();
}
