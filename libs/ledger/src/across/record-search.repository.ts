import { foldedWords, foldIdentifier, type LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { patternOf } from '../facts/fact-search.js';
import {
  isReadInOrder,
  ledgerColumn,
  type LedgerPart,
  ledgerParts,
  type LedgerRecord,
  newestFirst,
  recordColumns,
} from './kept-ledgers.js';

/**
 * Records of each ledger that are looked through, the newest: no index serves words under row-level security (see
 * `ActivityService`), so this bounds what a search costs in a city of any size.
 */
export const MOST_LOOKED_THROUGH = 4_000;

/** Records with the words, newest first. */
interface FoundRecords {
  readonly records: readonly LedgerRecord[];
  /** The day from which on every ledger was looked through; null where all of it was. */
  readonly since: LocalDate | null;
}

type Row = LedgerRecord & { readonly id: string | null; readonly looked: number; readonly first: LocalDate | null };

/** The records of all ledgers by the words in their texts. */
@Injectable()
export class RecordSearchRepository {
  constructor(private readonly database: Database) {}

  /**
   * Up to `limit` records in which all words occur, each in a text of the record, in the name of its unit or in that of
   * a region that it lies in, and at least one in a text of the record: who looks for a unit finds the unit.
   * @param regionsOf codes of the regions that have a word in their name
   */
  async found(
    scope: Scope,
    text: string,
    limit: number,
    regionsOf: (word: string) => readonly string[],
  ): Promise<FoundRecords> {
    const words = foldedWords(text);
    if (words.length === 0) return { records: [], since: null };
    const values: unknown[] = [];
    const parts = ledgerParts(scope, values, { kept: false });
    const value = (given: unknown) => `$${values.push(given)}`;
    const looked = value(MOST_LOOKED_THROUGH);
    const most = value(limit);
    const several = words.length > 1;
    const sought = words.map((word, at) => ({
      word,
      inText: value(patternOf(word)),
      named: `named_${at}`,
      inRegion: several ? value(regionsOf(word)) : '',
    }));
    // A unit sees its own name and no other: said aloud, the names of a city are not gone through.
    const ofUnit = several && scope.regions.length === 0 ? ` and t.id = ${value(scope.tenantId)}` : '';
    const units = (several ? sought : []).map(
      ({ word, named }) => `${named} as materialized (
        select t.id from tenant t
        where t.city_code = $1${ofUnit} and t.name_folded like ${value(patternOf(foldIdentifier(word)))})`,
    );
    const ledgers = parts.map((part, at) => `looked_${at} as materialized (${lookedThrough(part, sought, looked)})`);
    const selected = parts.map(({ definition }, at) => {
      const from = `looked_${at}`;
      return `select ${ledgerColumn(definition)}, n.looked, n.first, h.* from (
          select count(*)::int as looked, min(day) as first from ${from}) n
        left join lateral (
          select id, "tenantId", "regionCode", version, day from ${from} where hit order by day desc, id desc
            limit ${most}) h on true`;
    });
    const statement: Statement = {
      name: `across.search ${words.length} ${parts.map(({ search }) => search.name).join(' ')}`,
      text: `with ${[...units, ...ledgers].join(',\n')} ${selected.join(' union all ')}`,
      inOrder: isReadInOrder(scope),
    };
    return foundIn(await this.database.search<Row & Record<string, unknown>>(scope, statement, values), limit);
  }
}

/** The newest records of a ledger, and whether each is one of those that are sought. */
function lookedThrough(
  { definition, searched: { day, text = 'f.search_text' }, search }: LedgerPart,
  sought: readonly { readonly inText: string; readonly named: string; readonly inRegion: string }[],
  most: string,
): string {
  const cut = `${newestFirst(day)} limit ${most}`;
  const newest = `select f.* from ${search.cutFrom(definition.kind, cut)} where ${search.conditions} ${cut}`;
  const words = sought.map(
    ({ inText, named, inRegion }) =>
      `(f.texts like ${inText} or f.tenant_id in (select id from ${named})
        or f.region_code ^@ any (${inRegion}::text[]))`,
  );
  const own = sought.map(({ inText }) => `f.texts like ${inText}`);
  const hit = sought.length === 1 ? own.join() : `${words.join(' and ')} and (${own.join(' or ')})`;
  return `select ${recordColumns('day')}, ${hit} as hit from (
      select f.id, f.tenant_id, f.region_code, f.version, f.${day} as day, ${text} as texts from (${newest}) f) f`;
}

function foundIn(rows: readonly Row[], limit: number): FoundRecords {
  const records = rows
    .filter(({ id }) => id !== null)
    .sort((left, right) => (left.day === right.day ? compare(right.id, left.id) : compare(right.day, left.day)))
    .slice(0, limit);
  const cut = rows.flatMap(({ looked, first }) => (looked >= MOST_LOOKED_THROUGH && first !== null ? [first] : []));
  return { records, since: cut.sort().at(-1) ?? null };
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
