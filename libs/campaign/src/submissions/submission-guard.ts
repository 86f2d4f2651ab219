import { DomainError, indicator, type IndicatorCode, isLockedBy, type LocalDate, todayIn } from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import { FIGURE_GUARDS, type FigureChange, type FigureGuard } from '@fanzha/rollup';
import { type GuardedPeriod, guardedPeriods, noteMovements } from './guard.repository.js';
import { movedFigures } from './moved-figures.js';

/** Periods that a transaction has asked for, by the units: an import asks for them once. */
const asked = new WeakMap<Transaction, Map<string, { readonly since: LocalDate; readonly periods: GuardedPeriod[] }>>();

/**
 * Holds figures of locked periods still, in the transaction that would move them, and keeps which figures of periods
 * that are not locked were moved, so that it can be told who moved what was handed in.
 */
const submissionGuard: FigureGuard = {
  async judge(tx, change) {
    const today = todayIn();
    for (const period of await periodsOf(tx, change, today)) {
      if (!isLockedBy(period, today) || period.excepted) continue;
      const own = period.tenantId === tx.scope.tenantId;
      const cells = movedFigures(change, period).filter((code) => own || !isMovedByAnswers(code));
      if (cells.length === 0) continue;
      // What another unit has handed in is not told.
      const { title: form, period: name, lockOn, submissionId } = period;
      throw DomainError.locked(own ? { form, period: name, lockOn, submissionId, cells } : {}, 'PERIOD_LOCKED');
    }
  },

  async note(tx, change) {
    const periods = await periodsOf(tx, change, todayIn());
    const moved = periods
      .filter(({ tenantId }) => tenantId === tx.scope.tenantId)
      .flatMap((period) =>
        movedFigures(change, period).map((indicator) => ({ submissionId: period.submissionId, indicator })),
      );
    if (moved.length > 0) await noteMovements(tx, moved, change.record);
  },
};

/**
 * Figures of alerts: the unit that is to answer moves those of the police, and its answer is owed, however late. They
 * are not held against it, and the locked submission shows the difference.
 */
const isMovedByAnswers = (code: IndicatorCode): boolean => indicator(code).ledger === 'alert';

/** Periods that a change may move. A period that is still running is none of them, so a record of today moves none. */
async function periodsOf(tx: Transaction, change: FigureChange, today: LocalDate): Promise<readonly GuardedPeriod[]> {
  const lines = [...change.before, ...change.after];
  const days = [...lines.map(({ day }) => day), ...change.apart.flatMap((each) => each.days)].sort();
  const [since] = days;
  if (since === undefined || since >= today) return [];
  const tenants = [...new Set([...lines, ...change.apart].map(({ tenantId }) => tenantId))].sort();
  const known = asked.get(tx) ?? new Map<string, { since: LocalDate; periods: GuardedPeriod[] }>();
  asked.set(tx, known);
  const key = tenants.join();
  const before = known.get(key);
  if (before && before.since <= since) return before.periods;
  // Rows of a table often go back day by day: a second question covers the year.
  const asking = before ? newYear(since) : since;
  const periods = await guardedPeriods(tx, tenants, { since: asking, today });
  known.set(key, { since: asking, periods });
  return periods;
}

const newYear = (day: LocalDate): LocalDate => `${day.slice(0, 4)}-01-01`;

/** Takes effect when the module is loaded, so that the guard sees every change of figures. */
export const guardFigures = (): void => FIGURE_GUARDS.add('submissions', submissionGuard);
