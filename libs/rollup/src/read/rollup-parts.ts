import { type Amount, type IndicatorCode, shownRatio } from '@fanzha/domain';
import type { Rollup } from './rollup.model.js';

type Amounts = readonly (Amount | null)[];

/** A part of a rollup: the indicators that it is made of, and how. What the ledger counts itself is always counted. */
interface Part {
  readonly indicators: readonly IndicatorCode[];
  fill(rollup: Rollup, amounts: Amounts): void;
}

export type PartName = 'activities' | 'leadershipGroups' | 'households' | 'fraudCases';

export const PARTS: Readonly<Record<PartName, Part>> = {
  activities: {
    indicators: ['ACTIVITIES', 'SESSIONS', 'PARTICIPANTS', 'LEAFLETS'],
    fill: (rollup, [count, sessions = 0, participants = 0, leaflets = 0]) => {
      rollup.activities = { count: count ?? 0, sessions, participants, leaflets };
    },
  },
  leadershipGroups: {
    indicators: ['LEADERSHIP_GROUPS', 'LEADERSHIP_MEMBERS', 'TENANTS_WITH_GROUP'],
    fill: (rollup, [groups, members, tenantsWithGroup]) => {
      rollup.leadershipGroups = { groups: groups ?? 0, members: members ?? 0, tenantsWithGroup: tenantsWithGroup ?? 0 };
    },
  },
  households: {
    indicators: [
      'HOUSEHOLD_VISITS',
      'HOUSEHOLDS_COVERED',
      'ROSTER_HOUSEHOLDS_COVERED',
      'HOUSEHOLDS_REGISTERED',
      'HOUSEHOLDS_REPORTED',
      'PEOPLE_VISITED',
    ],
    fill: (rollup, [visits, covered, registeredCovered, registered, reported = null, people = null]) => {
      rollup.households = {
        question: rollup.question,
        visits: visits ?? 0,
        covered: covered ?? 0,
        registeredCovered: registeredCovered ?? 0,
        registered: registered ?? 0,
        reported,
        coverage: shownRatio('HOUSEHOLD_COVERAGE', registeredCovered ?? 0, registered ?? 0),
        peopleVisited: people,
      };
    },
  },
  fraudCases: {
    indicators: [
      'CASES_REPORTED',
      'CASES_FILED',
      'CASES_SOLVED',
      'LOSS',
      'INTERCEPTIONS',
      'LOSS_AVOIDED',
      'STOP_PAYMENT',
      'FROZEN',
      'RETURNED',
      'LOSS_REPORTED',
    ],
    fill: (rollup, amounts) => {
      const [reported = 0, filed = 0, solved = 0, loss = 0, interceptions = 0] = amounts;
      const [, , , , , lossAvoided = 0, stopPayment = 0, frozen = 0, returned = 0, lossReported = 0] = amounts;
      const flow = { stopPayment, frozen, returned };
      rollup.fraudCases = { reported, filed, solved, loss, lossReported, interceptions, lossAvoided, ...flow };
    },
  },
};

export const isPart = (name: string): name is PartName => Object.hasOwn(PARTS, name);
