import { type ChasePlanDays, USUAL_CHASE_PLAN } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

/** The plan of a form as it is kept. Version 0 is the usual plan, which is kept nowhere. */
export interface ChasePlanRow extends ChasePlanDays {
  readonly version: number;
  readonly changedAt: Date | null;
}

const COLUMNS = `p.form_id as "formId", p.version, p.enabled, p.soon_days as "soonDays", p.on_due_day as "onDueDay",
      p.unit_days as "unitDays", p.authority_days as "authorityDays", p.town_days as "townDays",
      p.line_days as "lineDays", p.changed_at as "changedAt"`;

const OF_FORMS: Statement = {
  name: 'chase_plan.of_forms',
  text: `select ${COLUMNS} from chase_plan p where p.city_code = $1 and p.form_id = any ($2::uuid[])`,
};

const SET: Statement = {
  name: 'chase_plan.set',
  text: `insert into chase_plan as p (city_code, form_id, tenant_id, enabled, soon_days, on_due_day, unit_days,
      authority_days, town_days, line_days, changed_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    on conflict (city_code, form_id) do update set version = p.version + 1, enabled = excluded.enabled,
      soon_days = excluded.soon_days, on_due_day = excluded.on_due_day, unit_days = excluded.unit_days,
      authority_days = excluded.authority_days, town_days = excluded.town_days, line_days = excluded.line_days,
      changed_by = excluded.changed_by, changed_at = now()
    returning ${COLUMNS}`,
};

type Row = ChasePlanRow & { readonly formId: string } & Record<string, unknown>;

const USUAL_PLAN: ChasePlanRow = { ...USUAL_CHASE_PLAN, version: 0, changedAt: null };

/** Plans by which forms of the own authority are chased. */
@Injectable()
export class ChasePlanRepository {
  constructor(private readonly database: Database) {}

  /** The plan of a form; the usual one where nobody has changed it. */
  async of(scope: Scope, formId: string): Promise<ChasePlanRow> {
    return planIn(await this.database.read<Row>(scope, OF_FORMS, [scope.cityCode, [formId]]));
  }

  /** The plans of forms by the form's id, as the transaction sees them; without those that nobody has changed. */
  async ofForms(tx: Transaction, formIds: readonly string[]): Promise<ReadonlyMap<string, ChasePlanRow>> {
    const rows = await tx.run<Row>(OF_FORMS, [tx.scope.cityCode, [...new Set(formIds)]]);
    return new Map(rows.map((row) => [row.formId, planIn([row])]));
  }

  /** Replaces the plan of a form. */
  async set(tx: Transaction, formId: string, plan: ChasePlanDays): Promise<ChasePlanRow> {
    const { cityCode, tenantId, userId } = tx.scope;
    const { enabled, soonDays, onDueDay, unitDays, authorityDays, townDays, lineDays } = plan;
    const days = [enabled, soonDays, onDueDay, unitDays, authorityDays, townDays, lineDays];
    return planIn(await tx.run<Row>(SET, [cityCode, formId, tenantId, ...days, userId]));
  }
}

function planIn([row]: readonly Row[]): ChasePlanRow {
  if (!row) return USUAL_PLAN;
  const { formId: _, ...plan } = row;
  return plan;
}
