import { APPROVAL_KINDS, nameIn, ROLES, SECTORS, termOf, type Locale } from '@fanzha/domain';
import type { ApprovalRowFragment } from '../graphql/generated.js';
import { aside, listed } from '../locales/punctuation.js';

/** What a request is about, in one line: an account with its roles, or a region with its sector. */
export function subjectText(request: ApprovalRowFragment, locale: Locale, everySector: string): string {
  const { kind, region, sector, displayName, username, roles } = request;
  if (kind === 'GRANT_OVERSIGHT')
    return `${region?.name ?? ''} · ${sector ? nameIn(locale, termOf(SECTORS, sector)) : everySector}`;
  const names = listed(roles.map((role) => nameIn(locale, termOf(ROLES, role))));
  return `${displayName ?? ''}${aside(username ?? '')} · ${names}`;
}

export const kindText = ({ kind }: ApprovalRowFragment, locale: Locale): string =>
  nameIn(locale, termOf(APPROVAL_KINDS, kind));
