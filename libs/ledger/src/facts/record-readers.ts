import { DomainError } from '@fanzha/domain';
import { loaderOf, type RequestContext, type Scope, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { FactEntity } from './fact.entity.js';

/** How one record of a ledger is read and voided, and the type in the API that shows it. */
interface RecordReader {
  readonly type: string;
  readonly ledger: {
    get(viewer: Viewer, id: string): Promise<FactEntity>;
    void(viewer: Viewer, id: string, version: number, reason: string): Promise<FactEntity>;
    readonly table: { byIds(scope: Scope, ids: readonly string[]): Promise<readonly FactEntity[]> };
  };
}

/** A record of a ledger, with the type in the API that shows it. */
type ShownRecord = FactEntity & { readonly recordType: string };

/** Which version of a record is voided, and why. */
interface Voiding {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
}

/** The ledgers that are served, by the kind under which the API knows them. */
@Injectable()
export class RecordReaders {
  private readonly byKind = new Map<string, RecordReader>();

  add(kind: string, reader: RecordReader): void {
    this.byKind.set(kind, reader);
  }

  /** @throws DomainError NOT_FOUND where there is none, or none that the viewer may see. */
  async get(viewer: Viewer, kind: string, id: string): Promise<ShownRecord> {
    const { ledger, type } = this.require(kind);
    return { ...(await ledger.get(viewer, id)), recordType: type };
  }

  /** As `get`, but null where there is none: of each ledger those of an operation are read by one statement. */
  load(context: RequestContext, kind: string, id: string): Promise<ShownRecord | null> {
    const loader = loaderOf(context, `records of ${kind}`, () => {
      const { ledger, type } = this.require(kind);
      const { scope } = context.viewer as Viewer;
      return new DataLoader<string, ShownRecord | null>(async (ids) => {
        const found = new Map((await ledger.table.byIds(scope, ids)).map((fact) => [fact.id, fact]));
        return ids.map((each) => {
          const fact = found.get(each);
          return fact ? { ...fact, recordType: type } : null;
        });
      });
    });
    return loader.load(id);
  }

  /** As its ledger voids it. @throws DomainError what `LedgerService.void` throws. */
  async void(viewer: Viewer, kind: string, { id, version, reason }: Voiding): Promise<ShownRecord> {
    const { ledger, type } = this.require(kind);
    return { ...(await ledger.void(viewer, id, version, reason)), recordType: type };
  }

  private require(kind: string): RecordReader {
    const reader = this.byKind.get(kind);
    if (!reader) throw DomainError.notFound();
    return reader;
  }
}
