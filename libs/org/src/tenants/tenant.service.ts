import {
  BOUNDS,
  dateErrors,
  DomainError,
  type FieldError,
  isWithin,
  requireFound,
  requireNoErrors,
  sectorOf,
  textErrors,
  todayIn,
  visibleText,
} from '@fanzha/domain';
import {
  Audit,
  byId,
  type Connection,
  Database,
  KEY_PARTS,
  KeyedPage,
  listName,
  newId,
  requirePermission,
  seesSmallCells,
  type Transaction,
  type Viewer,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { checkOversees, isOverseer } from '../regions/oversight.policy.js';
import { assignmentErrors } from '../regions/region.bounds.js';
import { RegionDirectory } from '../regions/region-directory.js';
import { latestDayOfTenants } from './tenant.bounds.js';
import { Tenant } from './tenant.entity.js';
import { type PageArgs, type RegionTenantsArgs, type TenantInput, type TenantsArgs } from './tenant.inputs.js';
import { type TenantFilter, TenantRepository } from './tenant.repository.js';

/** Codes of counties, and the beginning of the codes of all that lies in them. */
const COUNTY_DIGITS = 6;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const NO_CONDITION = { directly: false, type: null, sector: null, text: null, due: null, contributing: null } as const;

/** The register of tenants: lists for officials, and creating, changing and closing them for operators. */
@Injectable()
export class TenantService {
  constructor(
    private readonly database: Database,
    private readonly tenants: TenantRepository,
    private readonly directory: RegionDirectory,
    private readonly audit: Audit,
  ) {}

  /** @throws DomainError NOT_FOUND when it is not there or not the viewer's to see. */
  async require(viewer: Viewer, id: string): Promise<Tenant> {
    const tenant = requireFound((await this.seen(viewer, [id], seesSmallCells(viewer)))[0]);
    return tenant;
  }

  /** The tenants with these ids, each at its position; null for those the viewer does not see. */
  byIds(viewer: Viewer, ids: readonly string[]): Promise<(Tenant | null)[]> {
    // A program that records is answered whom it has named.
    return this.seen(viewer, ids, seesSmallCells(viewer) || viewer.permissions.has('ledger:record'));
  }

  /**
   * @param withMet those that the viewer's own unit has met, too. Whoever may not know of single records would learn by
   * them that another unit has recorded an interception.
   */
  private async seen(viewer: Viewer, ids: readonly string[], withMet: boolean): Promise<(Tenant | null)[]> {
    const found = await this.tenants.byIds(
      viewer.scope,
      ids.filter((id) => UUID.test(id)),
      withMet,
    );
    const known = byId(found);
    return ids.map((id) => known.get(id.toLowerCase()) ?? null);
  }

  /** Every tenant of the operator's city. */
  async ofCity(viewer: Viewer, { text, type, regionCode, ...page }: TenantsArgs): Promise<Connection<Tenant>> {
    const root = regionCode ?? viewer.cityCode;
    if (!isWithin(root, viewer.cityCode)) throw DomainError.badInput([{ path: 'regionCode', code: 'OUTSIDE_REGION' }]);
    return this.page(viewer, { ...NO_CONDITION, regionCode: root, type: type ?? null, text: text ?? null }, page);
  }

  /**
   * The tenants of a region, for the officials who oversee it and for operators of its city.
   * @throws DomainError FORBIDDEN for everybody else, and (CELLS_TOO_SMALL) for programs for figures alone that ask
   * who has recorded something.
   */
  async ofRegion(viewer: Viewer, regionCode: string, args: RegionTenantsArgs): Promise<Connection<Tenant>> {
    requirePermission(viewer, 'tenant:read');
    const { type = null, text = null, period, contributing = null, first, after } = args;
    if (contributing !== null && !period) throw DomainError.badInput([{ path: 'period', code: 'REQUIRED' }]);
    // Who has recorded something is found by a case, too.
    if (contributing !== null && !seesSmallCells(viewer)) throw DomainError.forbidden('CELLS_TOO_SMALL');
    // Operators see which units there are, but not their facts: to them, every unit would seem silent.
    const asOperator =
      viewer.scope.mode === 'operator' && isWithin(regionCode, viewer.cityCode) && contributing === null;
    const asked = args.sector ?? null;
    const sector = asOperator && !isOverseer(viewer, regionCode) ? asked : checkOversees(viewer, regionCode, asked);
    const filter = {
      regionCode,
      directly: args.directly ?? false,
      type,
      sector,
      text,
      due: period ?? null,
      contributing,
    };
    return this.page(viewer, filter, { first, after });
  }

  /**
   * Opens a tenant in a region of the operator's city, with an assignment from its first day on.
   * @throws DomainError BAD_INPUT naming the fields.
   */
  async create(viewer: Viewer, input: TenantInput): Promise<Tenant> {
    const tenant = this.proposed(viewer, input);
    await this.database.transaction(viewer.scope, (tx) => this.insert(tx, tenant));
    return tenant;
  }

  /** As `create`, within a transaction that is open: what refuses a unit leaves nothing of it. */
  async createIn(tx: Transaction, viewer: Viewer, input: TenantInput): Promise<Tenant> {
    const tenant = this.proposed(viewer, input);
    await tx.attempt(() => this.insert(tx, tenant));
    return tenant;
  }

  /** Units of the city that are called like any of these names, closed ones too. For those who open units. */
  async called(tx: Transaction, viewer: Viewer, names: readonly string[]): Promise<Tenant[]> {
    requirePermission(viewer, 'tenant:manage');
    return this.tenants.ofNames(tx, names);
  }

  private proposed(viewer: Viewer, input: TenantInput): Tenant {
    const openedOn = input.openedOn ?? todayIn();
    requireNoErrors([
      ...textErrors('name', input.name, BOUNDS.tenantName),
      ...dateErrors('openedOn', openedOn, { latest: latestDayOfTenants() }),
      ...assignmentErrors(this.directory, viewer, input.regionCode, openedOn),
      ...(input.parentId && !UUID.test(input.parentId) ? [PARENT_UNKNOWN] : []),
    ]);
    return Object.assign(new Tenant(), {
      cityCode: viewer.cityCode,
      id: newId(),
      version: 1,
      name: visibleText(input.name),
      type: input.type,
      sector: input.sector ?? sectorOf(input.type),
      regionCode: input.regionCode,
      parentId: input.parentId ?? null,
      openedOn,
      closedOn: null,
    });
  }

  private async insert(tx: Transaction, tenant: Tenant): Promise<void> {
    const { id: subjectId, name, regionCode, parentId } = tenant;
    if (parentId && !(await this.tenants.lock(tx, parentId))) throw DomainError.badInput([PARENT_UNKNOWN]);
    const isTaken = await this.tenants.isNameTaken(tx, regionCode, name);
    if (isTaken) throw DomainError.badInput([{ path: 'name', code: 'ALREADY_TAKEN' }]);
    await this.tenants.insert(tx, tenant);
    const detail = { name, regionCode };
    await this.audit.record(tx, { action: 'tenant.created', subjectKind: 'tenant', subjectId, detail });
  }

  /**
   * Units of a county that are called the same, however they are written: what an operator wants to know before another
   * one of the name is opened there. Within one region it would be refused.
   * @throws DomainError BAD_INPUT naming the arguments.
   */
  async named(viewer: Viewer, name: string, regionCode: string): Promise<Tenant[]> {
    requireNoErrors([
      ...textErrors('name', name, BOUNDS.tenantName),
      ...(isWithin(regionCode, viewer.cityCode) ? [] : [{ path: 'regionCode', code: 'OUTSIDE_REGION' } as const]),
    ]);
    return this.tenants.named(viewer.scope, regionCode.slice(0, COUNTY_DIGITS), name);
  }

  /** At most `limit` units that the viewer sees and whose names have all words of a text, the shortest name first. */
  async found(viewer: Viewer, text: string, limit: number): Promise<Tenant[]> {
    requirePermission(viewer, 'tenant:read');
    return this.tenants.found(viewer.scope, text, limit);
  }

  private async page(viewer: Viewer, filter: TenantFilter, args: PageArgs): Promise<Connection<Tenant>> {
    requireNoErrors(textErrors('text', filter.text, BOUNDS.searchText));
    const key = { regionCode: KEY_PARTS.text, id: KEY_PARTS.id };
    const page = new KeyedPage(args, { list: listName('tenants', filter), key });
    const { tenants, totalCount } = await this.tenants.page(viewer.scope, filter, page.after, page.limit);
    return page.rows(tenants, totalCount);
  }
}

const PARENT_UNKNOWN = { path: 'parentId', code: 'NOT_FOUND' } as const satisfies FieldError;
