import { PDF, upload } from './files.mjs';

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** Stands in every text that a victim writes: an attacker who reads it has found a hole. */
export const MARK = '暗记九七三';

/** Records by the GraphQL type: who writes it, by which operation, its input type and faultless content. */
export const CREATED = {
  Activity: [
    'police',
    'recordActivity',
    'ActivityInput',
    () => ({
      type: 'LECTURE',
      title: `${MARK}讲座`,
      startOn: today(),
      narrative: MARK,
      measures: [{ indicator: 'PARTICIPANTS', value: 31 }],
    }),
  ],
  Inspection: [
    'police',
    'recordInspection',
    'InspectionInput',
    () => ({
      subject: `${MARK}检查`,
      occurredOn: today(),
      inspections: { value: 3 },
      hazards: [{ description: MARK }],
    }),
  ],
  Interception: [
    'police',
    'recordInterception',
    'InterceptionInput',
    () => ({
      occurredOn: today(),
      venue: 'COUNTER',
      amount: '731',
      narrative: MARK,
    }),
  ],
  Alert: [
    'police',
    'recordAlert',
    'AlertInput',
    () => ({
      receivedAt: `${today()}T00:00:00+08:00`,
      source: 'PROVINCE',
      level: 'LOW',
      kind: 'CALL',
      reference: `${MARK}预1`,
      narrative: MARK,
    }),
  ],
  FundsAction: [
    'police',
    'recordFundsAction',
    'FundsActionInput',
    () => ({ stage: 'FREEZE', occurredOn: today(), amount: '731.31' }),
  ],
  Tally: [
    'police',
    'recordTally',
    'TallyInput',
    () => ({
      ledger: 'ENFORCEMENT',
      occurredOn: today(),
      narrative: MARK,
      measures: [{ indicator: 'LEADS_VERIFIED', value: 7 }],
    }),
  ],
  FraudCase: [
    'police',
    'recordFraudCase',
    'FraudCaseInput',
    () => ({
      caseNumber: `${MARK}001`,
      fraudTypeCode: 'F01',
      reportedOn: today(),
      filedOn: today(),
      loss: '7310.31',
    }),
  ],
  LeadershipGroup: [
    'police',
    'establishLeadershipGroup',
    'LeadershipGroupInput',
    () => ({
      name: `${MARK}领导小组`,
      foundedOn: today(),
      members: [{ name: '组长甲', role: 'HEAD', phone: '0553-7310731' }],
    }),
  ],
  ControlMeasure: [
    'bank',
    'adoptControlMeasure',
    'ControlMeasureInput',
    () => ({ type: 'POPUP_REMINDER', inPlaceSince: today(), note: MARK }),
  ],
};

/**
 * Records of every ledger, written by the units whose they are, through the API.
 * @param people callers by account: police, bank, community, county
 * @returns ids by name of the GraphQL type, and what else a stranger may want to name
 */
export async function findVictims(people) {
  const ids = {};
  for (const [type, [by, operation, input, content]] of Object.entries(CREATED)) {
    const { done } = await people[by].data(`mutation($input: ${input}!) { done: ${operation}(input: $input) { id } }`, {
      input: content(),
    });
    ids[type] = done.id;
  }
  const { viewer } = await people.police.data('{ viewer { id tenant { id region { code } } } }');
  const home = await people.community.data('{ viewer { tenant { id region { code } } } }');
  const communityCode = home.viewer.tenant.region.code;
  const { householdRoster } = await people.community.data(
    `{ householdRoster(communityCode: "${communityCode}") { doors { label vacant retiredOn } } }`,
  );
  const door = householdRoster.doors.find(({ vacant, retiredOn }) => !vacant && retiredOn === null).label;
  const visits = await people.community.data(
    'mutation($input: HouseholdVisitsInput!) { done: recordHouseholdVisits(input: $input) { id } }',
    {
      input: { communityCode, visitedOn: today(), doors: [door], note: MARK },
    },
  );
  const notice = await people.county.data(
    'mutation($input: NoticeInput!) { done: publishNotice(input: $input) { id } }',
    {
      input: { title: `${MARK}提醒`, body: MARK, publishedOn: today(), regionCodes: [communityCode] },
    },
  );
  const campaign = await campaignOf(people.county, communityCode);
  const expiresOn = `${Number(today().slice(0, 4)) + 1}-01-01`;
  const client = await people.police.data(
    `mutation {
      createApiClient(input: { name: "${MARK}对接", scopes: ["ledger:read"], expiresOn: "${expiresOn}" }) {
        client { id } } }`,
  );
  const view = await people.police.data('mutation($input: SavedViewInput!) { saveView(input: $input) { id } }', {
    input: { list: 'activities', name: `${MARK}视图`, content: { text: MARK } },
  });
  // Of a group that robots are not told of: nothing is ever sent there.
  const webhook = await people.police.data(
    'mutation($input: WebhookInput!) { createWebhook(input: $input) { webhook { id } } }',
    { input: { name: `${MARK}群`, url: 'https://1.1.1.1:8443/robot', format: 'JSON', groups: ['ACCOUNT'] } },
  );
  const summary = await summaryOf(people.police);
  const scheme = await people.county.data(
    'mutation($input: FraudFreeSchemeInput!) { done: createFraudFreeScheme(input: $input) { id } }',
    {
      input: {
        title: `${MARK}方案`,
        regionCode: communityCode.slice(0, 6),
        placeLevel: 'TOWN',
        period: today().slice(0, 7),
        count: 'CASES_FILED',
        casesAtMost: 0,
      },
    },
  );
  const evaluation = await evaluationOf(people.county, communityCode);
  const text = await people.police.data('mutation($text: LongText!) { readSummaryText(text: $text) { id } }', {
    text: `${MARK}派出所总结。我所开展反诈讲座1场，参加群众31人。`,
  });
  return {
    ...ids,
    ...(await filesOf(people.police, ids.Activity)),
    Summary: summary,
    FraudFreeScheme: scheme.done.id,
    EvaluationScheme: evaluation,
    ...(await submissionOf(people)),
    SupervisionLetter: await letterTo(people, viewer.tenant.id),
    ReadText: text.readSummaryText.id,
    Import: await importOf(people.police),
    SavedView: view.saveView.id,
    Webhook: webhook.createWebhook.webhook.id,
    HouseholdVisits: visits.done.id,
    Registration: await registeredBy(people.community, communityCode),
    door,
    Notice: notice.done.id,
    Campaign: campaign,
    ApiClient: client.createApiClient.client.id,
    User: viewer.id,
    Tenant: viewer.tenant.id,
    communityCode,
    regionCode: viewer.tenant.region.code,
  };
}

