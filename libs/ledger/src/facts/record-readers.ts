import { DomainError } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FactEntity } from './fact.entity.js';

/** How one record of a ledger is read, and the type in the API that shows it. */
interface RecordReader {
  readonly type: string;
  readonly ledger: { get(viewer: Viewer, id: string): Promise<FactEntity> };
}

/** The ledgers that are served, by the kind under which the API knows them. */
@Injectable()
export class RecordReaders {
  private readonly byKind = new Map<string, RecordReader>();

  add(kind: string, reader: RecordReader): void {
    this.byKind.set(kind, reader);
  }

  /** @throws DomainError NOT_FOUND where there is none, or none that the viewer may see. */
  async get(viewer: Viewer, kind: string, id: string): Promise<FactEntity & { readonly recordType: string }> {
    const reader = this.byKind.get(kind);
    if (!reader) throw DomainError.notFound();
    return { ...(await reader.ledger.get(viewer, id)), recordType: reader.type };
  }
}
