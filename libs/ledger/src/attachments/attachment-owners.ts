import { DomainError, requireFound, type Sector } from '@fanzha/domain';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { requireMay } from '../facts/fact.policy.js';
import { RecordReaders } from '../facts/record-readers.js';

/** Who sees the files of a record: what its own rows say of it, repeated beside each file. */
export interface AttachmentPlace {
  readonly regionCode: string;
  /** `*`: all lines together. */
  readonly sector: Sector | '*';
  /** Seen by those alone who oversee the region, also within the own unit. */
  readonly ofRegion: boolean;
  /** Whether those who oversee it see it, too. */
  readonly shown: boolean;
}

/** Something that files are attached to: a ledger, or a kind of documents. */
export interface AttachmentOwner {
  /** @throws DomainError NOT_FOUND where there is no such record, or none that the viewer may see. */
  requireSeen(viewer: Viewer, id: string): Promise<void>;
  /**
   * Holds a record until the transaction ends, so that neither its place nor its state changes meanwhile.
   * @throws DomainError NOT_FOUND; FORBIDDEN where the viewer may not change it; CONFLICT where nobody may.
   */
  hold(tx: Transaction, viewer: Viewer, id: string): Promise<AttachmentPlace>;
}

/** What files may be attached to, by the kinds of the API. Ledgers are known by their definition. */
@Injectable()
export class AttachmentOwners {
  private readonly others = new Map<string, AttachmentOwner>();

  constructor(private readonly readers: RecordReaders) {}

  /** Adds something that is no ledger. */
  add(kind: string, owner: AttachmentOwner): void {
    this.others.set(kind, owner);
  }

  /** @throws DomainError NOT_FOUND where records of the kind have no files. */
  require(kind: string): AttachmentOwner {
    return this.others.get(kind) ?? this.ledger(kind);
  }

  private ledger(kind: string): AttachmentOwner {
    const { ledger } = this.readers.require(kind);
    if (!ledger.definition.attachable) throw DomainError.notFound();
    return {
      requireSeen: async (viewer, id) => {
        await ledger.get(viewer, id);
      },
      hold: async (tx, viewer, id) => {
        const fact = requireFound(await ledger.table.findIn(tx, id));
        requireMay('amend', viewer, fact, ledger.definition);
        const held = requireFound(await ledger.table.hold(tx, id));
        if (held.recordStatus === 'VOIDED') throw DomainError.conflict({}, 'ALREADY_VOIDED');
        return { regionCode: held.regionCode, sector: held.sector, ofRegion: false, shown: true };
      },
    };
  }
}
