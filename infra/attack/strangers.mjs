import { Caller } from './caller.mjs';
import { argumentsFor } from './arguments.mjs';
import { named } from './schema.mjs';
import { imprint, MARK } from './victims.mjs';

/** Operations for those who are not signed in yet. */
const FOR_NOBODY = new Set(['signIn', 'refreshSession', 'acceptInvitation', 'signOut']);
/** What everybody signed in may do to themselves: no argument names anybody else. */
export const OF_ONESELF = new Set([
  'viewer',
  'signOut',
  'signOutEverywhere',
  'changePassword',
  'setMailAddress',
  'refreshSession',
  'signIn',
  'acceptInvitation',
  'fraudTypes',
  'indicators',
]);
/** Errors that tell nothing but "no". */
const NO = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT']);
const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';

/**
 * Ids that a stranger puts into an operation: those of the victim, by the type that the operation answers or
 * the name of the argument. An argument that this does not know is a failure of the walk, so that a new
 * operation is never passed by.
 */
export function idsOf(victims) {
  return (owner, name, field) => {
    const answered = named(field.type).name;
    if (name === 'cityCode') return '3402';
    if (/community(Code)?s?$/i.test(name) || name === 'communityCodes') return victims.communityCode;
    if (/^(region)?codes?$/i.test(name) || /(region|into|parent)Codes?$/i.test(name)) return victims.regionCode;
    if (name === 'userId') return victims.User;
    if (/tenantIds?$/i.test(name) || name === 'parentId' || name === 'victimUnitId') return victims.Tenant;
    if (name === 'caseId') return victims.FraudCase;
    if (/fraudTypeCode|pensionTagCode/.test(name)) return 'F01';
    if (/^campaignIds?$/.test(name) || name === 'itemId') return NOBODY_HAS;
    // Nobody has appealed: the scheme of the victims runs.
    if (name === 'id' && field.name === 'decideEvaluationAppeal') return NOBODY_HAS;
    if (name === 'ids' && owner === 'CampaignFilter') return victims.Campaign;
    if (name === 'textId') return victims.ReadText;
    if (name === 'recordId') return victims.Activity;
    if (name === 'cell') return 'LEAFLETS';
    if (name === 'uploadId') return victims.Upload;
    if (name === 'ids' && field.name === 'markNotificationsRead') return NOBODY_HAS;
    if (name === 'formId') return victims.SubmissionForm;
    if (name === 'unitIds') return victims.Tenant;
    if (name === 'taskId') return NOBODY_HAS;
    if (name === 'ids' && field.name === 'remindOfAlerts') return victims.Alert;
    if (name === 'submissionId' || name === 'ids') return victims.Submission;
    if (name === 'id' && victims[answered]) return victims[answered];
    // Of records of any ledger the first one: `kind` is that of the first ledger, too.
    if (answered === 'Record') return Object.values(victims)[0];
    if (name === 'id') return victims[ID_OF[field.name]];
    return undefined;
  };
}

/** Whose id it is where the operation answers something else. */
const ID_OF = {
  approveRequest: 'ApprovalRequest',
  undoHouseholdRegistration: 'Registration',
  restatement: 'Restatement',
  restateTenant: 'Tenant',
  voidRecords: 'Activity',
  deleteSavedView: 'SavedView',
  deleteWebhook: 'Webhook',
  testWebhook: 'Webhook',
  discardImport: 'Import',
  compareSummaryEditions: 'Summary',
  checkSummaryText: 'Summary',
  campaignMatrix: 'Campaign',
  remindOfCampaign: 'Campaign',
  discardCampaign: 'Campaign',
  discardSummary: 'Summary',
  deleteEvaluationScheme: 'EvaluationScheme',
  evaluationScores: 'EvaluationScheme',
  evaluationAppeals: 'EvaluationScheme',
  appealEvaluationScore: 'EvaluationScheme',
  revokeOversight: 'Oversight',
};

/**
 * Calls every operation of the schema as everybody whom the victims are no business of, with the victims' ids.
 * @param kinds of the victims, `[kind, type]`: an operation that answers records of every ledger is called for each
 * @param strangers callers; `skip(name)` names what is their business after all
 * @returns holes: what was answered, changed, told apart or crashed
 */
