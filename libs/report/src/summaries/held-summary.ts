import { requireVersion } from '@fanzha/domain';
import type { Transaction, Viewer } from '@fanzha/platform';
import { requireMayWrite } from './summary.policy.js';
import type { SummaryRepository } from './summary.repository.js';
import type { DraftRow, SummaryRow } from './summary.rows.js';

/** A summary that is to be changed, by the version of its draft that the viewer has seen. */
interface SeenSummary {
  readonly id: string;
  readonly version: number;
}

/**
 * A summary of the viewer's unit with its draft, held until the transaction ends; null where there is none that the
 * viewer may see.
 * @throws DomainError FORBIDDEN, CONFLICT (VERSION_CHANGED with `version`).
 */
export async function heldSummary(
  tx: Transaction,
  summaries: SummaryRepository,
  viewer: Viewer,
  { id, version }: SeenSummary,
): Promise<{ readonly summary: SummaryRow; readonly draft: DraftRow } | null> {
  const before = await summaries.find(tx, id);
  if (!before) return null;
  requireMayWrite(viewer, before);
  const draft = await summaries.lockDraft(tx, id);
  if (!draft) return null;
  requireVersion(draft, version);
  // Read anew behind the lock: an edition may have been issued while it was waited for.
  return { summary: (await summaries.find(tx, id)) ?? before, draft };
}
