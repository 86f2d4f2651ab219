import type { Transaction } from '@fanzha/platform';
import { recordDeltas } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { vacancyLines } from './registered.contributions.js';
import { RosterRepository } from './roster.repository.js';
import { type StatusChange, statusChanges, type VisitedDoors, vacantSpans } from './vacancies.js';
import { type StoredVacancy, VacancyRepository } from './vacancy.repository.js';

/**
 * Keeps the times in which doors are vacant, and the registered households with them, in step
 * with the statuses of all tenants.
 */
@Injectable()
export class VacancyService {
  constructor(
    private readonly vacancies: VacancyRepository,
    private readonly rosters: RosterRepository,
  ) {}

  /** Behind a change of a record (before null: recorded), in its transaction and under the lock of its community. */
  async afterWrite(tx: Transaction, before: VisitedDoors | null, after: VisitedDoors): Promise<void> {
    for (const change of statusChanges(before, after)) await this.updateRoster(tx, change);
  }

  private async updateRoster(tx: Transaction, { rosterId, doors, mayBecomeVacant }: StatusChange): Promise<void> {
    const known = await this.vacancies.ofDoors(tx, rosterId, doors);
    const numbers = [...new Set([...mayBecomeVacant, ...known.map(({ number }) => number)])];
    if (numbers.length === 0) return;

    const statuses = Map.groupBy(await this.vacancies.statuses(tx, rosterId, numbers), ({ number }) => number);
    const wanted = numbers.flatMap((number) =>
      vacantSpans(statuses.get(number) ?? []).map((span) => ({ ...span, number })),
    );
    const earlier = new Map(known.map((vacancy) => [keyOf(vacancy), vacancy]));
    const later = new Set(wanted.map(keyOf));
    const gone = known.filter((vacancy) => !later.has(keyOf(vacancy)));
    const moved = wanted.filter((span) => !earlier.has(keyOf(span)) || earlier.get(keyOf(span))?.to !== span.to);
    if (gone.length === 0 && moved.length === 0) return;

    const stored = await this.rosters.doorsByNumber(
      tx,
      rosterId,
      moved.map(({ number }) => number),
    );
    const onRoster = new Map(stored.map((door) => [door.number, door]));
    const kept = moved.flatMap((span): StoredVacancy[] => {
      const door = onRoster.get(span.number);
      if (!door) return [];
      const { tenantId, regionCode } = earlier.get(keyOf(span)) ?? {
        tenantId: tx.scope.tenantId ?? '',
        regionCode: door.regionCode,
      };
      return [{ ...span, tenantId, regionCode, door }];
    });
    const replaced = kept.flatMap((vacancy) => earlier.get(keyOf(vacancy)) ?? []);
    // Before the vacancies go: the database lets nobody move figures of a unit that keeps nothing there.
    await recordDeltas(tx, vacancyLines([...gone, ...replaced]), vacancyLines(kept));
    await this.vacancies.replace(tx, rosterId, gone, kept);
  }
}

/** A door becomes vacant on a day once. */
const keyOf = ({ number, from }: { readonly number: number; readonly from: string }): string => `${number} ${from}`;
