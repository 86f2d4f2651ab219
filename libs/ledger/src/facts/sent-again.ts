import { type FieldCode, DomainError } from '@fanzha/domain';
import type { FactEntity } from './fact.entity.js';
import type { ReadFact, StatedRegion } from './fact-bounds.js';
import { inputHash } from './input-hash.js';
import type { AnyLedger } from './ledger-definition.js';

/** Errors that leave all that was sent in the content: bounds that may have become stricter since it was first sent. */
const WHOLE: ReadonlySet<FieldCode> = new Set<FieldCode>([
  'REQUIRED',
  'TOO_SHORT',
  'TOO_LONG',
  'INVALID_CHARACTERS',
  'LINE_BREAK',
  'NO_LETTER',
  'PERSONAL_NUMBER',
  'TOO_LARGE',
  'DATE_IN_FUTURE',
  'MOMENT_IN_FUTURE',
  'DATE_TOO_EARLY',
  'DATE_TOO_LATE',
  'NOT_A_REGION',
]);

/**
 * The first record under a key, for a request that states the same. Records of release 0.1 do not know what was sent,
 * and answer whatever is sent. An input of which something could not be read is none that was ever recorded.
 * @throws DomainError CONFLICT (IDEMPOTENCY_KEY_REUSED) where something else was sent: taking
 * it for the same would lose it.
 */
export function sameOrRefused<Fact extends FactEntity>(
  definition: AnyLedger,
  first: Fact,
  read: ReadFact<StatedRegion>,
): Fact {
  const { id, version, recordStatus, tenantId, homeRegion, inputHash: sent } = first;
  const whole = read.errors.every(({ code }) => WHOLE.has(code));
  if (sent === null || (whole && hashOf(definition, tenantId, homeRegion, read) === sent)) return first;
  throw DomainError.conflict({ id, version, recordStatus }, 'IDEMPOTENCY_KEY_REUSED');
}

/** The digest of an input; naming the unit's own region is the same as naming none. Null without a key. */
export function hashOf(
  { kind, inOrder = [] }: AnyLedger,
  tenantId: string,
  homeRegion: string | undefined,
  { content, besides, idempotencyKey }: ReadFact<StatedRegion>,
): string | null {
  if (idempotencyKey === null) return null;
  const regionCode = content.regionCode === homeRegion ? null : content.regionCode;
  return inputHash(
    { kind, tenantId, idempotencyKey, inOrder },
    { ...content, ...besides, ...hashedCampaigns(content), regionCode },
  );
}

/** One campaign, or none, as records said it that could not name several: what they sent may be sent again. */
const hashedCampaigns = ({ campaignIds }: StatedRegion) =>
  campaignIds.length > 1 ? {} : { campaignId: campaignIds[0] ?? null, campaignIds: null };
