import { type LocalDate, PER_TENANT, DomainError, requireNoErrors, requireRoom, todayIn } from '@fanzha/domain';
import type { Scope, Transaction, Viewer } from '@fanzha/platform';
import type { Contribution } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import type { Assignment } from '../facts/attribution.repository.js';
import type { FactSearch } from '../facts/fact-search.js';
import { exceptKept } from '../facts/kept-texts.js';
import type { Prepared, WriteContext } from '../facts/ledger-hooks.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import {
  changeDayErrors,
  dissolutionErrors,
  foundingErrors,
  namesakeErrors,
  type ReadGroup,
  readGroup,
  readMembers,
  type ReadMembers,
} from './leadership-group.bounds.js';
import { tenantContributions } from './leadership-group.contributions.js';
import type { LeadershipGroupFact } from './leadership-group.entity.js';
import type { LeadershipGroupFilter, LeadershipGroupInput, LeadershipMemberInput } from './leadership-group.inputs.js';
import { leadershipGroupLedger } from './leadership-group.ledger.js';
import { LeadershipGroupRepository } from './leadership-group.repository.js';
import { type Phones, phonesAfter, seesPhones } from './member-phones.js';
import { changedMembers, correctedMembers, foundingMembers, type Membership } from './membership.js';

const NO_PHONES: Phones = new Map();

/**
 * Leadership groups. Members are compared with those before; their phones are kept beside the fact, for they stay out
 * of figures, history and log.
 */
@Injectable()
export class LeadershipGroupService extends LedgerService<
  LeadershipGroupFact,
  LeadershipGroupInput,
  LeadershipGroupFilter,
  ReadGroup,
  Phones
> {
  constructor(
    tools: LedgerTools,
    private readonly groups: LeadershipGroupRepository,
  ) {
    super(tools, leadershipGroupLedger, groups);
  }

  protected override read(input: LeadershipGroupInput): ReadGroup {
    return readGroup(input, todayIn());
  }

  /** Groups that are in place on a day: founded by then, and not dissolved on it. */
  protected override narrow(search: FactSearch, { inPlaceOn, kind }: LeadershipGroupFilter): void {
    if (kind != null) search.add('kind', ($) => `f.kind = ${$(kind)}`);
    if (inPlaceOn == null) return;
    search.add('in place', ($) => {
      const asked = `${$(inPlaceOn)}::date`;
      return `f.founded_on <= ${asked} and (f.dissolved_on is null or f.dissolved_on > ${asked})`;
    });
  }

  /** A correction is as if it had been stated so before, also of a group that is dissolved. */
  protected override async prepare(
    { content, list }: ReadGroup,
    { tx, viewer, before }: WriteContext<LeadershipGroupFact>,
  ): Promise<Prepared<LeadershipGroupFact, Phones>> {
    const outlines = await this.groups.outlines(tx);
    if (!before) requireRoom(outlines.length, PER_TENANT.groups);
    const errors = [
      ...(before ? foundingErrors(content.foundedOn, before) : []),
      ...namesakeErrors(content, before, outlines),
    ];
    const founded = { before: before?.foundedOn ?? content.foundedOn, after: content.foundedOn };
    const membership = before
      ? correctedMembers(before.members, list.members, founded)
      : foundingMembers(list.members, content.foundedOn);
    return {
      errors,
      facts: { members: membership.members, dissolvedOn: before?.dissolvedOn ?? null },
      beside: await this.phonesOf(tx, viewer, before, membership, list),
    };
  }

  /** A group that is no more needs nobody to be called (个人信息保护法 第四十七条). */
  protected override async afterWrite(
    tx: Transaction,
    _before: LeadershipGroupFact | null,
    after: LeadershipGroupFact,
    phones: Phones | undefined,
  ): Promise<void> {
    const ended = after.recordStatus === 'VOIDED' || after.dissolvedOn !== null;
    if (phones) await this.groups.replaceContacts(tx, after, phones);
    else if (ended) await this.groups.replaceContacts(tx, after, NO_PHONES);
  }

  protected override async tenantContributions(
    tx: Transaction,
    assignments: readonly Assignment[],
  ): Promise<readonly Contribution[]> {
    return tenantContributions(await this.groups.outlines(tx), assignments);
  }

  /**
   * From a day on, a group has other members.
   * @param members all of them: who is not in the list any more leaves on that day, who is new joins on it.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (voided, dissolved, or changed meanwhile: with
   * the other's change), BAD_INPUT.
   */
  async changeMembers(
    viewer: Viewer,
    id: string,
    version: number,
    on: LocalDate,
    members: readonly LeadershipMemberInput[],
  ): Promise<LeadershipGroupFact> {
    return this.change(viewer, 'changeMembers', id, version, async (tx, before) => {
      requireInPlace(before);
      // Whose names come to be known is stated by an amendment.
      if (before.memberCountQualifier !== null)
        throw DomainError.badInput([{ path: 'members', code: 'NOT_ALLOWED_HERE' }]);
      const list = readMembers(members);
      requireNoErrors([
        ...changeDayErrors(on, before, todayIn()),
        ...exceptKept(list.errors, { members: list.members }, before),
      ]);
      const membership = changedMembers(before.members, list.members, on);
      const phones = await this.phonesOf(tx, viewer, before, membership, list);
      return { fact: { ...before, members: membership.members }, beside: phones };
    });
  }

  /**
   * Ends a group; the day is the first one without it.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (voided, dissolved, or changed meanwhile: with
   * the other's change), BAD_INPUT.
   */
  async dissolve(viewer: Viewer, id: string, version: number, on: LocalDate): Promise<LeadershipGroupFact> {
    return this.change(viewer, 'dissolve', id, version, async (_tx, before) => {
      requireInPlace(before);
      requireNoErrors(dissolutionErrors(on, before, todayIn()));
      return { fact: { ...before, dissolvedOn: on } };
    });
  }

  /** Phones of groups by position in their list; only those that the scope's own tenant keeps. */
  async phones(scope: Scope, groupIds: readonly string[]): Promise<ReadonlyMap<string, Phones>> {
    return this.groups.contacts(scope, groupIds);
  }

  private async phonesOf(
    tx: Transaction,
    viewer: Viewer,
    before: LeadershipGroupFact | null,
    membership: Membership,
    stated: ReadMembers,
  ): Promise<Phones> {
    if (!before) return phonesAfter({ phones: NO_PHONES, members: [] }, membership, stated.phones, true);
    const known = { phones: await this.groups.contactsIn(tx, before.id), members: before.members };
    return phonesAfter(known, membership, stated.phones, seesPhones(viewer, before));
  }
}

/** @throws DomainError CONFLICT (ALREADY_DISSOLVED) with the day. */
function requireInPlace({ dissolvedOn }: LeadershipGroupFact): void {
  if (dissolvedOn !== null) throw DomainError.conflict({ dissolvedOn }, 'ALREADY_DISSOLVED');
}
