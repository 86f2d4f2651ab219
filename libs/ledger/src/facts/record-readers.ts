import { DomainError } from '@fanzha/domain';
import { loaderOf, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { FactEntity } from './fact.entity.js';
import type { KeptLedger } from './kept-ledger.js';

/** How records of a ledger are read and kept, and the type in the API that shows it. */
export interface RecordReader {
  readonly type: string;
  /** What its list is called in the API. */
  readonly list: string;
  readonly ledger: KeptLedger;
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

  /** The ledger whose list has this name. @throws DomainError NOT_FOUND where there is none. */
  ofList(name: string): RecordReader {
    const reader = this.all().find(({ list }) => list === name);
    if (!reader) throw DomainError.notFound();
    return reader;
  }

  all(): readonly RecordReader[] {
    return [...this.byKind.values()];
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

  /** @throws DomainError NOT_FOUND where no ledger has the kind. */
  require(kind: string): RecordReader {
    const reader = this.byKind.get(kind);
    if (!reader) throw DomainError.notFound();
    return reader;
  }
}
