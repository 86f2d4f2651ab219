import { DomainError } from '@fanzha/domain';
import { loaderOf, loadTogether, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { HouseholdVisitFact } from './household-visit.entity.js';
import { type DoorReference, HouseholdVisitRepository } from './household-visit.repository.js';

type Labels = ReadonlyMap<number, string>;

/** Labels that one operation may load, and that it may be answered: ten of the longest lists there can be. */
const MOST_LABELS = 50_000;

/** How many labels an operation has been answered. */
class Answered {
  labels = 0;
}

/** Labels of the doors of records: one statement for a whole list, and none where nobody asks for them. */
@Injectable()
export class DoorLoader {
  constructor(private readonly visits: HouseholdVisitRepository) {}

  /**
   * Labels of some doors of a record, in the order of the roster; doors of rosters that the
   * viewer may not see are left out.
   * @throws DomainError TOO_COMPLEX when the operation asks for more labels than one may.
   */
  async labelsOf(context: RequestContext, visit: HouseholdVisitFact, doors: readonly number[]): Promise<string[]> {
    if (doors.length === 0) return [];
    const answered = loaderOf(context, Answered, () => new Answered());
    answered.labels += doors.length;
    requireFew(answered.labels);
    const labels = await loadTogether(context, DoorLoader, visit, (visits, viewer) => this.labels(visits, viewer));
    return doors.flatMap((door) => labels.get(door) ?? []);
  }

  private async labels(visits: readonly HouseholdVisitFact[], { scope }: Viewer): Promise<Labels[]> {
    const doors = doorsOf(visits);
    requireFew(doors.length);
    const rows = await this.visits.labels(scope, doors);
    const byRoster = new Map(
      [...Map.groupBy(rows, ({ rosterId }) => rosterId)].map(([id, labels]) => [id, labelsByNumber(labels)]),
    );
    return visits.map(({ rosterId }) => byRoster.get(rosterId ?? '') ?? new Map<number, string>());
  }
}

function requireFew(labels: number): void {
  if (labels > MOST_LABELS) throw DomainError.tooComplex({ cost: labels, max: MOST_LABELS }, 'QUERY_TOO_COSTLY');
}

/** Every door of the records, each once. */
function doorsOf(visits: readonly HouseholdVisitFact[]): DoorReference[] {
  const named = visits.flatMap(({ rosterId, doors, notMet, vacant }) =>
    rosterId === null
      ? []
      : [...doors, ...notMet, ...vacant].map((number) => [`${rosterId} ${number}`, { rosterId, number }] as const),
  );
  return [...new Map(named).values()];
}

function labelsByNumber(rows: readonly { readonly number: number; readonly label: string }[]): Labels {
  return new Map(rows.map(({ number, label }) => [number, label]));
}
