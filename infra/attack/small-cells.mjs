const YEAR = new Date().getUTCFullYear() - 1;
const two = (month) => String(month).padStart(2, '0');

/** Kinds of periods by whether they are whole months. */
const PERIODS = [
  [`${YEAR}`, true],
  [`${YEAR}-Q3`, true],
  [`${YEAR}-10`, true],
  [`${YEAR}-09-01/${YEAR}-10-31`, true],
  [`${YEAR}-W41`, false],
  [`${YEAR}-10-06/${YEAR}-10-06`, false],
  [`${YEAR}-10-02/${YEAR}-10-31`, false],
  [`${YEAR}-10-01/${YEAR}-11-01`, false],
];
/** What tells of cases, losses and victims. Written out: the attack does not ask the product what it protects. */
const CRIME = [
  'CASES_REPORTED',
  'CASES_FILED',
  'LOSS',
  'LOSS_REPORTED',
  'CASES_SOLVED',
  'CLEARANCE_RATE',
  'LOSS_PER_CASE',
  'STOP_PAYMENT',
  'FROZEN',
  'RETURNED',
  'ACCOUNTS_STOPPED',
  'ACCOUNTS_FROZEN',
  'INTERCEPTIONS',
  'LOSS_AVOIDED',
  'DISSUASIONS',
  'VICTIM_FOLLOWUPS',
];
const BREAKDOWNS = ['ACTIVITY_TYPE', 'AGE_BAND', 'CAMPAIGN', 'FRAUD_TYPE', 'VENUE', 'SECTOR'];
const SECTORS = [null, 'PUBLIC_SECURITY', 'EDUCATION'];
const CAMPAIGNS = [null, '0199a000-0000-7000-8000-00000000beef'];

/**
 * A program for figures alone asks for cases, losses and victims over all combinations of place, period, line, campaign
 * and way of asking. What is finer than a county's whole months, undivided, has to be refused; what is not, answered.
 */
export async function trySmallCells({ people, town, community, station, every = 1 }) {
  const caller = await programOf(people.county, ['rollup:read']);
  const places = [
    ['340210', true],
    [town, false],
    [community, false],
  ];
  const holes = [];
  let calls = 0;
  let turn = 0;
  const batch = [];
  const send = async () => {
    const asked = batch.splice(0);
    const { text } = await caller.send(JSON.stringify(asked.map(({ query }) => ({ query }))));
    JSON.parse(text).forEach(({ data, errors }, place) => {
      const { query, isRefused } = asked[place];
      const reason = errors?.[0].extensions.reason;
      if (isRefused ? reason !== 'CELLS_TOO_SMALL' : errors || !data)
        holes.push({ query, wanted: isRefused ? 'refused' : 'answered', errors, data });
    });
    calls += asked.length;
  };
  const ask = async (query, isLarge, about) => {
    if (turn++ % every !== 0) return;
    batch.push({ query, isRefused: about && !isLarge });
    if (batch.length === 10) await send();
  };
  for (const [code, isCounty] of places) {
    for (const [period, isWhole] of PERIODS) {
      for (const sector of SECTORS) {
        for (const campaignId of CAMPAIGNS) {
          const campaign = campaignId ? `, campaignId: "${campaignId}"` : '';
          const narrowed = `period: "${period}"${sector ? `, sector: ${sector}` : ''}${campaign}`;
          const isLarge = isCounty && isWhole && !sector && !campaignId;
          for (const root of ['rollup', 'directRollup']) {
            const of = (field) => `{ region(code: "${code}") { ${root}(${narrowed}) { ${field} } } }`;
            const large = isLarge && root === 'rollup';
            for (const indicator of CRIME) {
              await ask(of(`figure(indicator: ${indicator}) { value }`), large, true);
              await ask(of(`figures(indicators: [SESSIONS, ${indicator}]) { value }`), large, true);
              await ask(of(`provenance(indicator: ${indicator}) { records }`), false, true);
              // Whose months a series tells does not depend on the period's kind: it ends with a whole month.
              if (!isWhole) continue;
              await ask(of(`series(indicator: ${indicator}, months: 2) { value }`), large, true);
              for (const by of BREAKDOWNS)
                await ask(of(`breakdown(indicator: ${indicator}, by: ${by}) { key value }`), false, true);
            }
            await ask(of('fraudCases { filed loss }'), large, true);
            await ask(of('activities { count }'), true, false);
            if (!period.includes('/')) await ask(of('previous { fraudCases { filed } }'), large, true);
            await ask(of('sameLastYear { fraudCases { filed } }'), large, true);
          }
        }
      }
    }
  }
  await askForContributors(ask, { places, station });
  for (const month of [1, 10])
    await ask(
      `{ tenant(id: "${station}") { rollup(period: "${YEAR}-${two(month)}") { fraudCases { loss } } } }`,
      false,
      true,
    );
  if (batch.length > 0) await send();
  await askByCampaigns(people.county, { community, holes });
  return [[`a program for figures alone is told no small cell (${calls} ways of asking)`, holes]];
}

