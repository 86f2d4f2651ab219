import type { LocalDate, SupervisionKind, SupervisionState, SupervisionStep } from '@fanzha/domain';
import { Database, newId, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AddressedUnit, EventRow, LetterContent, LetterRow } from './supervision.rows.js';

const COLUMNS = `l.id, l.issuer_id as "issuerId", l.issuer_region as "issuerRegion", l.issuer_sector as "issuerSector",
      l.tenant_id as "tenantId", l.region_code as "regionCode", l.sector, l.shown, l.kind, l.year, l.number,
      l.document_number as "documentNumber", l.title, l.words, l.occasion, l.occasion_id as "occasionId",
      l.occasion_task as "occasionTask", l.due_on as "dueOn", l.state, l.version, l.round, l.issued_at as "issuedAt",
      l.received_at as "receivedAt", l.answered_on as "answeredOn", l.changed_at as "changedAt",
      l.input_hash as "inputHash"`;

/** States in which the unit owes an answer. */
const OPEN = `l.state in ('ISSUED','RECEIVED','RETURNED')`;

const BY_ID: Statement = {
  name: 'supervision_letter.by_id',
  text: `select ${COLUMNS} from supervision_letter l where l.city_code = $1 and l.id = $2`,
};

const LOCKED: Statement = { name: 'supervision_letter.locked', text: `${BY_ID.text} for update` };

const BY_KEY: Statement = {
  name: 'supervision_letter.by_key',
  text: `select ${COLUMNS} from supervision_letter l
    where l.city_code = $1 and l.issuer_id = $2 and l.idempotency_key = $3 order by l.number`,
};

const UNITS: Statement = {
  name: 'supervision_letter.units',
  text: `select t.id, t.region_code as "regionCode", t.sector,
      t.opened_on <= $3::date and (t.closed_on is null or t.closed_on >= $3) and is_addressed(t.id, t.type)
        as "isAddressable"
    from tenant t where t.city_code = $1 and t.id = any ($2::uuid[])`,
};

const INSERT: Statement = {
  name: 'supervision_letter.insert',
  text: `insert into supervision_letter as l (city_code, id, issuer_id, issuer_region, issuer_sector, tenant_id,
      region_code, sector, kind, year, number, document_number, title, words, occasion, occasion_id, occasion_task,
      due_on, issued_by, changed_by, idempotency_key, input_hash)
    select $1, w.id, $2, app_home(), app_line(), w.unit, w.place, w.line, $4, $5, w.number, $6, $7, $8, $9, $10::uuid,
      $11::uuid, $12::date, $13, $13, $14, $15
    from jsonb_to_recordset($3::jsonb) as w (id uuid, unit uuid, place text, line text, number int)
    on conflict do nothing returning ${COLUMNS}`,
};

const WRITE: Statement = {
  name: 'supervision_letter.write',
  text: `update supervision_letter l set state = $3, version = l.version + 1, due_on = coalesce($4::date, l.due_on),
      round = l.round + case when $3 = 'RETURNED' then 1 else 0 end,
      received_at = case when $3 = 'RECEIVED' then now() else l.received_at end,
      answered_on = case when $3 = 'ANSWERED' then $5::date else l.answered_on end, changed_by = $6, changed_at = now()
    where l.city_code = $1 and l.id = $2 returning ${COLUMNS}`,
};

const NOTE: Statement = {
  name: 'supervision_event.note',
  text: `insert into supervision_event (city_code, id, letter_id, issuer_id, issuer_region, issuer_sector, tenant_id,
      region_code, sector, step, words, due_on, done_by)
    select $1, w.id, l.id, l.issuer_id, l.issuer_region, l.issuer_sector, l.tenant_id, l.region_code, l.sector, $3, $4,
      case when $3 in ('ISSUE','RETURN') then l.due_on end, $5
    from jsonb_to_recordset($2::jsonb) as w (id uuid, letter uuid)
      join supervision_letter l on l.city_code = $1 and l.id = w.letter
    returning id`,
};

