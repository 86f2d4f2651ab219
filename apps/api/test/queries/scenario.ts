import { randomUUID } from 'node:crypto';
import type { Role, Sector, TenantType } from '@fanzha/domain';
import { catchMails } from '../support/mail-catcher.js';
import { insertOversight, insertTenant, insertUser, type TestTenant } from '../support/factories.js';
import { makeTimeFixture, type TimeFixture } from '../time-travel.fixture.js';

type Actor = 'school' | 'town' | 'police' | 'bank' | 'county' | 'education' | 'operator' | 'secondOperator';

/** Who asks, and what they have made so far. */
export interface Scenario {
  readonly fixture: TimeFixture;
  readonly tokens: Readonly<Record<Actor, string>>;
  readonly tenants: Readonly<Record<string, TestTenant>>;
  /** Where mails of the scenario arrive. */
  readonly mailbox: Awaited<ReturnType<typeof catchMails>>;
  /** Ids by the words the scenario has for things. */
  readonly ids: Record<string, string>;
  /** Names what is done next. */
  during(step: string): void;
  /** What a correct operation answers. */
  ask(as: Actor, query: string, variables?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Asks for what is refused. */
  refuse(as: Actor, query: string, variables?: Record<string, unknown>): Promise<void>;
}

/** A city for it: one unit of each kind that records, and who looks at them. */
export async function beginScenario(during: (step: string) => void): Promise<Scenario> {
  // A robot that does not answer, so that nothing leaves this machine.
  process.env['FANZHA_WEBHOOK_NETWORKS'] = '127.0.0.0/8';
  const mailbox = await catchMails();
  Object.assign(process.env, mailbox.env);
  const fixture = await makeTimeFixture();
  const { db } = fixture;
  const unit = (type: TenantType, region: string, name: string) => insertTenant(db, type, region, { name });
  const authority = async (sector: Sector | null) => {
    const tenant = await insertTenant(db, 'AUTHORITY', '340210', sector ? { sector } : {});
    await insertOversight(db, tenant, '340210', sector);
    return tenant;
  };
  const tenants = {
    school: fixture.school,
    bank: fixture.bank,
    police: await unit('POLICE', '340210100', '湖畔派出所'),
    town: await unit('DISTRICT', '340210100', '湾沚镇'),
    county: await authority(null),
    education: await authority('EDUCATION'),
  };
  const signedIn = async (tenant: TestTenant, role: Role) =>
    (await insertUser({ ...fixture, close: fixture.end }, tenant, [role])).token;
  const tokens = {
    school: await signedIn(tenants.school, 'UNIT_ADMIN'),
    town: await signedIn(tenants.town, 'UNIT_ADMIN'),
    police: await signedIn(tenants.police, 'UNIT_ADMIN'),
    bank: await signedIn(tenants.bank, 'UNIT_ADMIN'),
    county: await signedIn(tenants.county, 'COUNTY_OFFICIAL'),
    education: await signedIn(tenants.education, 'COUNTY_OFFICIAL'),
    operator: await signedIn(fixture.office, 'OPERATOR'),
    secondOperator: await signedIn(fixture.office, 'OPERATOR'),
  };
  const ids = Object.fromEntries(Object.entries(tenants).map(([name, { id }]) => [name, id]));
  ids['campaign'] = randomUUID();
  await db.sql(
    `insert into campaign (city_code, id, tenant_id, name, starts_on, ends_on)
     values ('3402', $1, $2, '春季反诈宣传', '2026-01-01', '2026-12-31')`,
    [ids['campaign'], ids['county']],
  );
  return {
    fixture,
    tokens,
    tenants,
    mailbox,
    ids,
    during,
    ask: async (as, query, variables) => {
      const { data, errors } = await fixture.gql(query, variables, { token: tokens[as] });
      if (errors.length > 0 || !data) throw new Error(`${query}: ${JSON.stringify(errors)}`);
      return data as Record<string, unknown>;
    },
    refuse: async (as, query, variables) => {
      const { errors } = await fixture.gql(query, variables, { token: tokens[as] });
      if (errors.length === 0) throw new Error(`Not refused: ${query}`);
    },
  };
}
