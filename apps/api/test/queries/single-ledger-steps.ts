import { ACTIVITY, ALERT, exact } from './ledger-steps.js';
import type { Scenario } from './scenario.js';

/** What single ledgers do beside it. */
export async function runSingleLedgers(scenario: Scenario): Promise<void> {
  const { ids } = scenario;
  scenario.during('somebody else was faster');
  const amending =
    'mutation($id: ID!, $input: ActivityInput!) { amendActivity(id: $id, version: 1, input: $input) { id } }';
  await scenario.refuse('school', amending, { id: ids['activity'], input: ACTIVITY });
  scenario.during('a number beyond the usual');
  await scenario.ask('school', 'mutation($input: ActivityInput!) { recordActivity(input: $input) { id } }', {
    input: { ...ACTIVITY, measures: [exact('PARTICIPANTS', 90_000)] },
  });
  scenario.during('leaders change');
  await scenario.ask(
    'school',
    `mutation($id: ID!, $members: [LeadershipMemberInput!]!) {
      changeLeadershipMembers(id: $id, version: 2, on: "2026-05-01", members: $members) { members { name phone } } }`,
    { id: ids['leadership group'], members: [{ name: '成员乙', role: 'HEAD', phone: '0553-7654321' }] },
  );
  scenario.during('a unit says whether it took part');
  const answered = (operation: string, version: number) =>
    scenario.ask('police', `mutation($id: ID!) { ${operation}(id: $id, version: ${String(version)}) { id } }`, {
      id: ids['interception'],
    });
  await answered('confirmParticipation', 2);
  scenario.during('an interception turns out to be of one unit alone');
  await scenario.ask(
    'bank',
    `mutation($id: ID!) { amendInterception(id: $id, version: 2, input: { occurredOn: "2026-03-06", venue: COUNTER,
      joinedByTenantIds: [] }) { id } }`,
    { id: ids['interception'] },
  );
  scenario.during('units that an alert may be assigned to');
  await scenario.ask('police', '{ alertAssignees(text: "储蓄") { name } }');
  const alert = async (assigneeId: unknown) =>
    (
      (await scenario.ask('police', 'mutation($input: AlertInput!) { recordAlert(input: $input) { id } }', {
        input: { ...ALERT, assigneeId },
      })) as { recordAlert: { id: string } }
    ).recordAlert.id;
  scenario.during('an alert is passed on');
  await scenario.ask(
    'police',
    'mutation($id: ID!, $input: AlertInput!) { amendAlert(id: $id, version: 1, input: $input) { id } }',
    { id: await alert(ids['bank']), input: { ...ALERT, assigneeId: ids['school'], assignReason: '改派' } },
  );
  scenario.during('an alert is taken back');
  await scenario.ask(
    'police',
    'mutation($id: ID!, $input: AlertInput!) { amendAlert(id: $id, version: 1, input: $input) { id } }',
    { id: await alert(ids['bank']), input: { ...ALERT, assignReason: '收回' } },
  );
  scenario.during('a unit answers an alert, and answers otherwise');
  const toAnswer = await alert(ids['bank']);
  await scenario.ask('police', 'query($id: ID!) { alert(id: $id) { state assigneeClosedOn } }', { id: toAnswer });
  const answer = (answerVersion: number, input: object) =>
    scenario.ask(
      'bank',
      `mutation($id: ID!, $answerVersion: Int!, $input: AlertAnswerInput!) {
        answerAlert(id: $id, version: 1, answerVersion: $answerVersion, input: $input) { answer { result } } }`,
      { id: toAnswer, answerVersion, input },
    );
  const steps = [{ way: 'PHONE', at: '2026-03-05T03:00:00Z' }];
  await answer(0, { result: 'DISSUADED', steps, lossAvoided: '500' });
  await answer(1, { result: 'DISSUADED', steps, lossAvoided: '600' });
  await answer(2, { result: 'DISSUADED', steps, interceptionId: ids['interception'] });
  await answer(3, { result: 'REFUSED', steps });
  await scenario.ask('bank', 'query($id: ID!) { alert(id: $id) { answersGiven { result answeredBy } } }', {
    id: toAnswer,
  });
  scenario.during('overdue alerts are chased');
  const overdue = await alert(ids['bank']);
  await scenario.ask('county', 'mutation($ids: [ID!]!) { remindOfAlerts(ids: $ids) { reminded } }', { ids: [overdue] });
  await scenario.ask('county', '{ alertChaseText(style: UNITS) }');
  await scenario.ask('county', 'query($id: ID!) { alert(id: $id) { reminders { issuerName } } }', { id: overdue });
  scenario.during('alerts are counted');
  await scenario.ask(
    'bank',
    `mutation { recordTally(input: { ledger: ALERT_COUNT, occurredOn: "2026-02-05", alertLevel: LOW,
      measures: [{ indicator: ALERTS_RECEIVED, value: 5, qualifier: EXACT }] }) { id } }`,
  );
  scenario.during('units of victims, and units that are stated by their names');
  await scenario.ask('police', '{ victimUnits(text: "学") { name } }');
  await scenario.refuse('police', 'mutation($input: FraudCaseInput!) { recordFraudCase(input: $input) { id } }', {
    input: { caseNumber: '案1', reportedOn: '2026-03-05', fraudTypeCode: 'F01', victimUnitName: '没有这个单位' },
  });
  await scenario.refuse('police', 'mutation($input: AlertInput!) { recordAlert(input: $input) { id } }', {
    input: { ...ALERT, assigneeName: '没有这个单位' },
  });
  scenario.during('accounts come under control');
  await scenario.ask(
    'bank',
    `mutation { recordTally(input: { ledger: BANK_CONTROL, occurredOn: "2026-03-05",
      measures: [{ indicator: ACCOUNTS_RESTRICTED, value: 5, qualifier: EXACT }] }) { id } }`,
  );
  scenario.during('units that may have taken part');
  await scenario.ask('bank', '{ partners(text: "派出所") { name } }');
  scenario.during('a notice is about to be published');
  await scenario.ask('county', 'query($codes: [ID!]!) { noticeAddressees(regionCodes: $codes) }', {
    codes: ['340210'],
  });
  scenario.during('a notice is read by a unit');
  for (const reader of ['school', 'bank'] as const)
    await scenario.ask(reader, 'mutation($id: ID!) { acknowledgeNotice(id: $id) { receipts } }', {
      id: ids['notice'],
    });
  scenario.during('a control measure is lifted');
  await scenario.ask(
    'bank',
    'mutation($id: ID!) { liftControlMeasure(id: $id, version: 1, on: "2026-06-01") { liftedOn } }',
    { id: ids['control measure'] },
  );
  scenario.during('what is usual');
  for (const reader of ['school', 'county'] as const)
    await scenario.ask(reader, '{ plausibleBounds(ledger: ACTIVITIES) { indicator bound } }');
  scenario.during('a record of any ledger');
  await scenario.ask('school', 'query($id: ID!) { record(kind: ACTIVITY, id: $id) { id } }', { id: ids['activity'] });
}
