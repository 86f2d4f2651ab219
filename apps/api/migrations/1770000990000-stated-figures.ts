import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LEDGERS_OF_FIGURES } from './stated-figures/index.js';
import { factDay, factFigure } from './stated-figures/part.js';
import { TOTALS } from './stated-figures/totals.js';

/** The views of all facts, over what the migrations before have made of the ledgers. */
export class StatedFigures1770000990000 implements MigrationInterface {
  name = 'StatedFigures1770000990000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop view if exists fact_figure, stated_line, fact_day;
      create view fact_day with (security_invoker = true) as ${factDay(LEDGERS_OF_FIGURES)};
      create view stated_line with (security_invoker = true) as ${factFigure(LEDGERS_OF_FIGURES)};
      create view fact_figure with (security_invoker = true) as ${factFigure([...LEDGERS_OF_FIGURES, TOTALS])};
      grant select on fact_day, fact_figure, stated_line to fanzha_app, fanzha_jobs;`);
  }

  async down(): Promise<void> {
    throw new Error('The views before this one state figures that are no longer kept: restore a backup instead');
  }
}
