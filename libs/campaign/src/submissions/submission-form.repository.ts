import type { LocalDate, SubmissionRhythm } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FormRow } from './submission.rows.js';

const COLUMNS = `f.id, f.version, f.tenant_id as "tenantId", f.region_code as "regionCode", f.sector, f.title, f.rhythm,
      f.indicators, f.narratives, f.cut_off_day as "cutOffDay", f.due_days as "dueDays", f.lock_days as "lockDays",
      f.minutes, f.regions, f.sectors, f.types, f.valid_from as "validFrom", f.valid_to as "validTo",
      f.created_at as "createdAt"`;

const VISIBLE: Statement = {
  name: 'submission_form.visible',
  text: `select ${COLUMNS} from submission_form f where f.city_code = $1 and ($2::uuid is null or f.id = $2::uuid)
    order by f.created_at desc, f.id, f.version desc limit 1000`,
};

/** Holds the versions of the form until the transaction ends: otherwise two changes could get the same version. */
const LOCK: Statement = {
  name: 'submission_form.lock',
  text: `select pg_advisory_xact_lock(hashtext('submission_form'), hashtext($1::text))`,
};

const INSERT: Statement = {
  name: 'submission_form.insert',
  text: `insert into submission_form as f (city_code, id, version, tenant_id, region_code, sector, title, rhythm,
      indicators, narratives, cut_off_day, due_days, lock_days, regions, sectors, types, valid_from, minutes,
      created_by, created_at)
    select $1, $2, $3, $4, app_home(), app_line(), $5, $6, $7::text[], $8::jsonb, $9::int, $10, $11, $12::text[],
      $13::text[], $14::text[], $15::date, $16::int, $17, $18::timestamptz
    returning ${COLUMNS}`,
};

const END: Statement = {
  name: 'submission_form.end',
  text: `update submission_form f set valid_to = $3::date - 1
    where f.city_code = $1 and f.id = $2 and f.valid_to is null`,
};

/** No period of the form that begins on a day or later is opened any more, by any version. */
const RETIRE: Statement = {
  name: 'submission_form.retire',
  text: `update submission_form f set valid_to = $3::date - 1
    where f.city_code = $1 and f.id = $2 and (f.valid_to is null or f.valid_to >= $3::date)`,
};

/** What a person states of a version of a form. */
export type FormContent = Omit<
  FormRow,
  'id' | 'version' | 'tenantId' | 'regionCode' | 'sector' | 'validFrom' | 'validTo' | 'createdAt'
>;

/** Forms and their versions. */
@Injectable()
export class SubmissionFormRepository {
  constructor(private readonly database: Database) {}

  /** Versions of forms that the scope may see, of each form the newest first. @param id null: of all forms */
  async visible(scope: Scope, id: string | null): Promise<FormRow[]> {
    return this.database.read<FormRow & Record<string, unknown>>(scope, VISIBLE, [scope.cityCode, id]);
  }

  /** Versions of one form as the transaction sees them, alone with them until it ends. */
  async lock(tx: Transaction, id: string): Promise<FormRow[]> {
    await tx.run(LOCK, [id]);
    return tx.run<FormRow & Record<string, unknown>>(VISIBLE, [tx.scope.cityCode, id]);
  }

  /** Adds a version; the one before it holds no longer for what begins from its first day on. */
  async insert(
    tx: Transaction,
    {
      id,
      version,
      validFrom,
      setAt,
    }: { readonly id: string; readonly version: number; readonly validFrom: LocalDate; readonly setAt: Date },
    content: FormContent,
  ): Promise<FormRow> {
    const { cityCode, tenantId, userId } = tx.scope;
    const { title, rhythm, indicators, narratives, cutOffDay, dueDays, lockDays, regions, sectors, types } = content;
    const asked = [title, rhythm satisfies SubmissionRhythm, indicators, JSON.stringify(narratives), cutOffDay];
    const values = [cityCode, id, version, tenantId, ...asked, dueDays, lockDays, regions, sectors, types, validFrom];
    const more = [content.minutes, userId, setAt];
    await tx.run(END, [cityCode, id, validFrom]);
    const [row] = await tx.run<FormRow & Record<string, unknown>>(INSERT, [...values, ...more]);
    return row as FormRow;
  }

  /** Ends a form for what begins on a day or later. @returns its newest version as it is then */
  async retire(tx: Transaction, id: string, from: LocalDate): Promise<FormRow> {
    await tx.run(RETIRE, [tx.scope.cityCode, id, from]);
    const [newest] = await tx.run<FormRow & Record<string, unknown>>(VISIBLE, [tx.scope.cityCode, id]);
    return newest as FormRow;
  }
}
