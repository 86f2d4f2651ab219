import { type Confirmation, foldIdentifier, isFraudTypeCode, isId, type LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FactSearch } from '../facts/fact-search.js';
import { FactTable } from '../facts/fact-table.js';
import { type InterceptionFact, InterceptionParticipantEntity, type Participant } from './interception.entity.js';
import type { InterceptionFilter } from './interception.inputs.js';
import { interceptionLedger, ownOrJoined } from './interception.ledger.js';

/** A unit that can be named: it has not been asked yet. */
export type Candidate = Omit<Participant, 'confirmation'>;
type Row = Candidate & Record<string, unknown>;

/** What is kept of a unit that took part, beside its id. */
const PARTICULARS = ['name', 'type', 'homeRegion', 'sector', 'confirmation'] as const;

const PARTNERS_NAMED: Statement = {
  name: 'interception.partners_named',
  text: `select u.id, u.name, u.type, u.home_region as "homeRegion", u.sector
    from tenant own, interception_partners($3, null, $4) u
    where own.city_code = $1 and own.id = $2`,
};

const PARTNERS: Statement = {
  name: 'interception.partners',
  text: `select u.id, u.name, u.type, u.home_region as "homeRegion", u.sector
    from tenant own, interception_partners(null, $3::uuid[], $4) u
    where own.city_code = $1 and own.id = $2`,
};

/** Whom the record names, in the record: the database shows it to them by its own row. */
const WRITE_NAMED: Statement = {
  name: 'interception.write_named',
  text: `
    update interception set named = coalesce((
      select array_agg(p.tenant_id order by p.tenant_id) from interception_participant p
        where p.city_code = $1 and p.interception_id = $2), '{}')
    where city_code = $1 and id = $2`,
};

const ANSWER: Statement = {
  name: 'interception.answer',
  text: `update interception_participant set confirmation = $4, answered_by = $5, answered_at = now()
    where city_code = $1 and interception_id = $2 and tenant_id = $3`,
};

const OWN_TYPE: Statement = {
  name: 'interception.own_type',
  text: 'select type from tenant where city_code = $1 and id = $2',
};

/** Interceptions with the units that took part. */
@Injectable()
export class InterceptionRepository extends FactTable<InterceptionFact> {
  constructor(database: Database) {
    super(database, interceptionLedger);
  }

  /** The conditions that only this ledger's lists know. */
  narrow(search: FactSearch, scope: Scope, { venue, fraudTypeCode, toConfirm }: InterceptionFilter): void {
    if (scope.regions.length === 0) search.add('own or joined', ($) => ownOrJoined($(scope.tenantId)));
    if (toConfirm) {
      search.add(
        'to confirm',
        ($) => `f.id in (select p.interception_id from interception_participant p
        where p.city_code = $1 and p.tenant_id = ${$(scope.tenantId)} and p.confirmation = 'PENDING')`,
      );
    }
    if (venue != null)
      search.add(
        'venue',
        ($) =>
          `(f.venue = ${$(venue)} or f.venues @> jsonb_build_array(jsonb_build_object('venue', ${$(venue)}::text)))`,
      );
    // The codes of kinds begin with the code of what they are kinds of.
    if (fraudTypeCode != null) {
      const known = isFraudTypeCode(fraudTypeCode);
      search.add('fraud type', ($) => (known ? `f.fraud_type ^@ ${$(fraudTypeCode)}` : 'false'), known);
    }
  }

  /** Units of the own county that dissuade, open on the day, with this in their names: at most 20, by name. */
  async partnersNamed(scope: Scope, text: string, day: LocalDate): Promise<Candidate[]> {
    return this.database.read<Row>(scope, PARTNERS_NAMED, [scope.cityCode, scope.tenantId, foldIdentifier(text), day]);
  }

  /** Those of the units with these ids that can have taken part on the day. */
  async partners(tx: Transaction, ids: readonly string[], day: LocalDate): Promise<Candidate[]> {
    const known = ids.filter(isId);
    return known.length > 0 ? tx.run<Row>(PARTNERS, [tx.scope.cityCode, tx.scope.tenantId, known, day]) : [];
  }

  /** Keeps what the scope's own tenant says to having been named. */
  async answer(tx: Transaction, interceptionId: string, confirmation: Confirmation): Promise<void> {
    await tx.run(ANSWER, [tx.scope.cityCode, interceptionId, tx.scope.tenantId, confirmation, tx.scope.userId]);
  }

  /** The type of the scope's own tenant. */
  async ownType(scope: Scope): Promise<string | null> {
    const [row] = await this.database.read<{ type: string }>(scope, OWN_TYPE, [scope.cityCode, scope.tenantId]);
    return row?.type ?? null;
  }

  protected override async insertParts(tx: Transaction, fact: InterceptionFact): Promise<void> {
    await this.insertParticipants(tx, fact, fact.joinedBy);
    if (fact.joinedBy.length > 0) await this.writeNamed(tx, fact);
  }

  /**
   * Units that no longer take part stay until `removeOthers`: the database lets nobody move figures of a unit that is
   * not named. Those that take part as before are not written anew: it names only units that could be named today.
   */
  protected override async replaceParts(tx: Transaction, fact: InterceptionFact): Promise<void> {
    const { cityCode, id: interceptionId } = fact;
    const named = await tx.manager.findBy(InterceptionParticipantEntity, { cityCode, interceptionId });
    const asBefore = (unit: Participant) =>
      named.some(
        (row) => row.tenantId === unit.id && PARTICULARS.every((particular) => row[particular] === unit[particular]),
      );
    const others = fact.joinedBy.filter((unit) => !asBefore(unit));
    for (const { id: tenantId } of others)
      await tx.manager.delete(InterceptionParticipantEntity, { cityCode, interceptionId, tenantId });
    await this.insertParticipants(tx, fact, others);
    if (others.length > 0) await this.writeNamed(tx, fact);
  }

  /** Takes away the units that were named before and are not any more. */
  async removeOthers(tx: Transaction, before: InterceptionFact, after: InterceptionFact): Promise<void> {
    const staying = new Set(after.joinedBy.map(({ id }) => id));
    const { cityCode, id: interceptionId } = after;
    const leaving = before.joinedBy.filter(({ id }) => !staying.has(id));
    for (const { id: tenantId } of leaving)
      await tx.manager.delete(InterceptionParticipantEntity, { cityCode, interceptionId, tenantId });
    if (leaving.length > 0) await this.writeNamed(tx, after);
  }

  private async writeNamed(tx: Transaction, { cityCode, id }: InterceptionFact): Promise<void> {
    await tx.run(WRITE_NAMED, [cityCode, id]);
  }

  private async insertParticipants(
    tx: Transaction,
    fact: InterceptionFact,
    units: readonly Participant[],
  ): Promise<void> {
    if (units.length === 0) return;
    const { cityCode, id: interceptionId, tenantId: recorderId } = fact;
    await tx.manager.insert(
      InterceptionParticipantEntity,
      units.map(({ id: tenantId, confirmation: _asked, ...unit }) => ({
        ...unit,
        cityCode,
        interceptionId,
        recorderId,
        tenantId,
        regionCode: unit.homeRegion,
      })),
    );
  }
}
