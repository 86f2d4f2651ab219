import {
  BOUNDS,
  type FieldFault,
  keepersOf,
  type LocalDate,
  Refusal,
  requireNoFaults,
  textFaults,
  todayIn,
} from '@fanzha/domain';
import type { Connection, Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Book } from '../facts/book.js';
import { Bookkeeper } from '../facts/bookkeeper.js';
import { readInterception } from './interception.bounds.js';
import { contributions } from './interception.contributions.js';
import type { InterceptionContent, InterceptionFact, Participant } from './interception.entity.js';
import type { InterceptionInput, InterceptionsArgs } from './interception.inputs.js';
import { type Candidate, InterceptionRepository } from './interception.repository.js';

const KEEPERS = keepersOf('INTERCEPTIONS');

/** What a unit that confirms agrees to: the day and the figures that become its own. */
const AGREED = [
  'occurredOn',
  'count',
  'countQualifier',
  'amount',
  'amountQualifier',
  'dissuasions',
  'dissuasionsQualifier',
] as const;

/** The interceptions ledger: transfers stopped before the loss, by one unit or by several together. */
@Injectable()
export class InterceptionService {
  readonly book: Book<InterceptionFact, InterceptionContent>;

  constructor(
    private readonly bookkeeper: Bookkeeper,
    private readonly interceptions: InterceptionRepository,
  ) {
    this.book = {
      kind: 'interception',
      recordedBy: KEEPERS,
      dayPath: 'occurredOn',
      dayOf: ({ occurredOn }) => occurredOn,
      changeable: [
        'occurredOn',
        'place',
        'fraudType',
        'count',
        'countQualifier',
        'amount',
        'amountQualifier',
        'dissuasions',
        'dissuasionsQualifier',
        'victimAgeBand',
        'joinedBy',
        'regionCode',
        'campaignId',
        'narrative',
        'recordStatus',
        'voidReason',
      ],
      store: interceptions,
      // A unit that answers waits for a recorder who changes what is asked, and the other way round.
      oneAtATime: true,
      amounts: ({ count, amount, dissuasions }) => [
        { indicator: 'INTERCEPTIONS', amount: count },
        { indicator: 'LOSS_AVOIDED', amount },
        { indicator: 'DISSUASIONS', amount: dissuasions },
      ],
      contributions,
      check: (tx, content, _ground, before) => this.participantFaults(tx, content, before),
      complete: async (tx, content, _ground, before) => ({ joinedBy: await this.named(tx, content, before) }),
      tidy: (tx, before, after) => interceptions.removeOthers(tx, before, after),
    };
  }

  /**
   * Records an interception of the viewer's tenant. Units that are named are asked; until they confirm they have no share.
   * @returns the first record where the same was sent under its idempotency key before, also by a request still under way.
   * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED), FORBIDDEN (WRONG_TENANT_TYPE), BAD_INPUT with every fault.
   */
  record(viewer: Viewer, input: InterceptionInput): Promise<InterceptionFact> {
    return this.bookkeeper.record(viewer, this.book, readInterception(input, todayIn()));
  }

  /**
   * Replaces what is stated, the units that took part included. While the day stays, those that stay are counted where they were.
   * Who confirmed is asked again where other figures or another day are stated; who declined stays declined.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  amend(viewer: Viewer, id: string, version: number, input: InterceptionInput): Promise<InterceptionFact> {
    return this.bookkeeper.amend(viewer, this.book, id, version, readInterception(input, todayIn()));
  }

  /**
   * Takes an interception out of every figure for good, those of the units that took part included.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  void(viewer: Viewer, id: string, version: number, reason: string): Promise<InterceptionFact> {
    return this.bookkeeper.void(viewer, this.book, id, version, reason);
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  get(viewer: Viewer, id: string): Promise<InterceptionFact> {
    return this.bookkeeper.get(viewer, this.book, id);
  }

  /** A page of what the viewer may see, newest day first: own ones, those its unit took part in, overseen ones. */
  list(viewer: Viewer, args: InterceptionsArgs): Promise<Connection<InterceptionFact>> {
    return this.bookkeeper.list(viewer, this.interceptions.table, args, (search) =>
      this.interceptions.narrow(search, viewer.scope, args.filter ?? {}),
    );
  }

  /**
   * Units of the own county that can take part today, by a part of their name; at most 20.
   * @throws Refusal FORBIDDEN (WRONG_TENANT_TYPE) for tenants that record no interceptions, BAD_INPUT without a text.
   */
  async partners(viewer: Viewer, text: string): Promise<Candidate[]> {
    const type = await this.interceptions.ownType(viewer.scope);
    if (!KEEPERS.some((keeper) => keeper === type)) throw Refusal.forbidden('WRONG_TENANT_TYPE');
    requireNoFaults(textFaults('text', text, { ...BOUNDS.searchText, required: true }));
    return this.interceptions.partnersNamed(viewer.scope, text, todayIn());
  }

  /** Nobody takes part in its own record; whoever else cannot have taken part is as good as not there. */
  private async participantFaults(
    tx: Transaction,
    { joinedBy, occurredOn }: InterceptionContent,
    before: InterceptionFact | null,
  ): Promise<FieldFault[]> {
    if (joinedBy.length > BOUNDS.joinedTenants.max) return [];
    const known = new Set((await this.known(tx, joinedBy, occurredOn, before)).map(({ id }) => id));
    return joinedBy.flatMap((id, index): FieldFault[] => {
      const path = `joinedByTenantIds.${index}`;
      if (id === tx.scope.tenantId) return [{ path, code: 'NOT_ALLOWED_HERE' }];
      return known.has(id) ? [] : [{ path, code: 'NOT_FOUND' }];
    });
  }

  /** The units that took part, with what they have said to what is stated. */
  private async named(
    tx: Transaction,
    content: InterceptionContent,
    before: InterceptionFact | null,
  ): Promise<Participant[]> {
    const units = await this.known(tx, content.joinedBy, content.occurredOn, before);
    const asConfirmed = before !== null && AGREED.every((field) => before[field] === content[field]);
    return units.map((unit) => {
      const answered = before?.joinedBy.find(({ id }) => id === unit.id)?.confirmation ?? 'PENDING';
      return { ...unit, confirmation: answered === 'CONFIRMED' && !asConfirmed ? 'PENDING' : answered };
    });
  }

  /** Those of the units that can have taken part: as they were recorded while the day stays, else as they were on the new day. */
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
