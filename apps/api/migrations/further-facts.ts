import { factDay, factFigure, type LedgerPart } from './stated-figures/part.js';

/**
 * Adds what a further ledger states to the views of all facts, behind what the migrations before have put there: a
 * ledger that comes later needs no copy of what the others count.
 */
export function addToFactViews(ledger: LedgerPart): string {
  const added = { fact_day: factDay([ledger]), stated_line: factFigure([ledger]), fact_figure: factFigure([ledger]) };
  const statements = Object.entries(added).map(
    ([view, rows]) => `
    execute 'create or replace view ${view} with (security_invoker = true) as '
      || rtrim(pg_get_viewdef('${view}'::regclass), E' ;\\n') || $rows$
      union all ${rows}$rows$;`,
  );
  return `do $views$ begin${statements.join('')} end $views$;`;
}
