import type { Sector } from '@fanzha/domain';
import type { TestTenant } from './support/factories.js';
import type { TimeFixture } from './time-travel.fixture.js';

interface ModelAssignment {
  from: string;
  region: string;
  sector: Sector;
}

interface ModelFact {
  day: string;
  home: string;
  region: string;
  sector: Sector;
}

const isInside = (code: string, region: string) => code.startsWith(region);

/** Regions that ended: their last day, and what each went up in. */
export class ModelRegions {
  private readonly ended = new Map<string, { on: string; into: string }>();

  end(code: string, on: string, into: string): void {
    this.ended.set(code, { on, into });
  }

  /**
   * What a place is called within a region on a day, by hand: each name it has ever had, the first
   * that was in use, else the first.
   */
  placeIn(home: string, place: string, day: string): string | null {
    const names: string[] = [];
    for (let code: string | undefined = place; code !== undefined; code = this.ended.get(code)?.into) names.push(code);
    const inside = names.filter((code) => isInside(code, home));
    const inUse = (code: string) => day < (this.ended.get(code)?.on ?? '9999');
    return inside.find(inUse) ?? inside[0] ?? null;
  }
}

/** Where one unit and its facts belong, kept beside the application from what was asked of it. Open since 2020. */
export class UnitModel {
  private assignments: ModelAssignment[];
  readonly facts = new Map<string, ModelFact>();

  constructor(
    readonly tenant: TestTenant,
    private readonly regions: ModelRegions,
  ) {
    this.assignments = [{ from: '2020-01-01', region: tenant.regionCode, sector: tenant.sector }];
  }

  record(id: string, day: string, place: string | null): void {
    const { region, sector } = this.assignments.findLast(({ from }) => from <= day) as ModelAssignment;
    this.facts.set(id, { day, home: region, region: place ?? region, sector });
  }

  move(on: string, region: string, sector: Sector = this.latest.sector): void {
    this.assignments.push({ from: on, region, sector });
  }

  /** Everything since the day is as if it had always been where it is now. */
  restate(from: string | null): void {
    const { latest } = this;
    const start = from !== null && from > '2020-01-01' ? from : '2020-01-01';
    if (start < latest.from)
      this.assignments = [...this.assignments.filter((one) => one.from < start), { ...latest, from: start }];
    for (const fact of this.facts.values()) {
      if (fact.day < start) continue;
      const place = fact.region === fact.home ? null : this.regions.placeIn(latest.region, fact.region, fact.day);
      Object.assign(fact, { home: latest.region, region: place ?? latest.region, sector: latest.sector });
    }
  }

  /** Takes over what came of things that happened at the same time, whose order nobody knows. */
  async learn(fixture: TimeFixture): Promise<void> {
    const { assignments, facts } = await storedOf(fixture, this.tenant);
    this.assignments = assignments.map(({ from, region, sector }) => ({ from, region, sector }));
    this.facts.clear();
    for (const { id, ...fact } of facts) this.facts.set(id, fact);
  }

  /** The same as `storedOf` says. */
  expected() {
    const facts = [...this.facts].map(([id, fact]) => ({ id, ...fact })).sort((a, b) => a.id.localeCompare(b.id));
    return { assignments: this.assignments, facts };
  }

  private get latest(): ModelAssignment {
    return this.assignments.at(-1) as ModelAssignment;
  }
}

/** What the database says of a unit: where it belonged, and where each of its facts counts. */
export async function storedOf(fixture: TimeFixture, { id }: TestTenant) {
  const assignments = await fixture.db.sql<ModelAssignment & Record<string, unknown>>(
    'select valid_from::text "from", region_code region, ' +
      'sector from tenant_assignment where tenant_id = $1 order by ' +
      'valid_from',
    [id],
  );
  const facts = await fixture.db.sql<ModelFact & { id: string } & Record<string, unknown>>(
    `select id, start_on::text "day", home_region home, region_code region, sector from activity where tenant_id = $1
     union all select id, founded_on::text, home_region, region_code, sector from leadership_group where tenant_id = $1
     order by id`,
    [id],
  );
  return { assignments, facts };
}
