import { addDays, todayIn, type LocalDate } from '@fanzha/domain';
import { type Actor, actorOf, insertAuthority, type TenantGiven, waysToAsk } from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { startTestApi } from './support/test-api.js';

/** A day beside today in China: what is due depends on it. */
export const day = (offset: number): LocalDate => addDays(todayIn(), offset);

export const DUES = `query Dues($each: Int) { dues(each: $each) {
  kind code count countIsExact overdue
  records { kind recordId label day since dueOn isOverdue version tenant { id name } region { code }
    record { __typename id ... on Activity { title } } } } }`;
export const LATEST = `query Latest($first: Int) { latestRecords(first: $first) {
  kind recordId label day version tenant { name } amounts { indicator value qualifier } record { __typename id } } }`;
export const SEARCH = `query Search($text: String!, $first: Int) { search(text: $text, first: $first) {
  records { kind recordId label tenant { name } } moreRecords recordsSince
  tenants { name } moreTenants regions { code } indicators } }`;

const CREATED = {
  activity: ['recordActivity', 'ActivityInput'],
  inspection: ['recordInspection', 'InspectionInput'],
  interception: ['recordInterception', 'InterceptionInput'],
  fraudCase: ['recordFraudCase', 'FraudCaseInput'],
  notice: ['publishNotice', 'NoticeInput'],
} as const;

export type AcrossFixture = Awaited<ReturnType<typeof makeAcrossFixture>>;

/** Units of two towns of a county, of another county and of another city, and the officials above them. */
export async function makeAcrossFixture() {
  const api = await startTestApi();
  const { db } = api;
  const unit = async (...tenant: TenantGiven) => actorOf(api, await insertTenant(db, ...tenant), ['UNIT_ADMIN']);
  const official = async (...authority: [region: string, sector: Parameters<typeof insertAuthority>[2]]) =>
    actorOf(api, await insertAuthority(db, ...authority), ['COUNTY_OFFICIAL', 'UNIT_EDITOR']);
  const asks = waysToAsk(api);
  const actors = {
    school: await unit('SCHOOL', '340210100', { name: '湖畔小学' }),
    sibling: await unit('SCHOOL', '340210100', { name: '柳岸小学' }),
    bank: await unit('BANK', '340210100', { name: '湖畔储蓄所' }),
    police: await unit('POLICE', '340210101', { name: '陶辛派出所' }),
    farSchool: await unit('SCHOOL', '340223100', { name: '籍山小学' }),
    foreignSchool: await unit('SCHOOL', '340102001', { name: '明光小学' }),
    county: await official('340210', null),
    education: await official('340210', 'EDUCATION'),
    farCounty: await official('340223', null),
    city: await official('3402', null),
    foreignCity: await official('3401', null),
    operator: await actorOf(api, await insertTenant(db, 'AUTHORITY', '3402'), ['OPERATOR']),
  };
  const made = async (as: Actor, what: keyof typeof CREATED, input: object): Promise<string> => {
    const [operation, type] = CREATED[what];
    const query = `mutation($input: ${type}!) { made: ${operation}(input: $input) { id } }`;
    return (await asks.data(as, query, { input })).made.id;
  };
  return { ...asks, ...actors, sql: db.sql, made, close: api.close };
}
