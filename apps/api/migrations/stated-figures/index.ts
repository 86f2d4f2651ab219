import { ACTIVITIES } from './activities.js';
import { CASES } from './cases.js';
import { FUNDS_ACTIONS } from './funds-actions.js';
import { HOUSEHOLDS } from './households.js';
import { INSPECTIONS } from './inspections.js';
import { INTERCEPTIONS } from './interceptions.js';
import { LEADERSHIP_GROUPS } from './leadership-groups.js';
import { TALLIES } from './tallies.js';
import { WARNINGS } from './warnings.js';

/** All ledgers, as the views of all facts put them together. */
export const LEDGERS_OF_FIGURES = [
  ACTIVITIES,
  CASES,
  INTERCEPTIONS,
  FUNDS_ACTIONS,
  TALLIES,
  INSPECTIONS,
  WARNINGS,
  HOUSEHOLDS,
  LEADERSHIP_GROUPS,
];
