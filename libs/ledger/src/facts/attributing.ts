import {
  DomainError,
  type FieldError,
  isId,
  isLocalDate,
  isRegionCode,
  type LocalDate,
  requireNoErrors,
  type TenantType,
  withoutKept,
} from '@fanzha/domain';
import type { Transaction, Viewer } from '@fanzha/platform';
import type { AttributionContext } from './attribution.repository.js';
import { isSame, moveErrors } from './covered-days.js';
import type { Exceeded, FactEntity } from './fact.entity.js';
import { hasError, regionAndDayErrors, type ReadFact, type StatedRegion } from './fact-bounds.js';
import type { LedgerDefinition } from './ledger-definition.js';
import type { Prepared, WriteContext } from './ledger-hooks.js';
import type { LedgerTools } from './ledger-tools.js';

/** What a ledger says of an input beside its definition. */
export interface LedgerHooks<Fact extends FactEntity, Read, Beside> {
  readonly tools: LedgerTools;
  readonly definition: LedgerDefinition<Fact>;
  readonly recordedBy: (read: Read) => readonly TenantType[] | null;
  readonly prepare: ((read: Read, context: WriteContext<Fact>) => Promise<Prepared<Fact, Beside>>) | undefined;
}

/** What is added to an input so that it is a fact. */
export interface Attributed<Fact, Beside> {
  readonly settled: Partial<Fact>;
  readonly exceeded: Exceeded | null;
  readonly beside: Beside | undefined;
}

/**
 * Where the fact belongs, what the ledger adds to it, and which of its measures are beyond what is usual.
 * @param stated errors of the input
 * @throws DomainError FORBIDDEN (WRONG_TENANT_TYPE), BAD_INPUT with `stated` and the errors
 * that only the database knows.
 */
export async function attributed<Fact extends FactEntity, Read extends ReadFact<StatedRegion>, Beside>(
  { tools, definition, recordedBy, prepare }: LedgerHooks<Fact, Read, Beside>,
  tx: Transaction,
  viewer: Viewer,
  read: Read,
  stated: readonly FieldError[],
  before: Fact | null,
): Promise<Attributed<Fact, Beside>> {
  const { amounts, day: dayPath, covers } = definition;
  const { content } = read;
  const earlier = before ? (amounts?.(before) ?? []) : [];
  const errors = withoutKept(stated, earlier);
  const day = (content as unknown as Fact)[dayPath] as LocalDate;
  const { regionCode } = content;
  const found = isLocalDate(day) ? await tools.attribution.context(tx, day, askedOf(content)) : null;
  const attribution = keptAttribution(definition, found, day, before);
  const keepers = recordedBy(read);
  if (attribution && keepers && !keepers.includes(attribution.tenantType))
    throw DomainError.forbidden('WRONG_TENANT_TYPE');
  const known = (more: readonly FieldError[]) => more.filter(({ path }) => !hasError(errors, path));
  const misplaced = attribution ? regionAndDayErrors(dayPath, day, content, attribution, read.regionPath) : [];
  const prepared = attribution && (await prepare?.(read, { tx, viewer, attribution, before }));
  const covered = covers?.(content as unknown as Fact) ?? [];
  const unchanged = before !== null && covers !== undefined && isSame(covers(before), covered);
  const moved =
    covered.length === 0 || unchanged || !attribution
      ? []
      : moveErrors(covered, attribution, await tools.attribution.assignments(tx));
  requireNoErrors([...errors, ...known(misplaced), ...known(moved), ...known(prepared?.errors ?? [])]);
  // Without errors there was a day to ask about, and the tenant had an assignment on it.
  if (!attribution?.homeRegion || !attribution.sector)
    throw new Error(`No assignment of tenant ${tx.scope.tenantId} on ${day}`);
  const { homeRegion, sector, tenantType } = attribution;
  const settled = { homeRegion, sector, regionCode: regionCode ?? homeRegion, ...prepared?.facts } as Partial<Fact>;
  // A running total is of months: what is usual in one record says nothing of it.
  const now = read.told?.running ? [] : (amounts?.({ ...content, ...settled } as unknown as Fact) ?? []);
  const judged = before && { id: before.id, amounts: earlier, exceeded: before.exceeded };
  const exceeded = await tools.plausibility.exceeded(tx, definition, tenantType, judged, now);
  return { settled, exceeded, beside: prepared?.beside };
}

/** What cannot be there is not asked about: it is an error already. */
const askedOf = ({ regionCode, campaignIds }: StatedRegion) => ({
  regionCode: regionCode !== null && isRegionCode(regionCode) ? regionCode : null,
  campaignIds: campaignIds.filter(isId),
});

/** Asks at once where many inputs belong. */
export function prefetchContexts<Fact extends FactEntity, Read extends ReadFact<StatedRegion>>(
  { tools, definition }: Pick<LedgerHooks<Fact, Read, unknown>, 'tools' | 'definition'>,
  tx: Transaction,
  reads: readonly Read[],
): Promise<void> {
  const asked = reads.flatMap(({ content }) => {
    const day = (content as unknown as Fact)[definition.day];
    return typeof day === 'string' && isLocalDate(day) ? [{ day, ...askedOf(content) }] : [];
  });
  return tools.attribution.prefetch(tx, asked);
}

/**
 * While the day stays, so does the attribution: a later correction of the tenant's history is
 * not restated by an amendment.
 */
function keptAttribution<Fact extends FactEntity>(
  { day: dayPath }: LedgerDefinition<Fact>,
  found: AttributionContext | null,
  day: LocalDate,
  before: Fact | null,
): AttributionContext | null {
  if (!found || !before || before[dayPath] !== day) return found;
  return { ...found, homeRegion: before.homeRegion, sector: before.sector };
}