export async function walkAsStrangers({ program, schema, victims, kinds, tenantIds, strangers }) {
  const holes = [];
  const unknown = [];
  const before = await imprint(program, tenantIds);
  const ids = idsOf(victims);
  let calls = 0;
  for (const { caller, skip = () => false } of strangers) {
    for (const [kind, fields] of [
      ['query', schema.queries],
      ['mutation', schema.mutations],
    ]) {
      for (const field of fields) {
        if (OF_ONESELF.has(field.name) || skip(field.name)) continue;
        for (const [given, as] of asksOf(schema, field, argumentsFor(schema, field, ids, unknown), kinds, victims)) {
          const { query, met } = await askAsMuchAsAllowed(caller, schema, kind, field, given, as);
          calls++;
          const report = (what) =>
            holes.push({ who: caller.name, operation: field.name, what, answer: met.text.slice(0, 200) });
          if (met.error?.code === 'INTERNAL' || met.status >= 500) report('crashed');
          if (met.text.includes(MARK)) report('was shown what the victim wrote');
          if (met.error && !NO.has(met.error.code)) report(`was told ${met.error.code}`);
          if (kind === 'query' && !met.error && names(given, victims) && answersSomething(met.data))
            report('was answered');
          if (names(given, victims) && !(await looksMissing(caller, query, given, victims, met)))
            report('tells what is there from what is not');
        }
      }
    }
    const changed = difference(before, await imprint(program, tenantIds));
    if (changed.length > 0) {
      holes.push({ who: caller.name, operation: 'some mutation', what: `changed rows of ${changed.join(', ')}` });
      Object.assign(before, await imprint(program, tenantIds));
    }
  }
  return { holes, unknown: [...new Set(unknown)], calls };
}

/** What an operation is asked for: as it is, or once for each ledger with the victim that this one keeps. */
function asksOf(schema, field, given, kinds, victims) {
  // Several records of a ledger: those of the victim in each.
  if (field.name === 'voidRecords')
    return kinds.map(([kind, type]) => [{ ...given, kind, records: [{ id: victims[type], version: 1 }] }, null]);
  // A search for the very words of the victim finds nothing.
  if (field.name === 'search') return [[{ ...given, text: MARK }, null]];
  if (schema.possible(field).length === 0) return [[given, null]];
  return kinds.map(([kind, type]) => [{ ...given, kind, id: victims[type] }, type]);
}

/**
 * Selects as deep as the limits of a query let it.
 * @param as the type that is expected, where an interface is answered
 */
export async function askAsMuchAsAllowed(caller, schema, kind, field, given, as = null) {
  for (let depth = 2; ; depth--) {
    const query = schema.operation(kind, field, depth, as);
    const met = await caller.ask(query, given);
    if (met.error?.code !== 'TOO_COMPLEX' || depth === 0) return { query, met };
  }
}

/** Everything but the way in is closed to nobody, and to somebody with a token that is none. */
export async function walkAsNobody(schema, url) {
  const holes = [];
  for (const caller of [
    new Caller(url, 'nobody'),
    new Caller(url, 'a made-up token', 'eyJhbGciOiJub25lIn0.e30.'),
    new Caller(url, 'a made-up program', 'fzc_3402_x_y'),
  ]) {
    for (const [kind, fields] of [
      ['query', schema.queries],
      ['mutation', schema.mutations],
    ]) {
      for (const field of fields.filter(({ name }) => !FOR_NOBODY.has(name))) {
        const given = argumentsFor(schema, field, () => NOBODY_HAS, []);
        const { error, text } = (await askAsMuchAsAllowed(caller, schema, kind, field, given)).met;
        if (error?.code !== 'UNAUTHENTICATED')
          holes.push({ who: caller.name, operation: field.name, answer: text.slice(0, 200) });
      }
    }
  }
  return holes;
}

/** What is no secret: regions, doors by their labels, and what operators ask for. */
const KNOWN = new Set(['communityCode', 'regionCode', 'door', 'Oversight', 'Restatement']);

/** Whether the arguments name something of the victim's. Regions are known to everybody. */
function names(given, victims) {
  const text = JSON.stringify(given);
  return Object.entries(victims).some(([type, id]) => !KNOWN.has(type) && text.includes(id));
}

/** A foreign id and one that nobody has must be answered alike. */
async function looksMissing(caller, query, given, victims, met) {
  let text = JSON.stringify(given);
  for (const [type, id] of Object.entries(victims)) if (!KNOWN.has(type)) text = text.replaceAll(id, NOBODY_HAS);
  const other = await caller.ask(query, JSON.parse(text));
  return told(met) === told(other);
}

const told = ({ data, error }) => {
  const rest = { ...error, requestId: null };
  return JSON.stringify([data, rest])
    .replace(/"[0-9a-f]{8}-[0-9a-f-]{27}"/g, '"id"')
    .replace(/"\d{4}-\d\d-\d\dT[^"]+"/g, '"time"');
};

/** Empty lists and null are no answer. */
function answersSomething(data) {
  return Object.values(data ?? {}).some(
    (value) => value !== null && !/"totalCount":0\b/.test(JSON.stringify(value)) && JSON.stringify(value) !== '[]',
  );
}

const difference = (before, after) => Object.keys(after).filter((table) => after[table] !== before[table]);
