import type { LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { columnOf } from '../facts/entity-columns.js';
import { type AnyLedger, LEDGERS } from '../facts/ledger-definition.js';

/** The words of a record of the own unit, folded as they are searched. */
export interface KeptWords {
  /** Kind of its ledger, as the API names it. */
  readonly kind: string;
  readonly id: string;
  readonly day: LocalDate;
  readonly words: string;
}

/** Words of a record that are worth a comparison: shorter ones are alike by chance. */
const SHORTEST = 12;

/** What records say in words lies in `search_text`, unless a ledger looks elsewhere: cases are known by numbers. */
const inWords = ({ texts, searched }: AnyLedger): boolean => texts.length > 0 && searched === undefined;

function statement(): Statement {
  const parts = LEDGERS.all()
    .filter(inWords)
    .map(({ kind, entity, day, source }) => {
      const on = `f.${columnOf(entity, day)}`;
      return `(select '${source.kind}'::text as kind, f.id, ${on} as day, f.search_text as words from ${kind} f
        where f.city_code = $1 and f.tenant_id = $2 and f.record_status = 'ACTIVE' and ${on} >= $3::date
          and char_length(f.search_text) >= ${SHORTEST}
        order by ${on} desc, f.id desc limit $4)`;
    });
  return {
    name: 'across.kept_words',
    text: `select r.kind, r.id, r.day, r.words from (
        select n.*, sum(char_length(n.words)) over (order by n.day desc, n.id desc) as told from (
          select r.* from (${parts.join(' union all ')}) r order by r.day desc, r.id desc limit $4) n) r
      where r.told <= $5::int8 order by r.day desc, r.id desc`,
  };
}

/** What the own unit has put down in words, over all ledgers: where a text tells it again, it is known. */
@Injectable()
export class KeptWordsRepository {
  private own: Statement | null = null;

  constructor(private readonly database: Database) {}

  /** The newest records of the own unit since a day, at most so many and with so many characters together. */
  since(
    scope: Scope,
    day: LocalDate,
    { records, characters }: { readonly records: number; readonly characters: number },
  ): Promise<KeptWords[]> {
    return this.database.read<KeptWords & Record<string, unknown>>(scope, this.words(), [
      scope.cityCode,
      scope.tenantId,
      day,
      records,
      characters,
    ]);
  }

  private words(): Statement {
    return (this.own ??= statement());
  }
}
