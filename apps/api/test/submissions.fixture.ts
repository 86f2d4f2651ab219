import { SubmissionOpening } from '@fanzha/campaign';
import { ActivityService } from '@fanzha/ledger';
import { type Device, NOBODY_HAS } from './org.fixture.js';
import { insertTenant, type TestTenant } from './support/factories.js';
import { makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

export { NOBODY_HAS };

const FIGURE = 'value atLeast approx uncounted withheld';
export const SUBMISSION = `id formId title period startsOn endsOn dueOn lockOn state version round returnedCells allowed
  late locked zero zeroNote snapshotHash asOf submittedOn exceptedUntil tenant { id } region { code }
  cells { indicator figure { ${FIGURE} } previous { ${FIGURE} } growth returned { reason note answered } explanation
    movedSince { figure { ${FIGURE} } changes { movedAt by recordKind recordId } } before { value } approvedOfUnits }
  texts { key title required text before returned { reason note answered } }
  units { due submitted approved unapprovedShare }`;
const BY_VERSION = '($id: ID!, $version: Int!)';
export const FORMS =
  '{ done: submissionForms { id version title validFrom isOwn indicators narratives { key title } } }';
export const DEFINE = `mutation Define($input: SubmissionFormInput!, $id: ID) {
  done: defineSubmissionForm(input: $input, id: $id) { id version title validFrom isOwn indicators } }`;
export const RETIRE = `mutation Retire($id: ID!) {
  done: retireSubmissionForm(id: $id) { id version retired validTo } }`;
export const BEGIN = 'mutation Begin($id: ID!) { done: beginSubmission(id: $id) { id version state } }';
const LOAD = `forms figures cells returns measuredForms measuredMinutes estimatedForms estimatedMinutes notices
  campaigns tasks alerts letters answers`;
export const UNIT_LOADS = `query UnitLoads($month: Period!, $regionCode: ID, $first: Int, $after: String) {
  done: unitLoads(month: $month, regionCode: $regionCode, first: $first, after: $after) { totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { id name type regionCode regionName now { ${LOAD} } before { ${LOAD} } } } } }`;
const WARNING = 'kind text indicator mayBeCell otherForm otherIssuer';
export const FORM_LOADS = `query FormLoads($month: Period!) { done: formLoads(month: $month) { formId title rhythm
  issuer  isOwn submissions figures cells measuredForms measuredMinutes estimatedMinutes warnings { ${WARNING} } } }`;
export const WARNINGS = `query Warnings($input: FormWarningsInput!) {
  done: formWarnings(input: $input) { ${WARNING} } }`;
export const LIST = `query List($filter: SubmissionFilter, $first: Int, $after: String) {
  done: submissions(filter: $filter, first: $first, after: $after) { totalCount
    edges { node { id period state version returnedCells tenant { id } } } pageInfo { hasNextPage endCursor } } }`;
export const QUEUE = `query Queue { done: reviewQueue { totalCount edges { node { id state } } } }`;
export const READ = `query Read($id: ID!) { done: submission(id: $id) { ${SUBMISSION} } }`;
export const TODO = `{ done: submissionTodo { toSubmit returned overdue nextDueOn toReview owing owingOverdue } }`;
export const SUBMIT = `mutation Submit($id: ID!, $version: Int!, $alsoMoved: [IndicatorCode!]) {
  done: submitSubmission(id: $id, version: $version, alsoMoved: $alsoMoved) { ${SUBMISSION} } }`;
export const WITHDRAW = `mutation Withdraw${BY_VERSION} {
  done: withdrawSubmission(id: $id, version: $version) { ${SUBMISSION} } }`;
export const ACCEPT = `mutation Accept${BY_VERSION} {
  done: acceptSubmission(id: $id, version: $version) { ${SUBMISSION} } }`;
export const APPROVE = `mutation Approve($seen: [SeenSubmissionInput!]!) {
  done: approveSubmissions(seen: $seen) { id state version } }`;
export const RETURN = `mutation Return($id: ID!, $version: Int!, $cells: [ReturnedCellInput!]!) {
  done: returnSubmission(id: $id, version: $version, cells: $cells) { ${SUBMISSION} } }`;
export const RETURN_MANY = `mutation ReturnMany($seen: [SeenSubmissionInput!]!, $cells: [ReturnedCellInput!]!) {
  done: returnSubmissions(seen: $seen, cells: $cells) { id state } }`;
export const ZERO = `mutation Zero($id: ID!, $version: Int!, $reason: ZeroReason!, $note: String) {
  done: declareZero(id: $id, version: $version, reason: $reason, note: $note) { ${SUBMISSION} } }`;
export const EXPLAIN = `mutation Explain($id: ID!, $version: Int!, $cell: ID!, $text: String!) {
  done: explainCell(id: $id, version: $version, cell: $cell, text: $text) { ${SUBMISSION} } }`;
const RATE = 'regionCode due submitted onTime approved reportingRate onTimeRate';
export const CHASE = `query Chase($formId: ID!, $period: Period!, $after: String) {
  done: chase(formId: $formId, period: $period, after: $after) { dueOn lockOn owingCursor
    owing { submissionId name state since daysOverdue stage reminders lastRemindedAt exceptedUntil
    earlierOwed zero returnedCells regionName }
  total { ${RATE} } rates { ${RATE} } lockExceptions { id reason expiresOn revokedAt tenant { id } } } }`;
export const OWED_PERIODS = '{ done: owedPeriods { formId period dueOn lockOn owing overdue } }';
export const PLAN_DAYS = 'version enabled soonDays onDueDay unitDays authorityDays townDays lineDays';
export const PLAN = `query Plan($formId: ID!, $period: Period!) {
  done: chase(formId: $formId, period: $period) { plan { ${PLAN_DAYS} changedAt } owing { stage } } }`;
export const CHANGE_PLAN = `mutation ChangePlan($formId: ID!, $version: Int!, $input: ChasePlanInput!) {
  done: changeChasePlan(formId: $formId, version: $version, input: $input) { ${PLAN_DAYS} changedAt } }`;
export const TEXT = `query Text($formId: ID!, $period: Period!, $style: ChaseTextStyle!) {
  done: chaseText(formId: $formId, period: $period, style: $style) }`;
export const REMIND = 'mutation Remind($ids: [ID!]!) { done: remind(ids: $ids) { reminded leftOut } }';
export const GRANT = `mutation Grant($input: ExceptionInput!) {
  done: grantException(input: $input) { id reason expiresOn revokedAt tenant { id } } }`;
export const REVOKE = 'mutation Revoke($id: ID!) { done: revokeException(id: $id) { id revokedAt } }';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
export type Answer = Record<string, any>;
export type SubmissionFixture = Awaited<ReturnType<typeof makeSubmissionFixture>>;

/** A monthly form of schools and banks, as a county sets it; days far apart, so that October is overdue and open. */
export const monthly = (changes: object = {}) => ({
  title: '反诈月报',
  rhythm: 'MONTH',
  dueDays: 10,
  lockDays: 120,
  regionCodes: ['340210'],
  types: ['SCHOOL', 'BANK'],
  indicators: ['ACTIVITIES', 'LEAFLETS', 'LEADERSHIP_GROUPS'],
  narratives: [{ title: '存在问题' }],
  firstPeriodFrom: '2026-10-01',
  ...changes,
});

/** The organisation, a second county, and ways to ask. */
export async function makeSubmissionFixture() {
  const fixture: TimeFixture = await makeTimeFixture();
  await fixture.addUser(fixture.authority, 'authority-editor', 'UNIT_EDITOR');
  await fixture.addUser(fixture.authority, 'second-official', 'COUNTY_OFFICIAL');
  const sibling = await insertTenant(fixture.db, 'SCHOOL', '340223100');
  await fixture.addUser(sibling, 'sibling-admin', 'UNIT_ADMIN');
  const devices = new Map<string, Device>();
  const as = async (name: string): Promise<Device> => {
    const known = devices.get(name) ?? (await fixture.device(name));
    devices.set(name, known);
    return known;
  };
  const asked = async (name: string | null, query: string, variables: object = {}): Promise<Answer> =>
    fixture.ask(name === null ? null : await as(name), query, { ...variables });
  const done = async (name: string, query: string, variables: object = {}): Promise<Answer> => {
    const outcome = await asked(name, query, variables);
    if (!('done' in outcome)) throw new Error(JSON.stringify(outcome));
    return outcome['done'] as Answer;
  };
  const read = (name: string, id: string) => done(name, READ, { id });
  return {
    ...fixture,
    sibling,
    as,
    asked,
    done,
    read,
    /** What an operation is refused with: its reason or code, and the fields as `path CODE`. */
    async refused(name: string | null, query: string, variables: object = {}) {
      const { code, reason, fields } = await asked(name, query, variables);
      if (code === undefined) throw new Error('Not refused');
      return fields
        ? (fields as { path: string; code: string }[]).map((field) => `${field.path} ${field.code}`)
        : String(reason ?? code);
    },
    /** Sets a form, as if on the first day of its first period: what has ended since may be overdue. */
    async define(changes: object = {}, name = 'official-of-county') {
      const as = name === 'official-of-county' ? 'official' : name;
      const form = await done(as, DEFINE, { input: monthly(changes) });
      await fixture.db.sql(
        `update submission_form set created_at = least(created_at, valid_from::timestamptz) where id = $1`,
        [form['id']],
      );
      return form;
    },
    open: () => fixture.app.get(SubmissionOpening, { strict: false }).openDue(),
    /** The submission of a unit, for a form and a period. */
    async of(tenant: TestTenant, formId: string, period: string): Promise<string> {
      const [row] = await fixture.db.sql<{ id: string }>(
        'select id from submission where tenant_id = $1 and form_id = $2 and period = $3',
        [tenant.id, formId, period],
      );
      if (!row) throw new Error(`Nothing was opened of ${period}`);
      return row.id;
    },
    /** Does something with the version that stands now. */
    async act(name: string, query: string, id: string, variables: object = {}) {
      const { version } = await read(name, id);
      return done(name, query, { id, version, ...variables });
    },
    async refusedAct(name: string, query: string, id: string, variables: object = {}) {
      const { version } = await read(name, id);
      const { code, reason } = await asked(name, query, { id, version, ...variables });
      return String(reason ?? code);
    },
    leaflets: (tenant: TestTenant, startOn: string, value: number) =>
      fixture.app.get(ActivityService).record(fixture.viewerOf(tenant), {
        type: 'LECTURE' as const,
        title: '防骗讲座',
        status: 'DONE' as const,
        startOn,
        measures: [{ indicator: 'LEAFLETS' as const, value, qualifier: 'EXACT' as const }],
      }),
    /** Submissions in the versions that stand now. */
    seen: async (name: string, ids: readonly string[]) =>
      Promise.all(ids.map(async (id) => ({ id, version: (await read(name, id))['version'] as number }))),
    /** Puts the lock day of what was opened elsewhere, as if time had gone by. */
    lockedOn: (id: string, lockOn: string) =>
      fixture.db.sql('update submission set lock_on = $2, due_on = least(due_on, $2::date) where id = $1', [
        id,
        lockOn,
      ]),
  };
}

export const cellOf = (submission: Answer, code: string): Answer =>
  (submission['cells'] as Answer[]).find(({ indicator }) => indicator === code) as Answer;
