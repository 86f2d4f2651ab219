import { CITY } from './city.mjs';

/** The size that the page at full size is compared with. */
export const FEW_FACTS = 50_000;

const FIGURES = 'activities { count sessions participants leaflets }';
const now = new Date();
const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;

/** The county page as the web client asks for it: the county, the period before, the year before, and every town. */
export const PAGE = {
  county: `${CITY}01`,
  period: month,
  variables: { code: `${CITY}01`, period: month },
  query: `query CountyPage($code: ID!, $period: Period!) {
    region(code: $code) {
      code name
      rollup(period: $period) {
        period tenantsDue tenantsContributing ${FIGURES}
        figures(indicators: [SESSIONS, PARTICIPANTS, LEAFLETS]) { indicator value atLeast uncounted }
        previous { ${FIGURES} }
        sameLastYear { ${FIGURES} }
      }
      children { code name rollup(period: $period) { tenantsDue tenantsContributing ${FIGURES} } }
    }
  }`,
};
