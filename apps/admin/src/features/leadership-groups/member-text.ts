import { LEADERSHIP_ROLES, nameIn, termOf } from '@fanzha/domain';
import type { LeadershipRole } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';

export const roleName = (role: LeadershipRole): string => nameIn(currentLocale(), termOf(LEADERSHIP_ROLES, role));

/** Members in a line: `组长 某某、联络员 某某`. */
export const membersText = (members: readonly { readonly name: string; readonly role: LeadershipRole }[]): string =>
  members.map(({ name, role }) => `${roleName(role)} ${name}`).join(currentLocale() === 'en' ? ', ' : '、');