/**
 * By which kind each victim is asked for, where one operation answers records of every ledger. Found out by asking, so
 * that a new ledger is tried as soon as it has a victim.
 * @returns `[kind, type]` of every victim that is one of the records
 */
export async function kindsOfVictims(people, schema, victims) {
  const field = schema.queries.find(({ name }) => name === 'record');
  const kinds = schema.types.get('RecordKind').enumValues.map(({ name }) => name);
  const found = [];
  for (const type of schema.possible(field)) {
    for (const caller of [people.police, people.bank, people.community, people.county]) {
      for (const kind of found.some(([, known]) => known === type) ? [] : kinds) {
        const met = await caller.ask(
          'query($kind: RecordKind!, $id: ID!) { record(kind: $kind, id: $id) { __typename } }',
          {
            kind,
            id: victims[type],
          },
        );
        if (met.data?.record?.__typename === type) found.push([kind, type]);
      }
    }
    if (!found.some(([, known]) => known === type)) throw new Error(`Nobody finds the victim of ${type} by its kind`);
  }
  return found;
}

/** A file that is attached to a record, and one that waits. */
async function filesOf(clerk, recordId) {
  const [attached, Upload] = [await upload(clerk, PDF, `${MARK}.pdf`), await upload(clerk, PDF, `${MARK}二.pdf`)];
  const { attachFile } = await clerk.data('mutation($input: AttachFileInput!) { attachFile(input: $input) { id } }', {
    input: { kind: 'ACTIVITY', recordId, uploadId: JSON.parse(attached.text).id },
  });
  return { Attachment: attachFile.id, Upload: JSON.parse(Upload.text).id };
}

/** A campaign for the units of a community that was issued. */
async function campaignOf(official, regionCode) {
  const input = {
    title: `${MARK}行动`,
    requirements: MARK,
    startsOn: today(),
    endsOn: today(),
    regionCodes: [regionCode],
    // Officials of other lines are no strangers to what is meant for units of theirs.
    sectors: ['COMMUNITY'],
    tasks: [{ title: `${MARK}任务`, indicator: 'SESSIONS', target: 1, dueOn: today() }],
  };
  const { done } = await official.data(
    'mutation($input: CampaignInput!) { done: draftCampaign(input: $input) { id } }',
    {
      input,
    },
  );
  await official.data('mutation($id: ID!) { issueCampaign(id: $id, version: 1) { id } }', { id: done.id });
  return done.id;
}

/** A scoring scheme that is published to the communities of a region. */
async function evaluationOf(official, regionCode) {
  const items = [{ name: `${MARK}项`, weight: '10', indicator: 'SESSIONS', rule: 'LINEAR', from: '0', to: '1' }];
  const input = { title: `${MARK}考核`, period: today().slice(0, 7), regionCodes: [regionCode], items };
  const { done } = await official.data(
    'mutation($input: EvaluationSchemeInput!) { done: createEvaluationScheme(input: $input) { id } }',
    { input: { ...input, sectors: ['COMMUNITY'] } },
  );
  await official.data('mutation($id: ID!) { publishEvaluationScheme(id: $id, version: 1) { id } }', { id: done.id });
  return done.id;
}

