import { DomainError, parsePeriod, type Period, type Sector, todayIn } from '@fanzha/domain';
import { checkOversees, RegionDirectory, TenantService } from '@fanzha/org';
import type { Viewer } from '@fanzha/platform';
import type { OperationReads, RollupNode } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { contentHash } from '@fanzha/rollup';
import type { Snapshot, SnapshotSubject } from './snapshot/snapshot.js';
import { takeSnapshot } from './snapshot/take-snapshot.js';
import type { SummaryInput } from './summary.inputs.js';
import type { SummaryRow } from './summary.rows.js';

/** Line of a summary that is about all lines together. */
const ALL_LINES = '*';

/** Whose figures a summary states, and where and in which line it is seen. */
interface ResolvedSubject {
  readonly subject: SnapshotSubject;
  readonly node: RollupNode;
  readonly regionCode: string;
  readonly line: string;
}

/** Figures as they were at one moment. */
interface FrozenFigures {
  readonly snapshot: Snapshot;
  readonly snapshotHash: string;
  readonly asOf: Date;
}

/** Whose work is summarised, and the figures of it. */
@Injectable()
export class SummarySubjects {
  constructor(
    private readonly tenants: TenantService,
    private readonly directory: RegionDirectory,
  ) {}

  /**
   * The own unit, or a region that the viewer oversees, in the line of its oversight.
   * @throws DomainError BAD_INPUT (NOT_A_REGION), FORBIDDEN (OUTSIDE_OVERSIGHT).
   */
  async resolve(viewer: Viewer, { regionCode, sector }: Pick<SummaryInput, 'regionCode' | 'sector'>) {
    return regionCode == null ? this.ownUnit(viewer) : this.region(viewer, regionCode, sector ?? null);
  }

  /** The same of a summary that is there: a region has to be overseen still. */
  async ofSummary(viewer: Viewer, { about, regionCode, sector }: SummaryRow): Promise<ResolvedSubject> {
    return about === 'UNIT' ? this.ownUnit(viewer) : this.region(viewer, regionCode, sector);
  }

  /** What a document is signed with: the name of the viewer's unit. */
  async signatureOf(viewer: Viewer): Promise<string> {
    return (await this.tenants.require(viewer, viewer.tenantId)).name;
  }

  /**
   * All figures of the subject, of one snapshot of the database.
   * @param reads those of the operation, which hold the viewer to what it may see
   */
  async freeze(reads: OperationReads, { node, subject }: ResolvedSubject, period: Period): Promise<FrozenFigures> {
    // Whatever was committed before this moment is in the figures.
    const asOf = new Date();
    const snapshot = await takeSnapshot(reads, { node, subject, period, today: todayIn(undefined, asOf) });
    return { snapshot, snapshotHash: contentHash(snapshot), asOf };
  }

  private async ownUnit(viewer: Viewer): Promise<ResolvedSubject> {
    const { id, name, type, regionCode, sector } = await this.tenants.require(viewer, viewer.tenantId);
    return {
      subject: { kind: 'UNIT', tenantId: id, name, type },
      node: { kind: 'TENANT', tenantId: id, territory: regionCode },
      regionCode,
      line: sector,
    };
  }

  private region(viewer: Viewer, code: string, asked: Sector | null): ResolvedSubject {
    const region = this.directory.find(code);
    if (!region) throw DomainError.badInput([{ path: 'regionCode', code: 'NOT_A_REGION' }]);
    const sector = checkOversees(viewer, code, asked);
    return {
      subject: { kind: 'REGION', regionCode: code, name: region.name, sector },
      node: { kind: 'REGION', code },
      regionCode: code,
      line: sector ?? ALL_LINES,
    };
  }
}

/** The period of a summary as the domain knows it. */
export const periodOf = ({ period }: Pick<SummaryRow, 'period'>): Period => parsePeriod(period);
