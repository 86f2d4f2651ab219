import { DomainError, foldIdentifier, isId, type Role } from '@fanzha/domain';
import { FirstPasswords, type KnownAccount, TenantService, UserService } from '@fanzha/org';
import { Injectable } from '@nestjs/common';
import {
  type BookContext,
  type BookRow,
  errorIn,
  type ImportBook,
  refusedRow,
  type RowOutcome,
} from './import-book.js';
import type { RowError } from '../../targets/target.js';

/** What a row says of an account. */
interface AccountSaid {
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly unit?: string;
  readonly unitRegion?: string;
}

/** An account that is there, and a request that waits for another operator. */
const KIND = 'ACCOUNT';
export const REQUEST_KIND = 'APPROVAL_REQUEST';

/** A unit as accounts name it. */
interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly closedOn: string | null;
}

/**
 * Accounts, as operators and administrators of units add them one by one. Nobody knows their passwords: the account
 * sheet of the import gives the first ones. Those of officials wait for another operator. Operators are added one by
 * one: one whose password nobody knows would count as the other operator, and nobody could approve anything.
 */
@Injectable()
export class AccountsBook implements ImportBook {
  constructor(
    private readonly users: UserService,
    private readonly tenants: TenantService,
    private readonly passwords: FirstPasswords,
  ) {}

  async add(context: BookContext, rows: readonly BookRow[]): Promise<RowOutcome[]> {
    const said = rows.map((row) => row.said.input as unknown as AccountSaid);
    const units = await this.unitsOf(context, said);
    const names = said.map(({ username }) => username);
    const known = new Map((await this.users.named(context.tx, names)).map((account) => [account.username, account]));
    const passwordHash = await this.passwords.nobodys();
    const outcomes: RowOutcome[] = [];
    for (const [at, row] of rows.entries()) {
      const account = said[at] as AccountSaid;
      const unit = this.unitOf(context, row, account, units);
      outcomes.push(
        'code' in unit ? { errors: [unit] } : await this.one(context, row, account, unit, known, passwordHash),
      );
    }
    return outcomes;
  }

  private async one(
    { tx, viewer, soFar }: BookContext,
    row: BookRow,
    account: AccountSaid,
    unit: NamedUnit,
    known: ReadonlyMap<string, KnownAccount>,
    passwordHash: string,
  ): Promise<RowOutcome> {
    const name = foldIdentifier(account.username);
    const first = soFar.get(name);
    if (first !== undefined) return { duplicate: { row: first } };
    const there = known.get(name);
    if (there) {
      const differing = differenceOf(row, account, unit, there);
      return differing ? { errors: [differing] } : { same: { kind: KIND, recordId: there.id } };
    }
    const { username, displayName, roles } = account;
    if (roles.includes('OPERATOR') && viewer.permissions.has('tenant:manage'))
      return { errors: [errorIn(row, 'roles', 'ADDED_ONE_BY_ONE')] };
    try {
      const input = { tenantId: unit.id, username, displayName, roles: [...roles] };
      const { id, request } = await this.users.createIn(tx, viewer, input, passwordHash);
      soFar.set(name, row.lines[0].row);
      return { made: request ? { kind: REQUEST_KIND, recordId: request.id } : { kind: KIND, recordId: id } };
    } catch (error) {
      // Roles that the person may not give: the row says which column it is.
      if (error instanceof DomainError && error.code === 'FORBIDDEN')
        return { errors: [errorIn(row, 'roles', 'NOT_YOURS_TO_GIVE')] };
      return refusedRow(row, error);
    }
  }

  /** Units that rows name: those of the city for operators, the own one for all others. */
  private async unitsOf({ tx, viewer }: BookContext, said: readonly AccountSaid[]): Promise<readonly NamedUnit[]> {
    if (!viewer.permissions.has('tenant:manage')) return [await this.tenants.require(viewer, viewer.tenantId)];
    const named = [...new Set(said.flatMap(({ unit }) => unit ?? []))];
    const byId = await this.tenants.byIds(viewer, named.filter(isId));
    const called = named.filter((name) => !isId(name));
    return [...byId.filter((unit) => unit !== null), ...(await this.tenants.called(tx, viewer, called))];
  }

  private unitOf(
    { viewer }: BookContext,
    row: BookRow,
    { unit, unitRegion }: AccountSaid,
    units: readonly NamedUnit[],
  ): NamedUnit | RowError {
    const isOperator = viewer.permissions.has('tenant:manage');
    const [own] = units;
    if (unit === undefined) return isOperator || !own ? errorIn(row, 'unit', 'REQUIRED') : own;
    const folded = foldIdentifier(unit);
    const found = units.filter(
      ({ id, name, regionCode }) =>
        (id === unit.toLowerCase() || foldIdentifier(name) === folded) &&
        (unitRegion === undefined || regionCode === unitRegion),
    );
    const open = found.filter(({ closedOn }) => closedOn === null);
    const [only] = open;
    if (open.length > 1) return errorIn(row, 'unit', 'AMBIGUOUS', { count: open.length });
    return only ?? errorIn(row, 'unit', found.length > 0 ? 'TENANT_CLOSED' : 'NOT_FOUND');
  }
}

/** Where a row says otherwise than the account that is there. */
function differenceOf(row: BookRow, account: AccountSaid, unit: NamedUnit, there: KnownAccount): RowError | null {
  if (there.tenantId !== unit.id) return errorIn(row, 'username', 'ALREADY_TAKEN');
  const roles = new Set(there.roles);
  if (account.roles.length !== roles.size || !account.roles.every((role) => roles.has(role)))
    return errorIn(row, 'roles', 'KEPT_OTHERWISE', { kept: there.roles.join('、') });
  if (foldIdentifier(account.displayName) !== foldIdentifier(there.displayName))
    return errorIn(row, 'displayName', 'KEPT_OTHERWISE', { kept: there.displayName });
  return null;
}
