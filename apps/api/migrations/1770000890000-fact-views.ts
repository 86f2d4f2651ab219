import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACTIVITIES } from './fact-views/activities.js';
import { CASES } from './fact-views/cases.js';
import { FUNDS_ACTIONS } from './fact-views/funds-actions.js';
import { HOUSEHOLDS } from './fact-views/households.js';
import { INSPECTIONS } from './fact-views/inspections.js';
import { INTERCEPTIONS } from './fact-views/interceptions.js';
import { LEADERSHIP_GROUPS } from './fact-views/leadership-groups.js';
import { factDay, factFigure } from './fact-views/part.js';
import { TALLIES } from './fact-views/tallies.js';
import { WARNINGS } from './fact-views/warnings.js';

const LEDGERS = [
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

/** The two views that state all facts as plain rows, put together from what each ledger says in a file of its own. */
export class FactViews1770000890000 implements MigrationInterface {
  name = 'FactViews1770000890000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop view fact_figure, fact_day;
      create view fact_day with (security_invoker = true) as ${factDay(LEDGERS)};
      create view fact_figure with (security_invoker = true) as ${factFigure(LEDGERS)};
      grant select on fact_day, fact_figure to fanzha_app, fanzha_jobs;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The views of all facts cannot be taken back: restore a backup instead');
  }
}