const COURSE: Statement = {
  name: 'supervision_event.course',
  text: `select e.id, e.letter_id as "letterId", e.step, e.words, e.due_on as "dueOn", e.done_by as "doneBy",
      e.done_at as "doneAt"
    from supervision_event e where e.city_code = $1 and e.letter_id = any ($2::uuid[]) order by e.letter_id, e.id`,
};

const PAGE: Statement = {
  name: 'supervision_letter.page',
  text: `with matching as (select ${COLUMNS} from supervision_letter l where l.city_code = $1
      and ($2::text[] is null or l.state = any ($2))
      and ($3::text is null or l.kind = $3)
      and ($4::boolean is null or (${OPEN} and l.due_on < $5::date) = $4)
      and ($6::boolean is null or (l.tenant_id = $8::uuid) = $6)
      and ($7::boolean is null or (l.issuer_id = $8::uuid) = $7))
    select total.count as "totalCount", m.*
    from (select count(*)::int from matching) total
    left join lateral (select * from matching where $9::uuid is null or id < $9 order by id desc limit $10) m on true
    order by m.id desc`,
};

/** An official also sees letters of the authorities below. Whether there are any is asked last. */
const TODO: Statement = {
  name: 'supervision_letter.todo',
  text: `select count(*) filter (where own and l.state = 'ISSUED')::int as "toReceive",
      count(*) filter (where own and l.state in ('RECEIVED','RETURNED'))::int as "toAnswer",
      count(*) filter (where own and ${OPEN} and l.due_on < $3::date)::int as overdue,
      min(l.due_on) filter (where own and ${OPEN}) as "nextDueOn",
      count(*) filter (where not own and l.state = 'ANSWERED')::int as "toReview",
      count(*) filter (where not own and ${OPEN})::int as awaited,
      count(*) filter (where not own and ${OPEN} and l.due_on < $3::date)::int as "awaitedOverdue",
      exists (select from supervision_setting s where s.city_code = $1 and s.tenant_id = $2 and s.enabled) as "isOn",
      exists (select from supervision_letter a where a.city_code = $1 and a.tenant_id = $2::uuid)
        or exists (select from supervision_letter b where b.city_code = $1 and b.issuer_id = $2::uuid)
        or ($4::boolean and exists (select from supervision_letter c where c.city_code = $1)) as "hasAny"
    from supervision_letter l, lateral (select l.tenant_id = $2::uuid as own) whose
    where l.city_code = $1 and l.shown and l.state not in ('CLOSED','WITHDRAWN')
      and (l.tenant_id = $2::uuid or l.issuer_id = $2::uuid)`,
};

/** What a list of letters is narrowed by; null narrows nothing. */
interface LetterSearch {
  readonly states: readonly SupervisionState[] | null;
  readonly kind: SupervisionKind | null;
  readonly overdue: boolean | null;
  readonly received: boolean | null;
  readonly sent: boolean | null;
}

/** What there is to do about letters, for one unit or authority. */
interface TodoRow {
  readonly toReceive: number;
  readonly toAnswer: number;
  readonly overdue: number;
  readonly nextDueOn: LocalDate | null;
  readonly toReview: number;
  readonly awaited: number;
  readonly awaitedOverdue: number;
  /** Whether the own authority has supervision switched on. */
  readonly isOn: boolean;
  readonly hasAny: boolean;
}

/** The numbers that letters are sent under, and the idempotency key of the sending. */
interface Sending {
  readonly year: number;
  readonly firstNumber: number;
  readonly idempotencyKey: string | null;
  readonly inputHash: string | null;
}

type Row = LetterRow & Record<string, unknown>;

/** Letters and their course. */
@Injectable()
export class LetterRepository {
  constructor(private readonly database: Database) {}

  /** Null where it does not exist, or where the scope may not see it. */
  async byId(scope: Scope, id: string): Promise<LetterRow | null> {
    return (await this.database.read<Row>(scope, BY_ID, [scope.cityCode, id]))[0] ?? null;
  }

