import {
  addAmounts,
  type Amount,
  amountOf,
  type FraudFreeDoubt,
  type FraudFreeJudgement,
  judgeFraudFree,
  type LocalDate,
  type Period,
  type PlaceSums,
  sameLastYear,
} from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import type { Scope } from '@fanzha/platform';
import { figureFrom, NO_SUM, type Sum } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { countOf } from './counted.js';
import type { FraudFreePlace, FraudFreeScheme } from './fraud-free.model.js';
import { type School, type SchoolSum, SchoolRepository } from './school.repository.js';

/** The sums of one period by school; '' has what may be of any of them. */
type Sums = ReadonlyMap<string, { readonly cases: Sum; readonly loss: Sum }>;

interface Judged {
  readonly judgement: FraudFreeJudgement;
  readonly cases: PlaceSums;
  readonly loss: PlaceSums;
  readonly before: PlaceSums | null;
}

/** Holds schools against the rule of a scheme, by the unit that cases name: figures of regions know no unit. */
@Injectable()
export class FraudFreeSchools {
  constructor(
    private readonly schools: SchoolRepository,
    private readonly regions: RegionDirectory,
  ) {}

  /** The schools of a scheme's region in the order of their places. At most `limit` and one more. */
  async of(scope: Scope, scheme: FraudFreeScheme, limit: number): Promise<FraudFreePlace[]> {
    const { code, loss: lossCode } = countOf(scheme);
    const [schools, ...sums] = await Promise.all([
      this.schools.of(scope, scheme, limit),
      ...this.sums(scope, scheme, null),
    ]);
    return schools.flatMap((school) => {
      const region = this.regions.find(school.regionCode);
      if (!region) return [];
      const { judgement, cases, loss, before } = judged(scheme, school, sums);
      const figureOf = (sums: PlaceSums, of: typeof code | typeof lossCode) =>
        figureFrom(of, new Map([[of, sums.own as Sum]]));
      return [
        {
          region,
          unit: { id: school.id, name: school.name },
          ...judgement,
          cases: figureOf(cases, code),
          loss: figureOf(loss, lossCode),
          before: before && figureOf(before, code),
          placedAbove: cases.above.reduce<Amount>((sum, { amount }) => addAmounts(sum, amount), 0),
        },
      ];
    });
  }

  /** Schemes that judge the scope's own school, each with what the ledger says of it; no figure. */
  async ofOwn(
    scope: Scope,
    today: LocalDate,
  ): Promise<{ readonly scheme: FraudFreeScheme; readonly judgement: FraudFreeJudgement }[]> {
    const { school, schemes } = await this.schools.own(scope);
    if (!school) return [];
    return Promise.all(
      schemes
        .filter(({ period }) => period.start <= today)
        .map(async (scheme) => {
          const sums = await Promise.all(this.sums(scope, scheme, school.id));
          return { scheme, judgement: judged(scheme, school, sums).judgement };
        }),
    );
  }

  /** The sums of the period and, where the scheme asks for a drop, of a year before. */
  private sums(scope: Scope, scheme: FraudFreeScheme, one: string | null): Promise<Sums>[] {
    const read = async (period: Period) => bySchool(await this.schools.sums(scope, scheme, period, one));
    return [read(scheme.period), ...(scheme.dropAtLeast === null ? [] : [read(sameLastYear(scheme.period))])];
  }
}

function judged(scheme: FraudFreeScheme, school: School, [now, before]: readonly Sums[]): Judged {
  const yearBefore = sameLastYear(scheme.period);
  const wasThere =
    school.openedOn <= yearBefore.start && (school.closedOn === null || school.closedOn >= yearBefore.end);
  const of = (sums: Sums | undefined, what: 'cases' | 'loss'): PlaceSums => ({
    own: sums?.get(school.id)?.[what] ?? NO_SUM,
    above: [sums?.get('')?.[what] ?? NO_SUM],
  });
  const [cases, loss] = [of(now, 'cases'), of(now, 'loss')];
  const earlier = before && wasThere ? of(before, 'cases') : null;
  const { status, doubts } = judgeFraudFree(scheme, {
    cases,
    loss,
    before: scheme.dropAtLeast === null ? null : (earlier ?? 'NOT_THERE'),
  });
  return { judgement: { status, doubts: doubts.map(ofUnits) }, cases, loss, before: earlier };
}

/** What may be of any school names no unit: its place may well be known. */
const ofUnits = (doubt: FraudFreeDoubt): FraudFreeDoubt => (doubt === 'PLACE_UNKNOWN' ? 'UNIT_UNKNOWN' : doubt);

function bySchool(rows: readonly SchoolSum[]): Sums {
  const sums = new Map<string, { cases: Sum; loss: Sum }>();
  for (const { school, what, amount, ...qualifiers } of rows) {
    const key = school ?? '';
    const known = sums.get(key) ?? { cases: NO_SUM, loss: NO_SUM };
    const sum: Sum = { ...NO_SUM, amount: amountOf(String(amount)), ...qualifiers };
    sums.set(key, what === 'CASES' ? { ...known, cases: sum } : { ...known, loss: sum });
  }
  return sums;
}
