import { DomainError, type ErrorReason } from '@fanzha/domain';
import type { Transaction, Viewer } from '@fanzha/platform';
import { changedFields } from './changed-fields.js';
import type { FactEntity } from './fact.entity.js';
import type { FactTable } from './fact-table.js';
import { changeableFields, type LedgerDefinition } from './ledger-definition.js';
import type { Trail } from './trail.js';

/** The version of a fact that somebody has seen. */
export interface SeenVersion {
  readonly id: string;
  readonly version: number;
}

/** Where a ledger finds what has become of its facts. */
interface FactHistory<Fact extends FactEntity> {
  readonly definition: LedgerDefinition<Fact>;
  readonly table: FactTable<Fact>;
  readonly trail: Trail;
}

/** The conflict, telling what the other did since the version that was seen. */
export async function overtakenBy<Fact extends FactEntity>(
  tx: Transaction,
  viewer: Viewer,
  { definition, table, trail }: FactHistory<Fact>,
  { id, version }: SeenVersion,
  reason: ErrorReason,
): Promise<DomainError> {
  const current = await table.findIn(tx, id);
  if (!current) return DomainError.notFound();
  const { revisions, people } = trail;
  const earlier = await revisions.ofFact<Fact>(tx, definition.kind, id);
  const seen = earlier.find((revision) => revision.version === version)?.image;
  // A program that only writes learns that somebody was faster, and not who.
  const reads = viewer.permissions.has('ledger:read');
  const changedBy = reads ? await people.nameIn(tx, earlier[0]?.changedBy ?? current.recordedBy) : null;
  const shown = definition.redactForHistory?.(current) ?? current;
  const fields = seen ? changedFields(changeableFields(definition), seen, shown) : [];
  const { version: latest, changedAt } = current;
  return DomainError.conflict({ current: { version: latest, changedAt, changedBy, changedFields: fields } }, reason);
}
