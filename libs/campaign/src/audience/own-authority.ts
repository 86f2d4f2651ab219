import { DomainError } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';

/**
 * Ends here unless the viewer is an official of the authority that something belongs to.
 * @throws DomainError FORBIDDEN (READ_ONLY_OVERSIGHT).
 */
export function requireOwnAuthority(viewer: Viewer, { tenantId }: { readonly tenantId: string }): void {
  if (tenantId !== viewer.tenantId || viewer.oversight.length === 0) throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
}
