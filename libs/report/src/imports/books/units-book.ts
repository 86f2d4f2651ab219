import { foldIdentifier, type LocalDate, type Sector, type TenantType, visibleText } from '@fanzha/domain';
import { type Tenant, TenantService } from '@fanzha/org';
import { Injectable } from '@nestjs/common';
import {
  type BookContext,
  type BookRow,
  errorIn,
  type ImportBook,
  refusedRow,
  type RowOutcome,
} from './import-book.js';

/** What a row says of a unit. */
interface UnitSaid {
  readonly name: string;
  readonly type: TenantType;
  readonly regionCode: string;
  readonly sector?: Sector;
  readonly parent?: string;
  readonly openedOn?: LocalDate;
}

/** Codes of counties, in which two units of one name are most likely one. */
const COUNTY_DIGITS = 6;
const KIND = 'TENANT';

/**
 * Units, as an operator opens them one by one. One of the same name in the same region is there already: a row that
 * says the same of it changes nothing, one that says otherwise, such as another type, is an error.
 */
@Injectable()
export class UnitsBook implements ImportBook {
  constructor(private readonly tenants: TenantService) {}

  async add(context: BookContext, rows: readonly BookRow[]): Promise<RowOutcome[]> {
    const said = rows.map((row) => row.said.input as unknown as UnitSaid);
    const names = said.flatMap(({ name, parent }) => (parent === undefined ? [name] : [name, parent]));
    const known = new KnownUnits(await this.tenants.called(context.tx, context.viewer, names));
    const outcomes: RowOutcome[] = [];
    for (const [at, row] of rows.entries()) outcomes.push(await this.one(context, known, row, said[at] as UnitSaid));
    return outcomes;
  }

  private async one(context: BookContext, known: KnownUnits, row: BookRow, unit: UnitSaid): Promise<RowOutcome> {
    const { tx, viewer, soFar, withDuplicates } = context;
    const key = `${unit.regionCode} ${foldIdentifier(unit.name)}`;
    const first = soFar.get(key);
    if (first !== undefined) return { duplicate: { row: first } };
    const there = known.inRegion(unit.name, unit.regionCode);
    const parent = unit.parent === undefined ? null : known.open(unit.parent);
    if (there) {
      const differing = differenceOf(row, unit, there, parent);
      return differing ? { errors: [differing] } : { same: { kind: KIND, recordId: there.id } };
    }
    const errors = parent === null ? [] : this.parentErrors(row, unit, parent, context);
    if (errors.length > 0) return { errors };
    const near = known.nearby(unit.name, unit.regionCode);
    if (near && !withDuplicates) return { duplicate: { kind: KIND, recordId: near.id } };
    try {
      const { name, type, regionCode, sector = null, openedOn = null } = unit;
      const input = { name, type, regionCode, sector, openedOn, parentId: parent?.[0]?.id ?? null };
      const made = await this.tenants.createIn(tx, viewer, input);
      known.add(made);
      soFar.set(key, row.lines[0].row);
      soFar.set(foldIdentifier(unit.name), row.lines[0].row);
      return { made: { kind: KIND, recordId: made.id } };
    } catch (error) {
      return refusedRow(row, error);
    }
  }

  /** A superior unit is there, or stands in an earlier row: of another batch of the dry run nothing is left. */
  private parentErrors(row: BookRow, { parent = '' }: UnitSaid, found: readonly Tenant[], { soFar }: BookContext) {
    if (found.length === 1 || (found.length === 0 && soFar.has(foldIdentifier(parent)))) return [];
    if (found.length === 0) return [errorIn(row, 'parent', 'NOT_FOUND')];
    return [errorIn(row, 'parent', 'AMBIGUOUS', { count: found.length })];
  }
}

/** Units that are called like those of some rows, the new ones among them. */
class KnownUnits {
  private readonly byName: Map<string, Tenant[]>;

  constructor(units: readonly Tenant[]) {
    this.byName = Map.groupBy(units, ({ name }) => foldIdentifier(name));
  }

  add(unit: Tenant): void {
    this.byName.set(foldIdentifier(unit.name), [...this.called(unit.name), unit]);
  }

  /** The one of a region, closed or not: names are taken for good. */
  inRegion(name: string, regionCode: string): Tenant | undefined {
    return this.called(name).find((unit) => unit.regionCode === regionCode);
  }

  open(name: string): readonly Tenant[] {
    return this.called(name).filter(({ closedOn }) => closedOn === null);
  }

  /** An open one of the same county, in another region of it. */
  nearby(name: string, regionCode: string): Tenant | undefined {
    return this.open(name).find((unit) => unit.regionCode.startsWith(regionCode.slice(0, COUNTY_DIGITS)));
  }

  private called(name: string): readonly Tenant[] {
    return this.byName.get(foldIdentifier(visibleText(name))) ?? [];
  }
}

/** Where a row says otherwise than the unit that is there. */
function differenceOf(row: BookRow, unit: UnitSaid, there: Tenant, parents: readonly Tenant[] | null) {
  const isOther = <Value>(value: Value | undefined, kept: Value | null): boolean =>
    value !== undefined && value !== kept;
  const differs = (field: string, kept: string | null) =>
    errorIn(row, field, 'KEPT_OTHERWISE', kept === null ? undefined : { kept });
  if (there.closedOn !== null) return errorIn(row, 'name', 'TENANT_CLOSED');
  if (isOther(unit.type, there.type)) return differs('type', there.type);
  if (isOther(unit.sector, there.sector)) return differs('sector', there.sector);
  if (isOther(unit.openedOn, there.openedOn)) return differs('openedOn', there.openedOn);
  if (parents && !parents.some(({ id }) => id === there.parentId)) return differs('parent', null);
  return null;
}
