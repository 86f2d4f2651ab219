import { CITY } from './city.mjs';

/** The size that the page at full size is compared with. */
export const FEW_FACTS = 50_000;

const now = new Date();
const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
export const YEAR = String(now.getFullYear());

/** What each part of the four rollups is made of: field of the API, indicator behind it, kind of line it is read by. */
export const ROLLUPS = {
  leadershipGroups: {
    groups: 'LEADERSHIP_GROUPS',
    members: 'LEADERSHIP_MEMBERS',
    tenantsWithGroup: 'TENANTS_WITH_GROUP',
  },
  activities: { count: 'ACTIVITIES', sessions: 'SESSIONS', participants: 'PARTICIPANTS', leaflets: 'LEAFLETS' },
  households: {
    visits: 'HOUSEHOLD_VISITS',
    covered: 'HOUSEHOLDS_COVERED',
    registered: 'HOUSEHOLDS_REGISTERED',
    reported: 'HOUSEHOLDS_REPORTED',
  },
  fraudCases: {
    reported: 'CASES_REPORTED',
    filed: 'CASES_FILED',
    solved: 'CASES_SOLVED',
    loss: 'LOSS',
    interceptions: 'INTERCEPTIONS',
    lossAvoided: 'LOSS_AVOIDED',
    stopPayment: 'STOP_PAYMENT',
    frozen: 'FROZEN',
    returned: 'RETURNED',
  },
};
export const MONEY = new Set(['LOSS', 'LOSS_AVOIDED', 'STOP_PAYMENT', 'FROZEN', 'RETURNED']);

const FOUR = Object.entries(ROLLUPS)
  .map(([name, fields]) => `${name} { ${Object.keys(fields).join(' ')} }`)
  .join(' ');

const pageQuery = (toDate) => `query CountyPage($code: ID!, $period: Period!) {
    region(code: $code) {
      code name
      rollup(period: $period) {
        period tenantsDue tenantsContributing ${FOUR}
        figures(indicators: [SESSIONS, PARTICIPANTS, LEAFLETS]) { indicator value atLeast uncounted }
        reachedDay
        previous(toDate: ${toDate}) { tenantsContributing ${FOUR} }
        sameLastYear(toDate: ${toDate}) { tenantsContributing ${FOUR} }
      }
      children { code name rollup(period: $period) { tenantsDue tenantsContributing ${FOUR} } }
    }
  }`;

/**
 * The county page as the web client asks for it: the county, the same days of the period before and of the
 * year before, and every town.
 */
export const PAGE = {
  county: `${CITY}01`,
  period: month,
  variables: { code: `${CITY}01`, period: month },
  query: pageQuery(true),
};

/** The same page that compares with whole periods, whose figures are kept as they are. */
export const PAGE_OF_WHOLE_PERIODS = { ...PAGE, query: pageQuery(false) };

/** Different households of a whole region in a whole year. */
export const COVERED = {
  variables: { code: PAGE.county, period: YEAR },
  query: `query Covered($code: ID!, $period: Period!) {
      region(code: $code) { rollup(period: $period) { households { covered } } } }`,
};
