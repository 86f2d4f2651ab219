import { Database, type Scope, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FactStore } from '../facts/book.js';
import type { FactSearch } from '../facts/fact-search.js';
import { FactTable } from '../facts/fact-table.js';
import { InspectionEntity, type InspectionFact, InspectionHazardEntity } from './inspection.entity.js';

const HAZARDS = `
  coalesce((
    select jsonb_agg(jsonb_build_object('description', h.description, 'count', h.count, 'countQualifier', h.count_qualifier,
      'deadline', h.deadline, 'rectifiedOn', h.rectified_on) order by h.position)
    from inspection_hazard h where h.city_code = f.city_code and h.inspection_id = f.id), '[]') as hazards`;

const OPEN_HAZARD = `exists (
  select from inspection_hazard h where h.city_code = f.city_code and h.inspection_id = f.id and h.rectified_on is null)`;

/** Inspections with a hazard that is not yet put right, or those without one. */
export const unrectified =
  (wanted: boolean) =>
  (search: FactSearch): void =>
    search.add(wanted ? 'unrectified' : 'rectified', () => (wanted ? OPEN_HAZARD : `not ${OPEN_HAZARD}`));

/** All SQL of the inspections. */
@Injectable()
export class InspectionRepository implements FactStore<InspectionFact> {
  readonly table: FactTable<InspectionFact>;

  constructor(database: Database) {
    this.table = new FactTable<InspectionFact>(database, {
      entity: InspectionEntity,
      table: 'inspection',
      day: 'occurred_on',
      dayOf: ({ occurredOn }) => occurredOn,
      texts: ({ subject, narrative }) => [subject, narrative],
      parts: HAZARDS,
      partNames: ['hazards'],
    });
  }

  find(scope: Scope, id: string): Promise<InspectionFact | null> {
    return this.table.find(scope, id);
  }

  findIn(tx: Transaction, id: string): Promise<InspectionFact | null> {
    return this.table.findIn(tx, id);
  }

  findByKey(tx: Transaction, key: string): Promise<InspectionFact | null> {
    return this.table.findByKey(tx, key);
  }

  async insert(
    tx: Transaction,
    inspection: Omit<InspectionFact, 'recordedAt' | 'changedAt'>,
  ): Promise<InspectionFact | null> {
    const inserted = await this.table.insert(tx, inspection);
    if (inserted) await this.insertHazards(tx, inserted);
    return inserted;
  }

  async replace(tx: Transaction, version: number, after: InspectionFact): Promise<InspectionFact | null> {
    const replaced = await this.table.replace(tx, version, after);
    if (!replaced) return null;
    await tx.manager.delete(InspectionHazardEntity, { cityCode: after.cityCode, inspectionId: after.id });
    await this.insertHazards(tx, replaced);
    return replaced;
  }

  private async insertHazards(tx: Transaction, inspection: InspectionFact): Promise<void> {
    const { cityCode, id: inspectionId, tenantId, regionCode, sector, hazards } = inspection;
    if (hazards.length === 0) return;
    await tx.manager.insert(
      InspectionHazardEntity,
      hazards.map((hazard, position) => ({
        ...hazard,
        position,
        cityCode,
        inspectionId,
        tenantId,
        regionCode,
        sector,
      })),
    );
  }
}
