import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { FactTable } from '../facts/fact-table.js';
import { In } from 'typeorm';
import type { GroupOutline } from './leadership-group.contributions.js';
import { type LeadershipGroupFact, LeadershipMemberEntity } from './leadership-group.entity.js';
import { leadershipGroupLedger } from './leadership-group.ledger.js';
import type { Phones } from './member-phones.js';

const CONTACTS: Statement = {
  name: 'leadership_group.contacts',
  text: `select group_id as "groupId", position, phone from leadership_contact
    where city_code = $1 and group_id = any ($2::uuid[])`,
};

const FORGET_CONTACTS: Statement = {
  name: 'leadership_group.forget_contacts',
  text: 'delete from leadership_contact where city_code = $1 and group_id = $2',
};

const KEEP_CONTACTS: Statement = {
  name: 'leadership_group.keep_contacts',
  text: `insert into leadership_contact (city_code, group_id, tenant_id, position, phone)
    select $1, $2, $3, position, phone from unnest($4::int[], $5::text[]) as stated(position, phone) returning 1`,
};

const OUTLINES: Statement = {
  name: 'leadership_group.outlines',
  text: `select id, tenant_id as "tenantId", document_number as "documentNumber", campaign_ids as "campaignIds",
      founded_on as "foundedOn", dissolved_on as "dissolvedOn",
      record_status as "recordStatus"
    from leadership_group where city_code = $1 and tenant_id = $2 and record_status = 'ACTIVE'`,
};

type ContactRow = { groupId: string; position: number; phone: string };

/** Groups with their members, whose phones lie in a table that only their own tenant reads. */
@Injectable()
export class LeadershipGroupRepository extends FactTable<LeadershipGroupFact> {
  constructor(database: Database) {
    super(database, leadershipGroupLedger);
  }

  /** All groups of the scope's own tenant that count, without their members. */
  async outlines(tx: Transaction): Promise<GroupOutline[]> {
    return tx.run<GroupOutline & Record<string, unknown>>(OUTLINES, [tx.scope.cityCode, tx.scope.tenantId]);
  }

  /** Writes those members that are others than before at their position; a list of two hundred may change in one. */
  protected override async replaceParts(tx: Transaction, group: LeadershipGroupFact): Promise<void> {
    const { cityCode, id: groupId } = group;
    const stored = new Map(
      (await tx.manager.findBy(LeadershipMemberEntity, { cityCode, groupId })).map((row) => [row.position, row]),
    );
    const rows = rowsOf(group);
    const isAsStored = (row: MemberRow): boolean => {
      const before = stored.get(row.position);
      return (
        before !== undefined &&
        (Object.keys(row) as (keyof MemberRow)[]).every((column) => (before[column] ?? null) === (row[column] ?? null))
      );
    };
    const changed = rows.filter((row) => !isAsStored(row));
    const positions = [
      ...changed.map(({ position }) => position),
      ...[...stored.keys()].filter((position) => position >= rows.length),
    ];
    if (positions.length > 0)
      await tx.manager.delete(LeadershipMemberEntity, { cityCode, groupId, position: In(positions) });
    if (changed.length > 0) await tx.manager.insert(LeadershipMemberEntity, changed);
  }

  /** Phones of many groups by group and position, as far as the scope may know them: those of its own tenant. */
  async contacts(scope: Scope, groupIds: readonly string[]): Promise<ReadonlyMap<string, Phones>> {
    const rows = await this.database.read<ContactRow>(scope, CONTACTS, [scope.cityCode, groupIds]);
    return new Map(
      [...Map.groupBy(rows, ({ groupId }) => groupId)].map(([groupId, ofGroup]) => [groupId, byPlace(ofGroup)]),
    );
  }

  /** Phones of one group of the own tenant as the transaction sees them. */
  async contactsIn(tx: Transaction, groupId: string): Promise<Phones> {
    return byPlace(await tx.run<ContactRow>(CONTACTS, [tx.scope.cityCode, [groupId]]));
  }

  /** Puts the phones of a group in the place of those known before. */
  async replaceContacts(
    tx: Transaction,
    { cityCode, id, tenantId }: LeadershipGroupFact,
    phones: Phones,
  ): Promise<void> {
    await tx.run(FORGET_CONTACTS, [cityCode, id]);
    if (phones.size > 0)
      await tx.run(KEEP_CONTACTS, [cityCode, id, tenantId, [...phones.keys()], [...phones.values()]]);
  }
}

type MemberRow = ReturnType<typeof rowsOf>[number];

function rowsOf({ cityCode, id: groupId, tenantId, regionCode, sector, members }: LeadershipGroupFact) {
  return members.map((member, position) => ({ ...member, position, cityCode, groupId, tenantId, regionCode, sector }));
}

const byPlace = (rows: readonly ContactRow[]): Phones => new Map(rows.map(({ position, phone }) => [position, phone]));
