/** How the upper end of a range is described where a record shows it. */
export const UPPER_END = {
  nullable: true,
  description: 'the upper end of a range of which the number is the lower one, which counts; null where there is none',
} as const;

/** And where it is stated. */
export const UPPER_END_INPUT = {
  nullable: true,
  description:
    'the upper end of a range (300～500), above the number, which counts; the qualifier is AT_LEAST, ' +
    'and EXACT is read as that',
} as const;

/** Of something that was not counted and was there all the same. */
export const SOME = {
  nullable: true,
  description: 'true: not counted, but there was something (数百余人); null where nothing is said of it',
} as const;

/** And where it is stated. */
export const SOME_INPUT = {
  nullable: true,
  description: 'not counted, but there was something (数百余人, 若干); beside UNCOUNTED alone, and adds nothing',
} as const;

/** What these fields cost: they are read with the number that they say more of. */
export const NOTHING_MORE = 0;
