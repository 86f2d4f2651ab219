import { isDeepStrictEqual } from 'node:util';
import {
  BOUNDS,
  type FieldError,
  type LocalDate,
  DomainError,
  requireNoErrors,
  textErrors,
  todayIn,
} from '@fanzha/domain';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { amountNames } from '../facts/amount-fields.js';
import type { ReadFact } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import type { Prepared, WriteContext } from '../facts/ledger-hooks.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import { readInterception } from './interception.bounds.js';
import type { InterceptionContent, InterceptionFact, Participant } from './interception.entity.js';
import type { InterceptionFilter, InterceptionInput } from './interception.inputs.js';
import { interceptionLedger } from './interception.ledger.js';
import { type Candidate, InterceptionRepository } from './interception.repository.js';

/** What a unit that confirms agrees to: the day and the figures that become its own. */
const AGREED = [
  'beganOn',
  'running',
  'occurredOn',
  ...amountNames('count'),
  ...amountNames('amount'),
  ...amountNames('dissuasions'),
  'venue',
  'venues',
] as const;

/** Interceptions. Units that are named are asked; until they confirm they have no share. */
@Injectable()
export class InterceptionService extends LedgerService<
  InterceptionFact,
  InterceptionInput,
  InterceptionFilter,
  ReadFact<InterceptionContent>
> {
  constructor(
    tools: LedgerTools,
    private readonly interceptions: InterceptionRepository,
  ) {
    super(tools, interceptionLedger, interceptions);
  }

  protected override read(input: InterceptionInput): ReadFact<InterceptionContent> {
    return readInterception(input, todayIn());
  }

  /** Own ones, those its unit took part in, overseen ones. */
  protected override narrow(search: FactSearch, filter: InterceptionFilter, viewer: Viewer): void {
    this.interceptions.narrow(search, viewer.scope, filter);
  }

  /**
   * Units of the own county that can take part today, by a part of their name; at most 20.
   * @throws DomainError FORBIDDEN (WRONG_TENANT_TYPE) for tenants that record no interceptions, BAD_INPUT without a
   * text.
   */
  async partners(viewer: Viewer, text: string): Promise<Candidate[]> {
    const type = await this.interceptions.ownType(viewer.scope);
    if (!interceptionLedger.recordedBy?.some((keeper) => keeper === type))
      throw DomainError.forbidden('WRONG_TENANT_TYPE');
    requireNoErrors(textErrors('text', text, { ...BOUNDS.searchText, required: true }));
    return this.interceptions.partnersNamed(viewer.scope, text, todayIn());
  }

  /**
   * A unit does not take part in its own record; a unit that cannot have taken part is treated as unknown. A unit that
   * confirmed is asked again where other figures or another day are stated; one that declined stays declined.
   */
  protected override async prepare(
    { content }: ReadFact<InterceptionContent>,
    { tx, before }: WriteContext<InterceptionFact>,
  ): Promise<Prepared<InterceptionFact, undefined>> {
    const { joinedBy, occurredOn } = content;
    if (joinedBy.length > BOUNDS.joinedTenants.max) return {};
    const units = await this.known(tx, joinedBy, occurredOn, before);
    const errors = joinedBy.flatMap((id, index): FieldError[] => {
      const path = `joinedByTenantIds.${index}`;
      if (id === tx.scope.tenantId) return [{ path, code: 'NOT_ALLOWED_HERE' }];
      return units.some((unit) => unit.id === id) ? [] : [{ path, code: 'NOT_FOUND' }];
    });
    const asConfirmed = before !== null && AGREED.every((field) => isDeepStrictEqual(before[field], content[field]));
    const named = units.map((unit): Participant => {
      const answered = before?.joinedBy.find(({ id }) => id === unit.id)?.confirmation ?? 'PENDING';
      return { ...unit, confirmation: answered === 'CONFIRMED' && !asConfirmed ? 'PENDING' : answered };
    });
    return { errors, facts: { joinedBy: named } };
  }

  protected override cleanUp(tx: Transaction, before: InterceptionFact, after: InterceptionFact): Promise<void> {
    return this.interceptions.removeOthers(tx, before, after);
  }

  /**
   * Those of the units that can have taken part: as they were recorded while the day stays, else
   * as they were on the new day.
   */
  private async known(
    tx: Transaction,
    ids: readonly string[],
    day: LocalDate,
    before: InterceptionFact | null,
  ): Promise<Candidate[]> {
    const kept: Candidate[] = before?.occurredOn === day ? before.joinedBy.filter(({ id }) => ids.includes(id)) : [];
    const others = ids.filter((id) => !kept.some((unit) => unit.id === id));
    return [...kept, ...(await this.interceptions.partners(tx, others, day))];
  }
}
