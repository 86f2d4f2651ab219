import type { LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ReadTextState } from './read-text.enums.js';
import type { UndoneRecord } from '../records/record-undo.js';
import type { RecordUndone } from '../records/record-undone.js';
import type { Refusal } from '../records/refusal.js';

/** A text as it is kept. */
export interface KeptText {
  readonly id: string;
  readonly given: string;
  /** SHA-256 of its normalised form, in hexadecimal. */
  readonly digest: string;
  readonly fileName: string | null;
  readonly reportDate: LocalDate | null;
  readonly state: ReadTextState;
  readonly parkReason: string | null;
  readonly undoReason: string | null;
  readonly acceptKey: string | null;
  readonly acceptHash: string | null;
  readonly version: number;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** A record that came of a text. */
export interface RecordOfText {
  readonly textId: string;
  readonly proposal: number;
  readonly part: number;
  readonly kind: string;
  readonly recordId: string;
  readonly wordsStart: number;
  readonly wordsEnd: number;
  readonly againReason: string | null;
}

/** A record as it is kept beside its text. */
export interface KeptRecord extends RecordOfText {
  readonly undo: RecordUndone | null;
  readonly undoWhy: Refusal | null;
}

/** A text in a list. */
interface ListedText extends Omit<KeptText, 'given' | 'digest' | 'acceptKey' | 'acceptHash'> {
  readonly opening: string;
  readonly characters: number;
  readonly recordCount: number;
}

/** Where a page of the list goes on. */
interface AfterText {
  readonly recordedAtText: string;
  readonly id: string;
}

const OWN = 't.city_code = $1 and t.tenant_id = $2';
const HEAD = `t.id, t.file_name as "fileName", t.report_date as "reportDate", t.state, t.park_reason as "parkReason",
    t.undo_reason as "undoReason",
    t.version, t.recorded_at as "recordedAt", t.recorded_by as "recordedBy"`;
const COLUMNS = `${HEAD}, t.given, encode(t.digest, 'hex') as digest, t.accept_key as "acceptKey",
    t.accept_hash as "acceptHash"`;
const RECORD = `r.text_id as "textId", r.proposal, r.part, r.kind, r.record_id as "recordId",
    r.words_start as "wordsStart", r.words_end as "wordsEnd", r.again_reason as "againReason",
    r.undo, r.undo_why as "undoWhy"`;

const INSERT: Statement = {
  name: 'read_text.insert',
  text: `insert into read_text as t (city_code, tenant_id, id, given, digest, file_name, report_date, idempotency_key,
      recorded_by)
    values ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9) on conflict do nothing returning ${COLUMNS}`,
};

const BY_KEY: Statement = {
  name: 'read_text.by_key',
  text: `select ${COLUMNS} from read_text t where ${OWN} and t.idempotency_key = $3`,
};

const OPEN_ONE: Statement = {
  name: 'read_text.open_one',
  text: `select ${COLUMNS} from read_text t
    where ${OWN} and t.digest = decode($3, 'hex') and t.report_date is not distinct from $4::date and t.state = 'OPEN'
    order by t.recorded_at desc limit 1`,
};

const FIND: Statement = {
  name: 'read_text.find',
  text: `select ${COLUMNS} from read_text t where ${OWN} and t.id = $3`,
};

const LOCK: Statement = { name: 'read_text.lock', text: `${FIND.text} for update` };

const ACCEPT: Statement = {
  name: 'read_text.accept',
  text: `update read_text t set state = 'ACCEPTED', accept_key = $4, accept_hash = $5, version = t.version + 1,
      changed_at = now()
    where ${OWN} and t.id = $3 returning ${COLUMNS}`,
};

const PARK: Statement = {
  name: 'read_text.park',
  text: `update read_text t set state = 'PARKED', park_reason = $4, version = t.version + 1, changed_at = now()
    where ${OWN} and t.id = $3 returning ${COLUMNS}`,
};

const UNDO: Statement = {
  name: 'read_text.undo',
  text: `update read_text t set state = 'UNDONE', undo_reason = $4, version = t.version + 1, changed_at = now()
    where ${OWN} and t.id = $3 returning ${COLUMNS}`,
};

/** Of a record that is voided it is kept that this was done here. */
const MARK_UNDONE: Statement = {
  name: 'read_text.mark_undone',
  text: `update read_text_record r set undo = j.undo, undo_why = j.why
    from jsonb_to_recordset($4::jsonb) as j ("recordId" uuid, undo text, why jsonb)
    where r.city_code = $1 and r.tenant_id = $2 and r.text_id = $3 and r.record_id = j."recordId"
      and r.undo is distinct from 'VOIDED'`,
};

const INSERT_RECORD: Statement = {
  name: 'read_text.insert_record',
  text: `insert into read_text_record (city_code, tenant_id, text_id, proposal, part, kind, record_id, words_start,
      words_end, again_reason)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

const RECORDS: Statement = {
  name: 'read_text.records',
  text: `select ${RECORD} from read_text_record r
    where r.city_code = $1 and r.tenant_id = $2 and r.text_id = any ($3::uuid[])
    order by r.text_id, r.proposal, r.part`,
};

/** Texts that ever became records: a number that grows with each of them. */
const EVER_ACCEPTED: Statement = {
  name: 'read_text.ever_accepted',
  text: `select count(*)::int as texts from read_text t where ${OWN} and t.accept_key is not null`,
};

const EARLIER: Statement = {
  name: 'read_text.earlier',
  text: `select ${COLUMNS} from read_text t
    where ${OWN} and t.state = 'ACCEPTED' and t.id <> $3 and t.recorded_at >= $4::date
    order by t.recorded_at desc, t.id desc limit $5`,
};

const LIST: Statement = {
  name: 'read_text.list',
  text: `with own as (select t.*, count(*) over () as total from read_text t where ${OWN})
    select ${HEAD}, t.total::int as "totalCount", left(t.given, 60) as opening, char_length(t.given) as characters,
      t.recorded_at::text as "recordedAtText",
      (select count(*)::int from read_text_record r where r.city_code = $1 and r.tenant_id = $2 and r.text_id = t.id)
        as "recordCount"
    from own t where $3::timestamptz is null or (t.recorded_at, t.id) < ($3, $4::uuid)
    order by t.recorded_at desc, t.id desc limit $5`,
};

type Row<Of> = Of & Record<string, unknown>;

/** Texts that the scope's own unit has had read. */
@Injectable()
export class ReadTextRepository {
  constructor(private readonly database: Database) {}

  /** @returns null where the unit has sent a text under the key before. */
  async insert(
    tx: Transaction,
    text: Pick<KeptText, 'id' | 'given' | 'digest' | 'fileName' | 'reportDate'>,
    key: string | null,
  ): Promise<KeptText | null> {
    const { id, given, digest, fileName, reportDate } = text;
    const values = [...ownIn(tx.scope), id, given, digest, fileName, reportDate, key, tx.scope.userId];
    return (await tx.run<Row<KeptText>>(INSERT, values))[0] ?? null;
  }

  /** The text that was sent under a key. */
  async byKey(tx: Transaction, key: string): Promise<KeptText | null> {
    return (await tx.run<Row<KeptText>>(BY_KEY, [...ownIn(tx.scope), key]))[0] ?? null;
  }

  /** The same text, waiting to be decided. */
  async openOne(tx: Transaction, digest: string, reportDate: LocalDate | null): Promise<KeptText | null> {
    return (await tx.run<Row<KeptText>>(OPEN_ONE, [...ownIn(tx.scope), digest, reportDate]))[0] ?? null;
  }

  /** A text of the own unit. */
  async find(scope: Scope, id: string): Promise<KeptText | null> {
    return (await this.database.read<Row<KeptText>>(scope, FIND, [...ownIn(scope), id]))[0] ?? null;
  }

  /** The same, and no other change of it until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<KeptText | null> {
    return (await tx.run<Row<KeptText>>(LOCK, [...ownIn(tx.scope), id]))[0] ?? null;
  }

  /** Notes that records were made of a text. */
  async accept(tx: Transaction, id: string, key: string, hash: string): Promise<KeptText | null> {
    return (await tx.run<Row<KeptText>>(ACCEPT, [...ownIn(tx.scope), id, key, hash]))[0] ?? null;
  }

  /** Notes that a text is no report. */
  async park(tx: Transaction, id: string, reason: string): Promise<KeptText | null> {
    return (await tx.run<Row<KeptText>>(PARK, [...ownIn(tx.scope), id, reason]))[0] ?? null;
  }

  /** Notes a record that came of a text. */
  async addRecord(tx: Transaction, record: RecordOfText): Promise<void> {
    const { textId, proposal, part, kind, recordId, wordsStart, wordsEnd, againReason } = record;
    const of = [textId, proposal, part, kind, recordId, wordsStart, wordsEnd, againReason];
    await tx.run(INSERT_RECORD, [...ownIn(tx.scope), ...of]);
  }

  /** Records that came of texts, by text and proposal. */
  records(scope: Scope, textIds: readonly string[]): Promise<KeptRecord[]> {
    return this.database.read<Row<KeptRecord>>(scope, RECORDS, [...ownIn(scope), textIds]);
  }

  /** The same of one text, within a transaction. */
  recordsIn(tx: Transaction, textId: string): Promise<KeptRecord[]> {
    return tx.run<Row<KeptRecord>>(RECORDS, [...ownIn(tx.scope), [textId]]);
  }

  /** Notes that the records of a text were voided. */
  async undo(tx: Transaction, id: string, reason: string): Promise<KeptText | null> {
    return (await tx.run<Row<KeptText>>(UNDO, [...ownIn(tx.scope), id, reason]))[0] ?? null;
  }

  /** Notes what became of records of a text. */
  async markUndone(tx: Transaction, id: string, records: readonly UndoneRecord[]): Promise<void> {
    await tx.run(MARK_UNDONE, [...ownIn(tx.scope), id, JSON.stringify(records)]);
  }

  /** How many texts of the own unit ever became records. */
  async everAccepted(scope: Scope): Promise<number> {
    return (await this.database.read<{ texts: number }>(scope, EVER_ACCEPTED, ownIn(scope)))[0]?.texts ?? 0;
  }

  /** The same as the transaction sees it. */
  async everAcceptedIn(tx: Transaction): Promise<number> {
    return (await tx.run<{ texts: number }>(EVER_ACCEPTED, ownIn(tx.scope)))[0]?.texts ?? 0;
  }

  /** Other texts that became records since a day, the newest first. */
  earlier(scope: Scope, id: string, since: LocalDate, limit: number): Promise<KeptText[]> {
    return this.database.read<Row<KeptText>>(scope, EARLIER, [...ownIn(scope), id, since, limit]);
  }

  /** At most `limit` texts of the own unit, the newest first. */
  async list(
    scope: Scope,
    { after, limit }: { readonly after: AfterText | null; readonly limit: number },
  ): Promise<{ rows: (ListedText & { readonly recordedAtText: string })[]; totalCount: number }> {
    const values = [...ownIn(scope), after?.recordedAtText ?? null, after?.id ?? null, limit];
    type Listed = ListedText & { readonly recordedAtText: string; readonly totalCount: number };
    const rows = await this.database.read<Row<Listed>>(scope, LIST, values);
    return { rows, totalCount: rows[0]?.totalCount ?? 0 };
  }
}

const ownIn = ({ cityCode, tenantId }: Scope): [string, string | null] => [cityCode, tenantId];
