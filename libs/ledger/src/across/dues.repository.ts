import type { LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AMOUNT_TO_CHECK } from '../facts/due-code.js';
import { type AnyLedger, LEDGERS } from '../facts/ledger-definition.js';
import type { FactSearch } from '../facts/fact-search.js';
import type { DueAsked, LedgerDue } from '../facts/ledger-due.js';
import { ledgerColumn, ledgerParts, type LedgerPart, type LedgerRecord, recordColumns } from './kept-ledgers.js';

/** Up to here what is due is counted: nobody works through more. */
export const MOST_DUE = 1_000;

/** A record that asks for something. */
interface DueRow extends LedgerRecord {
  readonly since: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly isOverdue: boolean;
}

/** What records of one ledger ask for, the most urgent of them first. */
interface DueGroup {
  readonly ledger: string;
  readonly code: string;
  /** One more than `MOST_DUE` where there are more. */
  readonly count: number;
  readonly overdue: number;
  readonly records: readonly DueRow[];
}

type Row = DueRow & { readonly code: string; readonly count: number; readonly overdue: number };

/** What every ledger asks for that keeps numbers: of those who keep or oversee the record, who alone can settle it. */
const toCheck = (search: FactSearch): LedgerDue => ({
  code: AMOUNT_TO_CHECK,
  description: '',
  where: () => search.marked(true),
  since: `(f.changed_at at time zone 'Asia/Shanghai')::date`,
});

const asksForSomething = ({ dues = [], amounts }: AnyLedger): boolean => dues.length > 0 || amounts !== undefined;

const duesOf = ({ definition: { dues = [], amounts }, search }: LedgerPart): readonly LedgerDue[] => [
  ...dues,
  ...(amounts ? [toCheck(search)] : []),
];

/** What is due in all ledgers together, by what they say of it themselves: one statement. */
@Injectable()
export class DuesRepository {
  constructor(private readonly database: Database) {}

  /** What is due for the own unit or, where the scope oversees regions, there; up to `limit` records of each kind. */
  async dues(scope: Scope, today: LocalDate, limit: number): Promise<DueGroup[]> {
    const values: unknown[] = [];
    // A ledger that asks for nothing has no values in the statement either.
    const asking = LEDGERS.all().filter(asksForSomething);
    const parts = ledgerParts(scope, values, { kept: false }, asking);
    const asked = askedOf(scope, today, values);
    const most = `$${values.push(MOST_DUE + 1)}`;
    const selected = parts.flatMap((part) => duesOf(part).flatMap((due) => dueRows(part, due, asked, most)));
    const statement: Statement = {
      name: `across.dues ${asked.isUnit} ${parts.map(({ search }) => search.name).join(' ')}`,
      text: `select r.* from (
          select d.*, (count(*) over kind)::int as count,
            (count(*) filter (where d."isOverdue") over kind)::int as overdue,
            row_number() over (partition by d.ledger, d.code order by d."dueOn", d.since, d.id) as rank
          from (${selected.join(' union all ')}) d
          window kind as (partition by d.ledger, d.code)) r
        where r.rank <= $${values.push(limit)} order by r.ledger, r.code, r.rank`,
    };
    return groupsOf(await this.database.read<Row & Record<string, unknown>>(scope, statement, values));
  }
}

/** Values that conditions ask for, each sent once and only where one asks. */
function askedOf(scope: Scope, today: LocalDate, values: unknown[]): DueAsked {
  const once = (value: unknown) => {
    let placeholder: string | undefined;
    return () => (placeholder ??= `$${values.push(value)}`);
  };
  return { own: once(scope.tenantId), today: once(today), isUnit: scope.regions.length === 0 };
}

/** The records of a ledger that ask for one thing, those with the first deadlines if they are too many. */
function dueRows(
  { definition, searched: { day }, search }: LedgerPart,
  { code, where, since, dueOn, overdue }: LedgerDue,
  asked: DueAsked,
  most: string,
): string[] {
  const condition = where(asked);
  if (condition === null) return [];
  return [
    `(select ${ledgerColumn(definition)}, '${code}'::text as code, ${recordColumns(day)},
        (${since})::date as since, (${dueOn ?? 'null'})::date as "dueOn",
        ${overdue ?? (dueOn ? `(${dueOn})::date < ${asked.today()}::date` : 'false')} is true as "isOverdue"
      from ${search.from(definition.kind)} where ${search.conditions} and ${condition}
      order by ${dueOn ? '"dueOn", ' : ''}since limit ${most})`,
  ];
}

function groupsOf(rows: readonly Row[]): DueGroup[] {
  const groups = Map.groupBy(rows, ({ ledger, code }) => `${ledger} ${code}`);
  return [...groups.values()].flatMap((records) => {
    const [first] = records;
    if (!first) return [];
    const { ledger, code, count, overdue } = first;
    return [{ ledger, code, count, overdue, records }];
  });
}
