import { Clerk } from './clerk.mjs';

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

/**
 * How each ledger is written: operation names, input type, the table and the column that shows what was written last.
 * `input(n)` states `n` in it, so that a lost amendment shows.
 */
const LEDGERS = {
  activity: {
    by: 'school',
    record: 'recordActivity',
    amend: 'amendActivity',
    void: 'voidActivity',
    type: 'ActivityInput',
    input: (n) => ({
      type: 'LECTURE',
      title: `讲座第${n}次`,
      startOn: today(),
      measures: [{ indicator: 'PARTICIPANTS', value: n }],
    }),
    table: 'activity',
    shows: "regexp_replace(title, '\\D', '', 'g')::int",
  },
  inspection: {
    by: 'school',
    record: 'recordInspection',
    amend: 'amendInspection',
    void: 'voidInspection',
    type: 'InspectionInput',
    input: (n) => ({
      subject: '门卫检查',
      occurredOn: today(),
      inspections: { value: n },
      hazards: [{ description: '缺提示牌' }],
    }),
    table: 'inspection',
    shows: 'inspections::int',
  },
  interception: {
    by: 'bank',
    record: 'recordInterception',
    amend: 'amendInterception',
    void: 'voidInterception',
    type: 'InterceptionInput',
    input: (n) => ({ occurredOn: today(), venue: 'COUNTER', amount: `${n}` }),
    table: 'interception',
    shows: '(amount / 100)::int',
  },
  fundsAction: {
    by: 'police',
    record: 'recordFundsAction',
    amend: 'amendFundsAction',
    void: 'voidFundsAction',
    type: 'FundsActionInput',
    input: (n) => ({ stage: 'FREEZE', occurredOn: today(), amount: `${n}` }),
    table: 'funds_action',
    shows: '(amount / 100)::int',
  },
  tally: {
    by: 'police',
    record: 'recordTally',
    amend: 'amendTally',
    void: 'voidTally',
    type: 'TallyInput',
    input: (n) => ({
      ledger: 'ENFORCEMENT',
      occurredOn: today(),
      narrative: `${n}`,
      measures: [{ indicator: 'LEADS_VERIFIED', value: n }],
    }),
    table: 'tally',
    shows: 'narrative::int',
  },
  fraudCase: {
    by: 'police',
    record: 'recordFraudCase',
    amend: 'amendFraudCase',
    void: 'voidFraudCase',
    type: 'FraudCaseInput',
    input: (n, key) => ({ caseNumber: key, fraudTypeCode: 'F01', reportedOn: today(), filedOn: today(), loss: `${n}` }),
    table: 'fraud_case',
    shows: '(loss / 100)::int',
  },
  householdVisits: {
    by: 'community',
    record: 'recordHouseholdVisits',
    amend: 'amendHouseholdVisits',
    void: 'voidHouseholdVisits',
    type: 'HouseholdVisitsInput',
    input: (n, _key, { communityCode, doors }) => ({
      communityCode,
      visitedOn: today(),
      doors: [doors[n % doors.length]],
      peopleVisited: n,
    }),
    table: 'household_visit',
    shows: 'people_visited::int',
  },
  notice: {
    by: 'county',
    record: 'publishNotice',
    amend: null,
    void: 'voidNotice',
    type: 'NoticeInput',
    input: (n) => ({ title: `提醒${n}`, body: '不转账。', publishedOn: today(), regionCodes: ['340210'] }),
    table: 'notice',
    shows: "regexp_replace(title, '\\D', '', 'g')::int",
  },
};

/** Tables whose rows are compared with what was acknowledged, and the expression that shows what was written last. */
export const TABLES = Object.values(LEDGERS).map(({ table, shows }) => ({ table, shows }));

/** What was acknowledged, and what should not have happened. */
export const newJournal = () => ({ written: new Map(), internal: [], refused: [], withoutRetryAfter: 0 });

/**
 * Writes in every ledger until `stopped()`; every record that was begun is acknowledged before this resolves.
 * @param program the running system @param journal filled: key → { table, id, version, status, shown }
 */
export async function writeUntil(program, journal, stopped, run = 'a') {
  let next = 0;
  await Promise.all(
    Object.values(LEDGERS).map(async (ledger) => {
      const clerk = new Clerk(program.url, ledger.by, program.password, journal);
      await clerk.signIn();
      const context = ledger.type === 'HouseholdVisitsInput' ? await rosterOf(clerk) : {};
      while (!stopped()) {
        const n = ++next;
        await writeOne(clerk, ledger, n, `FAULTS${run}${String(n).padStart(8, '0')}`, context, journal);
      }
    }),
  );
}

async function writeOne(clerk, ledger, n, key, context, journal) {
  const record = `mutation($input: ${ledger.type}!) { done: ${ledger.record}(input: $input) { id version } }`;
  const { data, error } = await clerk.ask(record, { input: { ...ledger.input(n, key, context), idempotencyKey: key } });
  if (error) return void journal.refused.push({ of: ledger.record, error });
  const entry = { table: ledger.table, id: data.done.id, version: data.done.version, status: 'ACTIVE', shown: n };
  journal.written.set(key, entry);
  if (n % 3 === 1 && ledger.amend) {
    const amend = `mutation($id: ID!, $version: Int!, $input: ${ledger.type}!) {
      done: ${ledger.amend}(id: $id, version: $version, input: $input) { version } }`;
    const input = ledger.input(n + 1_000_000, key, context);
    await change(clerk, entry, amend, { input }, { shown: n + 1_000_000 }, ledger.amend, journal);
  }
  if (n % 5 === 2) {
    const take = `mutation($id: ID!, $version: Int!) {
      done: ${ledger.void}(id: $id, version: $version, reason: "记错") { version } }`;
    await change(clerk, entry, take, {}, { status: 'VOIDED' }, ledger.void, journal);
  }
}

async function change(clerk, entry, query, variables, made, name, journal) {
  const { data, error, repeated } = await clerk.ask(query, { id: entry.id, version: entry.version, ...variables });
  // A change whose answer was lost meets itself: nobody else writes these records.
  const ownConflict = repeated && error?.code === 'CONFLICT' && error.current?.version === entry.version + 1;
  if (data || ownConflict) Object.assign(entry, made, { version: entry.version + 1 });
  else journal.refused.push({ of: name, error });
}

async function rosterOf(clerk) {
  const { data } = await clerk.ask('{ viewer { tenant { region { code } } } }');
  const communityCode = data.viewer.tenant.region.code;
  const roster = await clerk.ask(
    `{ householdRoster(communityCode: "${communityCode}") { doors { label vacant retiredOn } } }`,
  );
  const open = roster.data.householdRoster.doors.filter(({ vacant, retiredOn }) => !vacant && retiredOn === null);
  return { communityCode, doors: open.map(({ label }) => label) };
}
