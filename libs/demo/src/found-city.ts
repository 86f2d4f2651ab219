import { regionLevel, type Role, sectorOf, type TenantType } from '@fanzha/domain';
import {
  operatorViewer,
  OversightService,
  RegionService,
  type Tenant,
  TenantMoves,
  TenantService,
  type User,
  UserService,
} from '@fanzha/org';
import { newId, type Viewer, viewerFrom } from '@fanzha/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { type DemoAccount, OPERATOR_OFFICE } from './accounts.js';
import type { DemoCity } from './city.js';
import { inParallel } from './in-parallel.js';
import type { DemoUnit } from './units.js';

/** Before the first unit opens. */
const SINCE = '2021-01-01';

const COUNTY_NAMES: Readonly<Record<string, string>> = {
  '340210': 'wanzhi',
  '340223': 'nanling',
  '340202': 'jinghu',
  '340522': 'hanshan',
};

/** The city with its units, ready to record. */
interface FoundedCity {
  readonly tenants: number;
  readonly users: number;
  /** Who records for a unit, by its name. */
  readonly recorders: ReadonlyMap<string, Viewer>;
  /** Closes the units that no longer work; done last, because a closed unit records nothing. */
  closeClosed(): Promise<void>;
}

/**
 * Opens the office of the operators, the authorities with their oversight, the communities, the units and
 * an account for each of them.
 * @throws Error where the city has units already.
 */
export async function foundCity(
  app: INestApplicationContext,
  city: DemoCity,
  units: readonly DemoUnit[],
  password: string,
): Promise<FoundedCity> {
  const founder = new Founder(app, city, password);
  await founder.openOffice();
  await founder.openAuthorities();
  await founder.addCommunities();
  // Offices of towns first: what lies in a town reports to its office.
  const towns = units.filter(({ type }) => type === 'DISTRICT');
  await inParallel(towns, (unit) => founder.openUnit(unit));
  await inParallel(
    units.filter((unit) => !towns.includes(unit)),
    (unit) => founder.openUnit(unit),
  );
  await founder.openAccounts(units);
  return {
    tenants: founder.tenants.size,
    users: founder.users,
    recorders: founder.recorders,
    closeClosed: () => founder.close(units.filter(({ closedOn }) => closedOn !== null)),
  };
}

class Founder {
  readonly tenants = new Map<string, Tenant>();
  readonly recorders = new Map<string, Viewer>();
  users = 0;
  /** Acts for nobody's office until there is one. */
  private operator: Viewer;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly city: DemoCity,
    private readonly password: string,
  ) {
    this.operator = operatorViewer(city.code, newId(), newId());
  }

  async openOffice(): Promise<void> {
    const { totalCount } = await this.tenantService.ofCity(this.operator, { first: 1 });
    if (totalCount > 0)
      throw new Error(`City ${this.city.code} has ${totalCount} units already: the demo city needs an empty one`);
    const office = await this.openTenant({
      name: OPERATOR_OFFICE,
      type: 'AUTHORITY',
      regionCode: this.city.code,
      openedOn: SINCE,
    });
    this.operator = operatorViewer(this.city.code, office.id, this.operator.userId);
  }

  async openAuthorities(): Promise<void> {
    const oversights = this.app.get(OversightService, { strict: false });
    for (const { name, region, sector } of this.city.authorities) {
      const parentId = region === this.city.code ? null : this.idOf(this.city.authorities[0]?.name ?? '');
      const authority = await this.openTenant({
        name,
        type: 'AUTHORITY',
        regionCode: region,
        sector: sector ?? sectorOf('AUTHORITY'),
        parentId,
        openedOn: SINCE,
      });
      await oversights.grantAtOnce(this.operator, authority.id, region, sector);
    }
  }

  async addCommunities(): Promise<void> {
    const regions = this.app.get(RegionService, { strict: false });
    for (const [code, name] of Object.entries(this.city.communities))
      await regions.createCommunity(this.operator, code, name, SINCE);
  }

  async openUnit({ name, type, sector, region, parent, openedOn }: DemoUnit): Promise<void> {
    await this.openTenant({ name, type, sector, regionCode: region, parentId: this.idOf(parent), openedOn });
  }

  /** The demo accounts, and an editor for each unit without one, whose one-time password nobody has seen. */
  async openAccounts(units: readonly DemoUnit[]): Promise<void> {
    await inParallel(this.city.accounts, (account) => this.openDemoAccount(account));
    const others = units
      .filter(({ name }) => !this.recorders.has(name))
      .map((unit, index) => ({ unit, username: usernameOf(unit, index + 1) }));
    await inParallel(others, async ({ unit, username }) => {
      const input = {
        tenantId: this.idOf(unit.name),
        username,
        displayName: '填报岗',
        roles: ['UNIT_EDITOR' as const],
      };
      const { user } = await this.userService.create(this.operator, input);
      if (user === null) throw new Error(`The account ${username} waits for an approval`);
      this.enrol(unit.name, input.tenantId, user);
    });
  }

  async close(units: readonly DemoUnit[]): Promise<void> {
    for (const { name, closedOn } of units) {
      const tenant = this.tenants.get(name);
      if (tenant && closedOn !== null) await this.moves.close(this.operator, tenant.id, tenant.version, closedOn);
    }
  }

  private async openDemoAccount({ username, displayName, of, role }: DemoAccount): Promise<void> {
    const roles: Role[] = [role];
    const input = { tenantId: this.idOf(of), username, displayName, roles };
    this.enrol(of, input.tenantId, await this.userService.createWithPassword(this.operator, input, this.password));
  }

  private enrol(unit: string, tenantId: string, { id: userId, username, displayName, roles }: User): void {
    this.users += 1;
    const oversight = this.city.authorities
      .filter(({ name }) => name === unit)
      .map(({ region, sector }) => ({ region, sector }));
    const identity = {
      userId,
      username,
      displayName,
      tenantId,
      cityCode: this.city.code,
      roles,
      oversight,
      sessionId: null,
      mustChangePassword: false,
    };
    this.recorders.set(unit, viewerFrom(identity));
  }

  private async openTenant(input: Parameters<TenantService['create']>[1]): Promise<Tenant> {
    const tenant = await this.tenantService.create(this.operator, input);
    this.tenants.set(tenant.name, tenant);
    return tenant;
  }

  private idOf(name: string): string {
    const tenant = this.tenants.get(name);
    if (!tenant) throw new Error(`The demo refers to a unit that it does not open: ${name}`);
    return tenant.id;
  }

  private get moves(): TenantMoves {
    return this.app.get(TenantMoves, { strict: false });
  }

  private get tenantService(): TenantService {
    return this.app.get(TenantService, { strict: false });
  }

  private get userService(): UserService {
    return this.app.get(UserService, { strict: false });
  }
}

/** Such as `wanzhi-school-007`. */
function usernameOf({ region, type }: { region: string; type: TenantType }, number: number): string {
  const county = COUNTY_NAMES[region.slice(0, 6)] ?? regionLevel(region).toLowerCase();
  return `${county}-${type.toLowerCase()}-${String(number).padStart(3, '0')}`;
}