/** A table that is staged, with the mark in its name, its headers and its cells. */
async function importOf(clerk) {
  const form = new FormData();
  const table = `活动日期,活动类型,活动名称,${MARK}列\n${today()},讲座授课,${MARK}讲座,${MARK}`;
  form.append('file', new File([table], `${MARK}.csv`));
  const answer = await fetch(`${clerk.url}/imports/ACTIVITIES`, {
    method: 'POST',
    headers: { authorization: `Bearer ${clerk.token}` },
    body: form,
  });
  return (await answer.json()).id;
}

/** A summary of this month that was written and issued once. */
async function summaryOf(clerk) {
  const input = { period: today().slice(0, 7) };
  const { done } = await clerk.data('mutation($input: SummaryInput!) { done: draftSummary(input: $input) { id } }', {
    input,
  });
  const sections = ['PROBLEMS', 'NEXT_STEPS'].map((section) => ({ section, text: `${MARK}。` }));
  await clerk.data(
    `mutation($id: ID!, $input: SummaryTextInput!) {
      writeSummary(id: $id, version: 1, input: $input) { id }
      issueSummary(id: $id, version: 2, input: {}) { id } }`,
    { id: done.id, input: { sections } },
  );
  return done.id;
}

/** A submission of the police that waits for its county, its form and an exception from its lock day. */
async function submissionOf({ police, county }) {
  const last = new Date(`${today().slice(0, 7)}-01T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() - 1);
  const input = {
    title: `${MARK}月报`,
    rhythm: 'MONTH',
    dueDays: 40,
    lockDays: 90,
    regionCodes: ['340210'],
    types: ['POLICE'],
    indicators: ['LEAFLETS'],
    firstPeriodFrom: last.toISOString().slice(0, 10),
  };
  const { form } = await county.data(
    'mutation($input: SubmissionFormInput!) { form: defineSubmissionForm(input: $input) { id } }',
    { input },
  );
  const { submissions } = await police.data(
    'query($id: ID) { submissions(filter: { formId: $id, own: true }) { edges { node { id version } } } }',
    { id: form.id },
  );
  const [{ node }] = submissions.edges;
  await police.data(
    `mutation($id: ID!, $version: Int!) {
      explainCell(id: $id, version: $version, cell: "LEAFLETS", text: "${MARK}") { id } }`,
    node,
  );
  const { exception } = await county.data(
    'mutation($input: ExceptionInput!) { exception: grantException(input: $input) { id } }',
    { input: { submissionId: node.id, reason: MARK, expiresOn: today() } },
  );
  return { Submission: node.id, SubmissionForm: form.id, SubmissionException: exception.id };
}

/** A letter of the county to the police, which have answered it. */
async function letterTo({ police, county }, unitId) {
  await county.data('mutation { switchSupervision(enabled: true) { enabled } }');
  const letter = { kind: 'REMINDER_LETTER', title: `${MARK}函`, words: MARK, dueOn: today(), unitIds: [unitId] };
  const { sent } = await county.data(
    'mutation($input: SupervisionLetterInput!) { sent: sendSupervisionLetters(input: $input) { id } }',
    { input: letter },
  );
  await police.data(
    `mutation($id: ID!, $words: String!) {
      receiveSupervisionLetter(id: $id, version: 1) { id }
      answerSupervisionLetter(id: $id, version: 2, words: $words) { id } }`,
    { id: sent[0].id, words: MARK },
  );
  return sent[0].id;
}

/** A bulk registration that could still be undone. */
async function registeredBy(clerk, code) {
  const REGISTER = `mutation($code: ID!, $doors: [String!]!) {
      registerHouseholds(communityCode: $code, doors: $doors) { registrations { id } } }`;
  const { registerHouseholds } = await clerk.data(REGISTER, { code, doors: ['88-8-808', '88-8-809'] });
  return registerHouseholds.registrations[0].id;
}

/**
 * A digest of every row that belongs to the victims, table by table: nothing that strangers do may change it.
 * Figures are left to the ledgers: they follow from these rows.
 */
export async function imprint(program, tenantIds) {
  const tables = await program.sql(
    `select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'
       and not a.attisdropped) as owned,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'user_id'
       and not a.attisdropped) as personal
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and c.relname !~ '^(rollup_|schema_migration|sign_in_failure)'
     order by 1`,
  );
  const digests = {};
  const OF_PEOPLE = 'user_id in (select u.id from user_account u where u.tenant_id = any($1))';
  for (const { name, owned, personal } of tables) {
    const where = owned ? 'tenant_id = any($1)' : name === 'tenant' ? 'id = any($1)' : personal ? OF_PEOPLE : null;
    if (where === null) continue;
    const [row] = await program.sql(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t where ${where}`,
      [tenantIds],
    );
    digests[name] = row.digest;
  }
  return digests;
}