/**
 * Units that have recorded something, less those whose other figures are not zero, are units with a case. Of no place
 * and no days is one of the two told that the subtraction needs; who is due, is.
 */
async function askForContributors(ask, { places, station }) {
  for (const [period] of PERIODS) {
    for (const [code] of places) {
      for (const root of ['rollup', 'directRollup']) {
        const of = (field) => `{ region(code: "${code}") { ${root}(period: "${period}") { ${field} } } }`;
        await ask(of('tenantsContributing'), false, true);
        if (!period.includes('/')) await ask(of('previous(toDate: true) { tenantsContributing }'), false, true);
        await ask(of('sameLastYear { tenantsContributing }'), false, true);
        await ask(of('tenantsDue provenance(indicator: ACTIVITIES) { records }'), true, false);
        for (const owing of ['silent', 'missing', 'silentTenants { totalCount }', 'missingTenants { totalCount }'])
          await ask(of(`provenance(indicator: ACTIVITIES) { ${owing} }`), false, true);
      }
      const tenants = (more) =>
        `{ region(code: "${code}") { tenants(period: "${period}"${more}) { totalCount edges { node { id } } } } }`;
      for (const which of [true, false])
        for (const of of ['', ', type: POLICE', ', directly: true'])
          await ask(tenants(`, contributing: ${which}${of}`), false, true);
      await ask(tenants(''), true, false);
    }
    await ask(
      `{ tenant(id: "${station}") { rollup(period: "${period}") { tenantsContributing activities { count } } } }`,
      false,
      true,
    );
  }
}

/**
 * A campaign that nobody issues says how many units would meet a target: for who may write campaigns and read no
 * record, that would be a figure of victims of one place on one day.
 */
async function askByCampaigns(person, { community, holes }) {
  const caller = await programOf(person, ['rollup:read', 'ledger:write']);
  const days = { startsOn: `${YEAR}-10-01`, endsOn: `${YEAR + 2}-09-01` };
  const task = { title: '回访', indicator: 'VICTIM_FOLLOWUPS', target: 1, dueOn: `${YEAR + 1}-01-01` };
  const { error, text } = await caller.ask(
    'query($input: CampaignInput!) { campaignPreview(input: $input) { tasks { states { state count } } } }',
    {
      input: {
        ...{ title: '回访行动', ...days, regionCodes: [community] },
        tasks: [{ ...task, eventOn: `${YEAR}-10-06` }],
      },
    },
  );
  if (error?.code !== 'FORBIDDEN')
    holes.push({ query: 'campaignPreview', wanted: 'refused', text: text.slice(0, 200) });
}

async function programOf(person, scopes) {
  const expiresOn = `${new Date().getUTCFullYear() + 1}-01-01`;
  const { createApiClient } = await person.data(
    'mutation($input: ApiClientInput!) { createApiClient(input: $input) { token } }',
    { input: { name: '只读汇总', scopes, expiresOn } },
  );
  return new person.constructor(person.url, 'a program for figures alone', createApiClient.token);
}
