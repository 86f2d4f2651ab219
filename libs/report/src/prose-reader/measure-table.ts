import type { MeasureRule } from './measure-rule.js';
import { CRIME_MEASURES } from './measures-of-crime.js';
import { PEOPLE_MEASURES } from './measures-of-people.js';
import { PUBLICITY_MEASURES } from './measures-of-publicity.js';

/** The first rule that fits names the measure: what says more stands before what says less. */
export const MEASURES: readonly MeasureRule[] = [...CRIME_MEASURES, ...PUBLICITY_MEASURES, ...PEOPLE_MEASURES];
