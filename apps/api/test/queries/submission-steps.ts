import { SubmissionOpening } from '@fanzha/campaign';
import type { Scenario } from './scenario.js';

interface Made {
  readonly id: string;
  readonly version: number;
}

const MADE = 'id version';
const BOARD = `{ owing { submissionId } rates { due } lockExceptions { id } }`;

/** A county sets a form; its units hand in, it reviews, chases and gives an exception. */
export async function runSubmissions({ ask, refuse, during, fixture, tenants }: Scenario): Promise<void> {
  const changed = async (as: 'school' | 'county', operation: string, variables: object): Promise<Made> =>
    (await ask(as, `mutation ${operation}`, { ...variables }))['done'] as Made;
  const BY_VERSION = '($id: ID!, $version: Int!)';
  during('a form of submissions is set');
  const input = {
    title: '反诈月报',
    rhythm: 'MONTH',
    dueDays: 10,
    lockDays: 120,
    regionCodes: ['340210'],
    types: ['SCHOOL'],
    indicators: ['ACTIVITIES', 'LEAFLETS'],
    firstPeriodFrom: '2026-10-01',
  };
  const DEFINE = `($input: SubmissionFormInput!, $id: ID) {
    done: defineSubmissionForm(input: $input, id: $id) { ${MADE} } }`;
  const form = await changed('county', DEFINE, { input });
  await changed('county', DEFINE, { input, id: form.id });
  // As if it had been set on its first day: what has ended since is overdue.
  await fixture.db.sql('update submission_form set created_at = valid_from where id = $1 and version = 1', [form.id]);
  during('submissions are opened');
  await ask('school', `{ submissions(first: 5) { totalCount edges { node { ${MADE} } } } }`);
  await fixture.app.get(SubmissionOpening, { strict: false }).openDue();
  const own = async (period: string): Promise<string> => {
    const [row] = await fixture.db.sql<{ id: string }>(
      'select id from submission where tenant_id = $1 and period = $2 order by id',
      [tenants['school']?.id, period],
    );
    return row?.id ?? '';
  };
  const id = await own('2026-11');
  during('a submission is handed in and reviewed');
  const READ = `query($id: ID!) {
    submission(id: $id) { ${MADE} cells { indicator movedSince { changes { movedAt } } } } }`;
  await ask('school', READ, { id });
  await changed('school', `($id: ID!) { done: beginSubmission(id: $id) { ${MADE} } }`, { id });
  await changed(
    'school',
    `($id: ID!) { done: explainCell(id: $id, version: 1, cell: "LEAFLETS", text: "没有") { ${MADE} } }`,
    {
      id,
    },
  );
  const ZERO = `${BY_VERSION} {
    done: declareZero(id: $id, version: $version, reason: NOT_DONE, note: "放假") { ${MADE} } }`;
  const handedIn = await changed('school', ZERO, { id, version: 2 });
  await changed('county', `${BY_VERSION} { done: acceptSubmission(id: $id, version: $version) { ${MADE} } }`, handedIn);
  during('a submission is looked at');
  await ask('county', READ, { id });
  await ask('county', `{ reviewQueue(first: 5) { totalCount edges { node { ${MADE} } } } }`);
  await ask('county', '{ unreviewedUnits(regionCode: "340210", period: "2026-11") }');
  await ask('county', '{ submissionTodo { toReview owing } }');
  await ask('county', `{ submissionForms { ${MADE} } }`);
  during('the load of units is measured');
  await ask('county', `{ unitLoads(month: "2026-11", first: 5) { totalCount edges { node { name } } } }`);
  await ask('county', `{ formLoads(month: "2026-11") { title warnings { text } } }`);
  const written = '{ titles: ["存在问题"], rhythm: MONTH, types: [SCHOOL] }';
  await ask('county', `{ formWarnings(input: ${written}) { kind } }`);
  during('what is missing is chased');
  await ask('county', '{ owedPeriods { formId period dueOn lockOn owing overdue } }');
  const asked = { formId: form.id, period: '2026-10' };
  await ask(
    'county',
    `query($formId: ID!, $period: Period!) { chase(formId: $formId, period: $period) ${BOARD} }`,
    asked,
  );
  const PLAN = 'enabled: true, onDueDay: true, soonDays: 3, unitDays: 1, townDays: 2, lineDays: 4';
  await ask(
    'county',
    `mutation($id: ID!) { changeChasePlan(formId: $id, version: 0, input: { ${PLAN} }) { version } }`,
    { id: form.id },
  );
  const late = await own('2026-10');
  await ask('county', 'mutation($ids: [ID!]!) { remind(ids: $ids) { reminded leftOut } }', { ids: [late] });
  const exception = { submissionId: late, reason: '断网两天', expiresOn: '2026-12-20' };
  const GRANT = 'mutation($input: ExceptionInput!) { done: grantException(input: $input) { id } }';
  const granted = (await ask('county', GRANT, { input: exception }))['done'] as { id: string };
  await refuse('county', GRANT, { input: exception });
  await ask('county', 'mutation($id: ID!) { revokeException(id: $id) { id } }', granted);
  during('a figure of a submission is moved');
  await ask(
    'school',
    `mutation { recordActivity(input: { type: LECTURE, title: "讲座", status: DONE, startOn: "2026-10-09" }) { id } }`,
  );
  during('an authority hands in');
  const COUNTY = { ...input, types: ['AUTHORITY'], title: '县区月报', regionCodes: ['340210'] };
  await changed('county', DEFINE, { input: COUNTY });
  await fixture.app.get(SubmissionOpening, { strict: false }).openDue();
  const [ofAuthority] = await fixture.db.sql<{ id: string }>(
    'select id from submission where figures_region is not null order by id limit 1',
  );
  await ask('county', `query($id: ID!) { submission(id: $id) { ${MADE} units { due } } }`, { id: ofAuthority?.id });
  during('a form is retired');
  await changed('county', `($id: ID!) { done: retireSubmissionForm(id: $id) { ${MADE} } }`, { id: form.id });
}
