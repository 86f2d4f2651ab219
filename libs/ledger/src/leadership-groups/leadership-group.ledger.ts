import { indicatorsOf, keepersOf } from '@fanzha/domain';
import { amountNames } from '../facts/amount-fields.js';
import type { LedgerDefinition } from '../facts/ledger-definition.js';
import { groupContributions } from './leadership-group.contributions.js';
import { LeadershipGroupEntity, type LeadershipGroupFact, LeadershipMemberEntity } from './leadership-group.entity.js';

/** The ledger of leadership groups: who leads the work of a tenant, and since when. */
export const leadershipGroupLedger: LedgerDefinition<LeadershipGroupFact> = {
  kind: 'leadership_group',
  entity: LeadershipGroupEntity,
  parts: [{ entity: LeadershipMemberEntity, as: 'members', of: 'groupId', inOrder: true }],
  day: 'foundedOn',
  recordedBy: keepersOf('LEADERSHIP_GROUPS'),
  stated: [
    'name',
    'kind',
    ...amountNames('memberCount'),
    'foundedOn',
    'dissolvedOn',
    'documentNumber',
    'campaignIds',
    'members',
  ],
  inOrder: ['members'],
  texts: ({ name, documentNumber }) => [name, documentNumber],
  source: {
    kind: 'LEADERSHIP_GROUP',
    description: '领导小组',
    indicators: indicatorsOf('leadership_group'),
    labels: 'select id::text, name as label from leadership_group where city_code = $1 and id = any ($2::uuid[])',
  },
  contributions: groupContributions,
  followsTenant: true,
  exported: {
    lists: {
      // Phones are no part of the fact.
      members: {
        cells: {
          name: 'text',
          title: 'text',
          role: 'text',
          duty: 'text',
          people: 'number',
          joinedOn: 'text',
          leftOn: 'text',
        },
      },
    },
  },
  // Whether a tenant has a group depends on all of its groups.
  serializePerTenant: true,
  furtherOperations: ({ dissolvedOn }) => (dissolvedOn === null ? ['dissolve', 'changeMembers'] : []),
};
