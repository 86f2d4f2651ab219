/** A file as it is kept. */
export interface AttachmentRow {
  readonly id: string;
  readonly tenantId: string;
  readonly state: 'UPLOADED' | 'ATTACHED' | 'DETACHED';
  /** Null until it is attached. */
  readonly ownerKind: string | null;
  readonly ownerId: string | null;
  readonly regionCode: string | null;
  /** Seen by those alone who oversee the region. */
  readonly ofRegion: boolean;
  /** What its unit calls it. */
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of what is kept, and of its preview, in hexadecimal. Told to nobody: others may have the same file. */
  readonly content: string;
  readonly preview: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly scanned: boolean;
  readonly inputHash: string | null;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly attachedAt: Date | null;
}

/** A file that has just arrived. */
export type NewAttachment = Omit<
  AttachmentRow,
  | 'tenantId'
  | 'state'
  | 'ownerKind'
  | 'ownerId'
  | 'regionCode'
  | 'ofRegion'
  | 'uploadedBy'
  | 'uploadedAt'
  | 'attachedAt'
> & { readonly idempotencyKey: string | null };

/**
 * Where the bytes of a tenant's file lie: by their hash, in a directory of the tenant, so that nobody can tell whether
 * another tenant has the same file.
 */
export function contentKey(cityCode: string, tenantId: string, sha256: string): string {
  return `${cityCode}/${tenantId}/${sha256.slice(0, 2)}/${sha256}`;
}
