import { LEADERSHIP_ROLES, nameIn, termOf } from '@fanzha/domain';
import type { LeadershipRole } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { listed } from '../../locales/punctuation.js';

export const roleName = (role: LeadershipRole): string => nameIn(currentLocale(), termOf(LEADERSHIP_ROLES, role));

/** Members in a line: `组长 某某、成员 各班班主任×24`. */
export const membersText = (
  members: readonly { readonly name: string; readonly role: LeadershipRole; readonly people?: number | string }[],
): string =>
  listed(
    members.map(({ name, role, people = 1 }) => `${roleName(role)} ${name}${Number(people) > 1 ? `×${people}` : ''}`),
  );
