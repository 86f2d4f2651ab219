import { DomainError } from '@fanzha/domain';
import { newId, type Transaction, type Viewer } from '@fanzha/platform';
import { type Contribution, FIGURE_GUARDS, recordDeltas } from '@fanzha/rollup';
import type { Assignment } from './attribution.repository.js';
import { attributed, type LedgerHooks, prefetchContexts } from './attributing.js';
import type { FactEntity } from './fact.entity.js';
import { hasError, type ReadFact, type StatedRegion } from './fact-bounds.js';
import type { FactTable } from './fact-table.js';
import { hashOf, sameOrRefused } from './sent-again.js';

/** What came of one of many inputs: its record, or why there is none. */
export type Outcome<Fact> = { readonly fact: Fact } | { readonly refused: DomainError };

/** What the ledger of many inputs does. */
interface Steps<Fact extends FactEntity, Read> extends LedgerHooks<Fact, Read, unknown> {
  readonly table: FactTable<Fact>;
  readonly contributions: (fact: Fact, assignments: readonly Assignment[]) => readonly Contribution[];
}

/** The fact of an input that was read and attributed, before its row exists. */
export function newFact<Fact extends FactEntity>(
  definition: LedgerHooks<Fact, unknown, unknown>['definition'],
  viewer: Viewer,
  read: ReadFact<StatedRegion>,
  { settled, exceeded }: { readonly settled: Partial<Fact>; readonly exceeded: Fact['exceeded'] },
): Fact {
  return {
    ...read.content,
    ...settled,
    cityCode: viewer.cityCode,
    id: newId(),
    tenantId: viewer.tenantId,
    recordStatus: 'ACTIVE',
    voidReason: null,
    idempotencyKey: read.idempotencyKey,
    inputHash: hashOf(definition, viewer.tenantId, settled.homeRegion, read),
    exceeded,
    version: 1,
    recordedBy: viewer.userId,
  } as unknown as Fact;
}

/** What `recordedMany` would make of each of many inputs. What they ask in the same words is asked once. */
export async function judgedMany<Fact extends FactEntity, Read extends ReadFact<StatedRegion>>(
  hooks: LedgerHooks<Fact, Read, unknown>,
  tx: Transaction,
  viewer: Viewer,
  reads: readonly Read[],
): Promise<Outcome<Fact>[]> {
  hooks.tools.plausibility.remember(tx);
  await prefetchContexts(hooks, tx, reads);
  const outcomes: Outcome<Fact>[] = [];
  for (const read of reads)
    outcomes.push(
      await orRefused(async () => {
        const settled = await attributed(hooks, tx, viewer, read, read.errors, null);
        const fact = newFact(hooks.definition, viewer, read, settled);
        await judgeFigures(tx, hooks.definition.contributions(fact, []));
        return { fact };
      }),
    );
  return outcomes;
}

/**
 * Records many facts of a ledger whose facts do not depend on each other, in few statements: rows, parts, figures and
 * the log together. What is usual is that of before all of them. An input with errors leaves nothing behind and is in
 * nobody's way.
 */
export async function recordedMany<Fact extends FactEntity, Read extends ReadFact<StatedRegion>>(
  steps: Steps<Fact, Read>,
  tx: Transaction,
  viewer: Viewer,
  reads: readonly Read[],
): Promise<Outcome<Fact>[]> {
  const { tools, definition, table } = steps;
  tools.plausibility.remember(tx);
  await prefetchContexts(steps, tx, reads);
  const keyOf = ({ idempotencyKey, errors }: Read) => (hasError(errors, 'idempotencyKey') ? null : idempotencyKey);
  const keys = reads.flatMap((read) => keyOf(read) ?? []);
  const earlier = new Map((await table.findByKeys(tx, keys)).map((fact) => [fact.idempotencyKey, fact]));
  const outcomes: (Outcome<Fact> | null)[] = [];
  const drafts: { readonly at: number; readonly fact: Fact }[] = [];
  for (const [at, read] of reads.entries()) {
    const outcome = await orRefused(async () => {
      const key = keyOf(read);
      const first = key === null ? undefined : earlier.get(key);
      if (first) return { fact: sameOrRefused(definition, first, read) };
      const fact = newFact(definition, viewer, read, await attributed(steps, tx, viewer, read, read.errors, null));
      await judgeFigures(tx, steps.contributions(fact, []));
      drafts.push({ at, fact });
      return null;
    });
    outcomes.push(outcome);
  }
  const recorded = await table.insertMany(
    tx,
    drafts.map(({ fact }) => fact),
  );
  for (const [index, { at, fact }] of drafts.entries()) {
    const stored = recorded[index] ?? null;
    // A request with the same key was faster: it is waited for, and answers.
    outcomes[at] = stored
      ? { fact: stored }
      : await orRefused(async () => {
          const first = fact.idempotencyKey === null ? null : await table.findByKey(tx, fact.idempotencyKey);
          if (!first) throw new Error(`A ${definition.kind} was neither recorded nor there before`);
          return { fact: sameOrRefused(definition, first, reads[at] as Read) };
        });
  }
  const stored = recorded.filter((fact) => fact !== null);
  await recordDeltas(
    tx,
    [],
    stored.flatMap((fact) => steps.contributions(fact, [])),
  );
  await tools.trail.audit.recordMany(
    tx,
    stored.map(({ id, version }) => ({
      action: `${definition.kind}.recorded`,
      subjectKind: definition.kind,
      subjectId: id,
      detail: { version },
    })),
  );
  return outcomes as Outcome<Fact>[];
}

/** @throws DomainError where a guard of figures refuses what the record would add: it alone, and no other one. */
const judgeFigures = (tx: Transaction, after: readonly Contribution[]): Promise<void> =>
  FIGURE_GUARDS.judge(tx, { before: [], after, apart: [], record: null });

/** What a step answers, or the refusal that it throws. */
export async function orRefused<T extends Outcome<unknown> | null>(
  step: () => Promise<T>,
): Promise<T | { readonly refused: DomainError }> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof DomainError) return { refused: error };
    throw error;
  }
}
