import { requireFound } from '@fanzha/domain';
import { byId, loadById, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
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
    return requireFound(this.all().find(({ list }) => list === name));
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
    const { ledger, type } = this.require(kind);
    return loadById(context, `records of ${kind}`, id, {
      find: async (ids, { scope }) =>
        byId((await ledger.table.byIds(scope, ids)).map((fact) => ({ ...fact, recordType: type }))),
      missing: null,
    });
  }

  /** As its ledger voids it. @throws DomainError what `LedgerService.void` throws. */
  async void(viewer: Viewer, kind: string, { id, version, reason }: Voiding): Promise<ShownRecord> {
    const { ledger, type } = this.require(kind);
    return { ...(await ledger.void(viewer, id, version, reason)), recordType: type };
  }

  /** @throws DomainError NOT_FOUND where no ledger has the kind. */
  require(kind: string): RecordReader {
    return requireFound(this.byKind.get(kind));
  }
}
