const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  copies: 'copy',
  activities: 'activity',
  classes: 'class',
  'gangs or dens': 'gang or den',
};

/**
 * The word of a unit behind a number: English has one for exactly one (`1 transfer`, `2 transfers`). Chinese words and
 * words without a plural stay as they are.
 */
export function unitWord(unit: string, value: number): string {
  if (value !== 1) return unit;
  return IRREGULAR[unit] ?? unit.replace(/^([a-z-]+)s$/u, '$1');
}
