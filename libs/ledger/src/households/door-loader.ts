import { loaderOf, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { HouseholdVisitFact } from './household-visit.entity.js';
import { type DoorPlace, HouseholdVisitRepository } from './household-visit.repository.js';

type Labels = ReadonlyMap<number, string>;

/** Labels of the doors of records: one statement for a whole list, and none where nobody asks for them. */
@Injectable()
export class DoorLoader {
  constructor(private readonly visits: HouseholdVisitRepository) {}

  /** Labels of some doors of a record, in the order of the roster; doors of rosters that the viewer may not see are left out. */
  async labelsOf(context: RequestContext, visit: HouseholdVisitFact, doors: readonly number[]): Promise<string[]> {
    if (doors.length === 0) return [];
    const loader = loaderOf(context, DoorLoader, () => {
      const { scope } = context.viewer as Viewer;
      const load = async (visits: readonly HouseholdVisitFact[]): Promise<Labels[]> => {
        const rows = await this.visits.labels(scope, placesOf(visits));
        const byRoster = new Map([...Map.groupBy(rows, ({ rosterId }) => rosterId)].map(([id, labels]) => [id, labelsByNumber(labels)]));
        return visits.map(({ rosterId }) => byRoster.get(rosterId ?? '') ?? new Map<number, string>());
      };
      return new DataLoader<HouseholdVisitFact, Labels, string>(load, { cacheKeyFn: ({ id, version }) => `${id} ${version}` });
    });
    const labels = await loader.load(visit);
    return doors.flatMap((door) => labels.get(door) ?? []);
  }
}

/** Every door of the records, each once. */
function placesOf(visits: readonly HouseholdVisitFact[]): DoorPlace[] {
  const places = visits.flatMap(({ rosterId, doors, notMet, vacant }) =>
    rosterId === null ? [] : [...doors, ...notMet, ...vacant].map((number) => [`${rosterId} ${number}`, { rosterId, number }] as const),
  );
  return [...new Map(places).values()];
}

function labelsByNumber(rows: readonly { readonly number: number; readonly label: string }[]): Labels {
  return new Map(rows.map(({ number, label }) => [number, label]));
}
