import { type LocalDate, PER_TENANT, Refusal, requireNoFaults, requireRoom, todayIn } from '@fanzha/domain';
import type { Connection, Scope, Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Book } from '../facts/book.js';
import { Bookkeeper } from '../facts/bookkeeper.js';
import { exceptKept } from '../facts/kept-texts.js';
import {
  changeDayFaults,
  dissolutionFaults,
  foundingFaults,
  namesakeFaults,
  type ReadGroup,
  readGroup,
  readMembers,
  type ReadMembers,
} from './leadership-group.bounds.js';
import { groupContributions, tenantContributions } from './leadership-group.contributions.js';
import type { GroupContent, LeadershipGroupFact } from './leadership-group.entity.js';
import type { LeadershipGroupInput, LeadershipGroupsArgs, LeadershipMemberInput } from './leadership-group.inputs.js';
import { inPlaceOn, LeadershipGroupRepository } from './leadership-group.repository.js';
import { type Phones, phonesAfter, seesPhones } from './member-phones.js';
import { changedMembers, correctedMembers, foundingMembers, type Membership } from './membership.js';

type GroupBook = Book<LeadershipGroupFact, GroupContent>;

const NO_PHONES: Phones = new Map();

/** The ledger of leadership groups: who leads the work of a tenant, and since when. */
@Injectable()
export class LeadershipGroupService {
  readonly book: GroupBook;

  constructor(
    private readonly bookkeeper: Bookkeeper,
    private readonly groups: LeadershipGroupRepository,
  ) {
    this.book = {
      kind: 'leadership_group',
      recordedBy: null,
      dayPath: 'foundedOn',
      dayOf: ({ foundedOn }) => foundedOn,
      changeable: [
        'name',
        'foundedOn',
        'dissolvedOn',
        'documentNumber',
        'campaignId',
        'members',
        'recordStatus',
        'voidReason',
      ],
      inOrder: ['members'],
      store: groups,
      // Whether a tenant has a group depends on all of its groups.
      oneAtATime: true,
      movesAlong: true,
      contributions: groupContributions,
      linesOf: async (tx, homes) => tenantContributions(await groups.outlines(tx), homes),
      furtherOperations: ({ dissolvedOn }) => (dissolvedOn === null ? ['dissolve', 'changeMembers'] : []),
      check: async (tx, content, _ground, before) => {
        const outlines = await groups.outlines(tx);
        if (!before) requireRoom(outlines.length, PER_TENANT.groups);
        return [
          ...(before ? foundingFaults(content.foundedOn, before) : []),
          ...namesakeFaults(content, before, outlines),
        ];
      },
      settle: (tx, _before, after) => this.forgetPhones(tx, after),
    };
  }

  /**
   * Records that the viewer's tenant has founded a group.
   * @returns the first record where the same was sent under its idempotency key before, also by a request still under way.
   * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED), BAD_INPUT with every fault.
   */
  async establish(viewer: Viewer, input: LeadershipGroupInput): Promise<LeadershipGroupFact> {
    const read = readGroup(input, todayIn());
    return this.bookkeeper.record(viewer, this.stating(viewer, read), read);
  }

  /**
   * Corrects what was stated about a group, also about one that is dissolved: as if it had been stated so before.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async amend(viewer: Viewer, id: string, version: number, input: LeadershipGroupInput): Promise<LeadershipGroupFact> {
    const read = readGroup(input, todayIn());
    return this.bookkeeper.amend(viewer, this.stating(viewer, read), id, version, read);
  }

  /**
   * From a day on, a group has other members.
   * @param members all of them: who is not in the list any more leaves on that day, who is new joins on it.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, dissolved, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async changeMembers(
    viewer: Viewer,
    id: string,
    version: number,
    on: LocalDate,
    members: readonly LeadershipMemberInput[],
  ): Promise<LeadershipGroupFact> {
    let phones = NO_PHONES;
    const book: GroupBook = {
      ...this.book,
      settle: (tx, _before, after) => this.groups.replaceContacts(tx, after, phones),
    };
    return this.bookkeeper.change(viewer, book, 'changeMembers', id, version, async (tx, before) => {
      requireInPlace(before);
      const list = readMembers(members);
      requireNoFaults([
        ...changeDayFaults(on, before, todayIn()),
        ...exceptKept(list.faults, { members: list.members }, before),
      ]);
      const membership = changedMembers(before.members, list.members, on);
      phones = await this.phonesOf(tx, viewer, before, membership, list);
      return { ...before, members: membership.members };
    });
  }

  /**
   * Ends a group; the day is the first one without it.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, dissolved, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async dissolve(viewer: Viewer, id: string, version: number, on: LocalDate): Promise<LeadershipGroupFact> {
    return this.bookkeeper.change(viewer, this.book, 'dissolve', id, version, async (_tx, before) => {
      requireInPlace(before);
      requireNoFaults(dissolutionFaults(on, before, todayIn()));
      return { ...before, dissolvedOn: on };
    });
  }

  /**
   * Takes a group out of every figure for good. The record stays, with the reason.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async void(viewer: Viewer, id: string, version: number, reason: string): Promise<LeadershipGroupFact> {
    return this.bookkeeper.void(viewer, this.book, id, version, reason);
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  async get(viewer: Viewer, id: string): Promise<LeadershipGroupFact> {
    return this.bookkeeper.get(viewer, this.book, id);
  }

  /** A page of the groups the viewer may see, latest founded first. */
  async list(viewer: Viewer, args: LeadershipGroupsArgs): Promise<Connection<LeadershipGroupFact>> {
    const day = args.filter?.inPlaceOn;
    return this.bookkeeper.list(viewer, this.groups.table, args, day == null ? undefined : inPlaceOn(day));
  }

  /** Phones of groups by place in their list; only those that the scope's own tenant keeps. */
  async phones(scope: Scope, groupIds: readonly string[]): Promise<ReadonlyMap<string, Phones>> {
    return this.groups.contacts(scope, groupIds);
  }

  /** The book for one statement: members are compared with those before, their phones go a way of their own. */
  private stating(viewer: Viewer, { content, list }: ReadGroup): GroupBook {
    let phones = NO_PHONES;
    return {
      ...this.book,
      complete: async (tx, _content, _ground, before) => {
        const founded = { before: before?.foundedOn ?? content.foundedOn, after: content.foundedOn };
        const membership = before
          ? correctedMembers(before.members, list.members, founded)
          : foundingMembers(list.members, content.foundedOn);
        phones = await this.phonesOf(tx, viewer, before, membership, list);
        return { members: membership.members, dissolvedOn: before?.dissolvedOn ?? null };
      },
      settle: (tx, _before, after) => this.groups.replaceContacts(tx, after, phones),
    };
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

  /** A group that is no more needs nobody to be called (个人信息保护法 第四十七条). */
  private async forgetPhones(tx: Transaction, group: LeadershipGroupFact): Promise<void> {
    if (group.recordStatus === 'VOIDED' || group.dissolvedOn !== null)
      await this.groups.replaceContacts(tx, group, NO_PHONES);
  }
}

/** @throws Refusal CONFLICT (ALREADY_DISSOLVED) with the day. */
function requireInPlace({ dissolvedOn }: LeadershipGroupFact): void {
  if (dissolvedOn !== null) throw Refusal.conflict({ dissolvedOn }, 'ALREADY_DISSOLVED');
}
