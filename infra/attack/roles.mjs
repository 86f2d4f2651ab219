import { argumentsFor } from './arguments.mjs';
import { addUser } from './other-city.mjs';
import { askAsMuchAsAllowed, idsOf, OF_ONESELF, walkAsStrangers } from './strangers.mjs';
import { imprint } from './victims.mjs';

/** What anybody may keep of their own, whoever they are, beside what `OF_ONESELF` names. */
const OWN_SETTINGS = new Set([
  'changeMailTimes',
  'changeNotificationSettings',
  'confirmMailAddress',
  'deleteSavedView',
  'markNotificationsRead',
  'removeMailAddress',
  'renameSavedView',
  'saveView',
]);
/** Tables of what a person keeps for itself, and of what is noted of every session. */
const PERSONAL = /^(saved_view|notification|mail_|user_session|session|user_account|audit_entry)/;
/** What others cause of a unit: that it is told of what they issue, and opens what is due. */
const TOLD = /^(notification|outbox|delivery|webhook_delivery|mail_|audit_entry|session|user_session)/;
/** Records of an authority itself: nobody but its officials makes or changes them. */
const OF_OFFICIALS = [
  'Campaign',
  'EvaluationScheme',
  'FraudFreeScheme',
  'Notice',
  'SubmissionForm',
  'SupervisionLetter',
];

/** Lists that show what its own authority has issued, and rosters, which are known to everybody in their county. */
const OF_ITS_OWN = new Set([
  'campaigns',
  'campaignsOfDay',
  'evaluationSchemes',
  'householdRoster',
  'region',
  'registerHouseholds',
  'retireHouseholdDoor',
  'search',
  'submissionForms',
  'undoHouseholdRegistration',
]);

/**
 * Rights within one unit: who only looks on changes nothing, whatever it is called with; who works for an authority and
 * is no official of it has no business with the units that its officials oversee, and with what these have issued.
 */
export async function tryRoles({ program, schema, people, victims, kinds }) {
  const tenantOf = async (person) => (await person.data('{ viewer { tenant { id } } }')).viewer.tenant.id;
  const [police, county] = [await tenantOf(people.police), await tenantOf(people.county)];
  const add = (tenantId, username, role) => addUser(program, people.operator, tenantId, username, role, username);
  const lookers = [
    await add(police, 'police-looker', 'VIEWER'),
    await add(county, 'county-looker' + (Date.now() % 100000), 'VIEWER'),
  ];
  const clerk = await add(county, 'county-clerk', 'UNIT_EDITOR');
  const units = Object.fromEntries(
    Object.entries(victims).filter(([type]) => !OF_OFFICIALS.includes(type) && type !== 'SubmissionException'),
  );
  const { holes } = await walkAsStrangers({
    ...{ program, schema, victims: units, kinds, tenantIds: [police] },
    strangers: [{ caller: clerk, skip: (name) => OF_ITS_OWN.has(name) }],
  });
  return [
    [
      'who only looks on changes nothing of its unit',
      await changesBy(lookers, { program, schema, victims, police, county }),
    ],
    [
      'who oversees changes nothing of those it oversees',
      await changesByOverseers(people, { program, schema, victims, police, of: county }),
    ],
    [
      'who is no official of an authority changes nothing that its officials have made',
      await issuedBy(clerk, { schema, victims, program, county }),
    ],
    ['who is no official of an authority is a stranger to its units', holes],
  ];
}

async function changesBy(lookers, { program, schema, victims, police, county }) {
  const holes = [];
  const of = [police, county];
  let before = await imprint(program, of);
  for (const caller of lookers)
    for (const field of schema.mutations) {
      if (OF_ONESELF.has(field.name) || OWN_SETTINGS.has(field.name)) continue;
      const given = argumentsFor(schema, field, idsOf(victims), []);
      const { met } = await askAsMuchAsAllowed(caller, schema, 'mutation', field, given);
      if (!['FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT'].includes(met.error?.code))
        holes.push({ who: caller.name, operation: field.name, answer: met.text.slice(0, 200) });
      const after = await imprint(program, of);
      const changed = Object.keys(after).filter((table) => !PERSONAL.test(table) && after[table] !== before[table]);
      if (changed.length > 0) holes.push({ who: caller.name, operation: field.name, changed });
      before = after;
    }
  return holes;
}

/**
 * Who oversees a unit, or an authority, reads it and changes nothing of it: only what was asked of the unit by the very
 * authority that looks at it.
 */
async function changesByOverseers({ city, county }, { program, schema, victims, police, of }) {
  const holes = [];
  const ofUnits = Object.fromEntries(Object.entries(victims).filter(([type]) => !OF_OFFICIALS.includes(type)));
  for (const [caller, named, tenants] of [
    [city, victims, [police, of]],
    [county, { ...ofUnits, Submission: undefined, SubmissionException: undefined }, [police]],
  ]) {
    let before = await imprint(program, tenants);
    for (const field of schema.mutations) {
      if (OF_ONESELF.has(field.name) || OWN_SETTINGS.has(field.name)) continue;
      const known = Object.fromEntries(Object.entries(named).filter(([, id]) => id !== undefined));
      const given = argumentsFor(schema, field, idsOf(known), []);
      const { met } = await askAsMuchAsAllowed(caller, schema, 'mutation', field, given);
      if (met.error?.code === 'INTERNAL')
        holes.push({ who: caller.name, operation: field.name, text: met.text.slice(0, 200) });
      const after = await imprint(program, tenants);
      const changed = Object.keys(after).filter((table) => !TOLD.test(table) && after[table] !== before[table]);
      if (changed.length > 0)
        holes.push({ who: caller.name, operation: field.name, changed, answer: met.text.slice(0, 200) });
      before = after;
    }
  }
  return holes;
}

async function issuedBy(clerk, { schema, victims, program, county }) {
  const holes = [];
  const ids = OF_OFFICIALS.map((type) => victims[type]);
  const rows = async () =>
    JSON.stringify(
      await program.sql(
        `select 'campaign', to_jsonb(t) from campaign t where tenant_id = $1
         union all select 'scheme', to_jsonb(t) from evaluation_scheme t where tenant_id = $1
         union all select 'free', to_jsonb(t) from fraud_free_scheme t where tenant_id = $1
         union all select 'notice', to_jsonb(t) from notice t where tenant_id = $1
         union all select 'form', to_jsonb(t) from submission_form t where tenant_id = $1
         union all select 'letter', to_jsonb(t) from supervision_letter t where issuer_id = $1
         union all select 'exception', to_jsonb(t) from submission_exception t where issuer_id = $1
         union all select 'submission', to_jsonb(t) from submission t where issuer_id = $1`,
        [county],
      ),
    );
  const before = await rows();
  for (const field of schema.mutations) {
    if (OF_ONESELF.has(field.name) || OWN_SETTINGS.has(field.name)) continue;
    const given = argumentsFor(schema, field, idsOf(victims), []);
    if (!ids.some((id) => JSON.stringify(given).includes(id))) continue;
    const { met } = await askAsMuchAsAllowed(clerk, schema, 'mutation', field, given);
    if (!['FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT'].includes(met.error?.code))
      holes.push({ who: clerk.name, operation: field.name, answer: met.text.slice(0, 200) });
  }
  if ((await rows()) !== before)
    holes.push({ who: clerk.name, what: 'something that officials have made was changed' });
  return holes;
}
