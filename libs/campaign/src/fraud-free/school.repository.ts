import type { LocalDate, Period } from '@fanzha/domain';
import { Database, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { countOf } from './counted.js';
import type { FraudFreeScheme } from './fraud-free.model.js';
import { schemeOf, type SchemeRow } from './scheme.repository.js';

/** A school, and since when and until when it is there. */
export interface School {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
}

/** Cases, or their loss, of a school. Without a school: those that may belong to any school of the region. */
export interface SchoolSum {
  readonly school: string | null;
  readonly what: 'CASES' | 'LOSS';
  readonly amount: number | string;
  readonly atLeast: number;
  readonly approx: number;
  readonly uncounted: number;
  readonly withheld: number;
}

const COLUMNS = `t.id, t.name, t.region_code as "regionCode", t.opened_on as "openedOn", t.closed_on as "closedOn"`;

const SCHOOLS: Statement = {
  name: 'fraud_free_scheme.schools',
  text: `select ${COLUMNS} from tenant t
    where t.city_code = $1 and t.type = 'SCHOOL' and t.region_code ^@ $2
      and t.opened_on <= $4::date and (t.closed_on is null or t.closed_on >= $3::date)
    order by t.region_code, t.id limit $5`,
};

const SUMS: Statement = {
  name: 'fraud_free_scheme.school_sums',
  text: `select s.school, s.what, s.amount, s.at_least as "atLeast", s.approx, s.uncounted, s.withheld
    from tenant own, schools_case_sums($3, $4::date, $5::date, $6, $7, $8::uuid) s
    where own.city_code = $1 and own.id = $2`,
};

const OWN: Statement = {
  name: 'fraud_free_scheme.own_school',
  text: `select ${COLUMNS} from tenant t where t.city_code = $1 and t.id = $2 and t.type = 'SCHOOL'`,
};

const OWN_SCHEMES: Statement = {
  name: 'fraud_free_scheme.of_own_school',
  text: `select s.id, s.tenant_id as "tenantId", s.title, s.region_code as "regionCode",
      s.place_level as "placeLevel", s.period, s.count, s.cases_at_most as "casesAtMost",
      s.drop_at_least as "dropAtLeast", s.loss_at_most as "lossAtMost", s.created_at as "createdAt",
      s.ended_at as "endedAt", s.end_reason as "endReason"
    from tenant own, own_fraud_free_schemes() s where own.city_code = $1 and own.id = $2`,
};

/** Schools that schemes judge, and the sums of cases that name them. */
@Injectable()
export class SchoolRepository {
  constructor(private readonly database: Database) {}

  /** Schools of a scheme's region that were there in its period, as far as the scope sees them: by place. */
  async of(
    scope: Scope,
    { regionCode, period }: Pick<FraudFreeScheme, 'regionCode' | 'period'>,
    limit: number,
  ): Promise<School[]> {
    const values = [scope.cityCode, regionCode, period.start, period.end, limit + 1];
    return this.database.read<School & Record<string, unknown>>(scope, SCHOOLS, values);
  }

  /** The sums of a period; nothing for who neither oversees the region in all lines nor is the one school. */
  async sums(scope: Scope, scheme: FraudFreeScheme, period: Period, one: string | null): Promise<SchoolSum[]> {
    const { code, loss } = countOf(scheme);
    const { cityCode, tenantId } = scope;
    const values = [cityCode, tenantId, scheme.regionCode, period.start, period.end, code, loss, one];
    return this.database.read<SchoolSum & Record<string, unknown>>(scope, SUMS, values);
  }

  /** The scope's own school with the schemes that judge it; null where it is none. */
  async own(scope: Scope): Promise<{ school: School | null; schemes: FraudFreeScheme[] }> {
    const values = [scope.cityCode, scope.tenantId];
    const [school] = await this.database.read<School & Record<string, unknown>>(scope, OWN, values);
    if (!school) return { school: null, schemes: [] };
    const rows = await this.database.read<SchemeRow>(scope, OWN_SCHEMES, values);
    return { school, schemes: rows.flatMap((row) => schemeOf(row) ?? []) };
  }
}