  /** What the transaction sees, and holds nothing. */
  async find(tx: Transaction, id: string): Promise<LetterRow | null> {
    return (await tx.run<Row>(BY_ID, [tx.scope.cityCode, id]))[0] ?? null;
  }

  /** The same, held until the transaction ends. Null for all who may not change it as it is. */
  async lock(tx: Transaction, id: string): Promise<LetterRow | null> {
    return (await tx.run<Row>(LOCKED, [tx.scope.cityCode, id]))[0] ?? null;
  }

  /** Letters of the own authority that were sent under a key, in their order. */
  async byKey(tx: Transaction, key: string): Promise<LetterRow[]> {
    return tx.run<Row>(BY_KEY, [tx.scope.cityCode, tx.scope.tenantId, key]);
  }

  /** Those of the units that the scope may see. */
  async units(tx: Transaction, ids: readonly string[], today: LocalDate): Promise<AddressedUnit[]> {
    return tx.run<AddressedUnit & Record<string, unknown>>(UNITS, [tx.scope.cityCode, ids, today]);
  }

  /** One letter to each unit, in their order. Fewer where a key is taken. */
  async insert(
    tx: Transaction,
    content: LetterContent,
    units: readonly AddressedUnit[],
    { year, firstNumber, idempotencyKey, inputHash }: Sending,
  ): Promise<LetterRow[]> {
    const { cityCode, tenantId, userId } = tx.scope;
    const { kind, documentNumber, title, words, occasion, dueOn } = content;
    const letters = units.map(({ id, regionCode, sector }, at) => ({
      id: newId(),
      unit: id,
      place: regionCode,
      line: sector,
      number: firstNumber + at,
    }));
    const about = [occasion?.kind ?? null, occasion?.id ?? null, occasion?.taskId ?? null];
    const values = [cityCode, tenantId, JSON.stringify(letters), kind, year, documentNumber, title, words, ...about];
    const rows = await tx.run<Row>(INSERT, [...values, dueOn, userId, idempotencyKey, inputHash]);
    return rows.sort((one, other) => one.number - other.number);
  }

  /** @param dueOn null: the day stays */
  async write(
    tx: Transaction,
    id: string,
    { state, dueOn, today }: { state: SupervisionState; dueOn: LocalDate | null; today: LocalDate },
  ): Promise<LetterRow> {
    const { cityCode, userId } = tx.scope;
    const [row] = await tx.run<Row>(WRITE, [cityCode, id, state, dueOn, today, userId]);
    if (!row) throw new Error('A letter that is held was not written');
    return row;
  }

  /** Adds the same step to the course of each letter. */
  async note(
    tx: Transaction,
    letters: readonly LetterRow[],
    step: SupervisionStep,
    words: string | null,
  ): Promise<void> {
    const steps = letters.map(({ id }) => ({ id: newId(), letter: id }));
    await tx.run(NOTE, [tx.scope.cityCode, JSON.stringify(steps), step, words, tx.scope.userId]);
  }

  /** Steps of letters, the first of each first. */
  async course(scope: Scope, ids: readonly string[]): Promise<EventRow[]> {
    return this.database.read<EventRow & Record<string, unknown>>(scope, COURSE, [scope.cityCode, ids]);
  }

  /** At most `limit` letters that follow a given one, the latest first: ids grow with time. */
  async page(
    scope: Scope,
    { states, kind, overdue, received, sent }: LetterSearch,
    today: LocalDate,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<{ letters: LetterRow[]; totalCount: number }> {
    const values = [scope.cityCode, states, kind, overdue, today, received, sent, scope.tenantId, after, limit];
    const rows = await this.database.read<Row & { totalCount: number }>(scope, PAGE, values);
    return { letters: rows.filter(({ id }) => id !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** How many letters wait for the own unit, and how many answers for the own office. */
  async todo(scope: Scope, today: LocalDate): Promise<TodoRow> {
    const values = [scope.cityCode, scope.tenantId, today, scope.regions.length > 0];
    const [row] = await this.database.read<TodoRow & Record<string, unknown>>(scope, TODO, values);
    return row as TodoRow;
  }
}
