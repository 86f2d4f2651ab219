import type { IndicatorCode, LocalDate, Qualifier } from '@fanzha/domain';
import { Database, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { figuresOf } from '../facts/fact-table.js';
import { figuresOfRecord } from '../facts/fact-search.js';
import { LEDGERS } from '../facts/ledger-definition.js';
import {
  isReadInOrder,
  ledgerColumn,
  ledgerParts,
  type LedgerRecord,
  newestFirst,
  recordColumns,
} from './kept-ledgers.js';

/** What a record adds to the figure of an indicator, in its smallest unit. */
export interface AddedAmount {
  readonly recordId: string;
  readonly indicator: IndicatorCode;
  readonly amount: number | null;
  readonly qualifier: Qualifier;
}

/** The newest records of all ledgers together. */
@Injectable()
export class LatestRecordsRepository {
  constructor(private readonly database: Database) {}

  /** Records that the own unit keeps or oversees, newest day first, none of a day to come. */
  async latest(scope: Scope, today: LocalDate, limit: number): Promise<LedgerRecord[]> {
    const values: unknown[] = [];
    const parts = ledgerParts(scope, values, { kept: true });
    const most = `$${values.push(limit)}`;
    const until = `$${values.push(today)}`;
    const selected = parts.map(({ definition, searched: { day }, search }) => {
      search.add('until today', () => `f.${day} <= ${until}::date`);
      const cut = `${newestFirst(day)} limit ${most}`;
      const from = search.cutFrom(definition.kind, cut);
      const columns = `${ledgerColumn(definition)}, ${recordColumns(day)}`;
      return `(select ${columns} from ${from} where ${search.conditions} ${cut})`;
    });
    const statement: Statement = {
      name: `across.latest ${parts.map(({ search }) => search.name).join(' ')}`,
      text: `select r.* from (${selected.join(' union all ')}) r order by r.day desc, r.id desc limit ${most}`,
      inOrder: isReadInOrder(scope),
    };
    return this.database.read<LedgerRecord & Record<string, unknown>>(scope, statement, values);
  }

  /** What records add to figures, as view fact_figure states it: nothing while they are planned. */
  async amounts(scope: Scope, ids: readonly string[]): Promise<AddedAmount[]> {
    const figures = LEDGERS.all().map(figuresOf);
    const kinds = figures.flatMap(({ kinds: own, indicators }) => (indicators.length > 0 ? own : []));
    const codes = [...new Set(figures.flatMap(({ indicators }) => indicators))];
    const text = `select g.fact_id as "recordId", g.indicator, sum(g.amount) as amount, g.qualifier
      from ${figuresOfRecord(kinds)} and g.fact_id = any ($2::uuid[])
        and g.indicator in (${codes.map((code) => `'${code}'`).join(', ')})
      group by g.fact_id, g.indicator, g.qualifier`;
    const statement = { name: 'across.amounts', text };
    return this.database.read<AddedAmount & Record<string, unknown>>(scope, statement, [scope.cityCode, ids]);
  }
}
