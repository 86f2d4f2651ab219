import { addDays, todayIn } from '@fanzha/domain';
import { actorOf, insertAuthority, type TenantGiven, waysToAsk } from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { startTestApi } from './support/test-api.js';

export const ALERT = `id version recordStatus receivedAt receivedOn source level kind dueAt assignReason narrative
  reference state toAnswer allowed tenant { id name } region { code } fraudType { code } assignee { id name type }
  answer { version answeredAt result steps { way at } lossAvoided lossAvoidedQualifier laterCaseOn note repeatOfId
    interceptionId interceptionMade }
  answersGiven { version answeredAt answeredBy result note lossAvoided steps { way } }`;
export const RECORD = `mutation Record($input: AlertInput!) { done: recordAlert(input: $input) { ${ALERT} } }`;
export const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: AlertInput!) {
  done: amendAlert(id: $id, version: $version, input: $input) { ${ALERT} } }`;
export const VOID = `mutation Void($id: ID!, $version: Int!) {
  done: voidAlert(id: $id, version: $version, reason: "录错") { ${ALERT} } }`;
export const ANSWER = `mutation Answer($id: ID!, $version: Int!, $answerVersion: Int!, $input: AlertAnswerInput!) {
  done: answerAlert(id: $id, version: $version, answerVersion: $answerVersion, input: $input) { ${ALERT} } }`;
export const READ = `query Read($id: ID!) { alert(id: $id) { ${ALERT}
  history { version change changedFields earlier } } }`;
export const LIST = `query List($filter: AlertFilter) {
  alerts(filter: $filter) { totalCount edges { node { id state } } } }`;
export const ASSIGNEES = 'query Assignees($text: String!) { alertAssignees(text: $text) { id name type } }';

/** Yesterday at nine in China: a day that is over, and one on which every unit of the fixture was open. */
export const YESTERDAY = `${addDays(todayIn(), -1)}T09:00:00+08:00`;
export const HOUR = 3_600_000;
export const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();

export type AlertsFixture = Awaited<ReturnType<typeof makeAlertsFixture>>;

/** The police of a county, units that answer for it, those beside them and the officials above. */
export async function makeAlertsFixture() {
  const api = await startTestApi();
  const { db } = api;
  const unit = async (...tenant: TenantGiven) => actorOf(api, await insertTenant(db, ...tenant), ['UNIT_ADMIN']);
  const official = async (...authority: [region: string, sector: Parameters<typeof insertAuthority>[2]]) =>
    actorOf(api, await insertAuthority(db, ...authority), ['COUNTY_OFFICIAL', 'UNIT_EDITOR']);
  const actors = {
    police: await unit('POLICE', '340210', { name: '湾沚公安分局' }),
    community: await unit('COMMUNITY', '340210100001', { name: '湖畔社区' }),
    sibling: await unit('COMMUNITY', '340210100002', { name: '柳岸社区' }),
    bank: await unit('BANK', '340210101', { name: '陶辛支行' }),
    farPolice: await unit('POLICE', '340223', { name: '南陵公安局' }),
    farCommunity: await unit('COMMUNITY', '340223100', { name: '籍山社区' }),
    county: await official('340210', null),
    town: await official('340210100', null),
    farCounty: await official('340223', null),
    operator: await actorOf(api, await insertTenant(db, 'AUTHORITY', '3402'), ['OPERATOR']),
  };
  const input = (changes: object = {}) => ({
    receivedAt: YESTERDAY,
    source: 'PROVINCE',
    level: 'MEDIUM',
    kind: 'CALL',
    regionCode: '340210100001',
    assigneeId: actors.community.tenantId,
    ...changes,
  });
  return { ...waysToAsk(api), ...actors, input, api, sql: db.sql, close: api.close };
}
