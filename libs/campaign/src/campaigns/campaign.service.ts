import {
  BOUNDS,
  DomainError,
  isId,
  type LocalDate,
  requireFound,
  requireId,
  requireNoErrors,
  textErrors,
  todayIn,
  visibleLines,
} from '@fanzha/domain';
import { hasError } from '@fanzha/ledger';
import { RegionDirectory } from '@fanzha/org';
import { byId, Database, newId, type Transaction, type Viewer } from '@fanzha/platform';
import { canonicalJson, type OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { holdRoom, requireRoomForOne } from '../audience/room.js';
import { readCampaign, type ReadCampaign, writtenErrors } from './campaign.bounds.js';
import { CampaignClosing } from './campaign-closing.js';
import { CampaignIssuing } from './campaign-issuing.js';
import type { CampaignInput } from './campaign.inputs.js';
import { CampaignLog } from './campaign-log.js';
import { mayForward, mayMake, requireMayChange, requireOverseesAll, settled } from './campaign.policy.js';
import { CampaignRepository } from './campaign.repository.js';
import { type CampaignContent, type CampaignRow, type CampaignTask, contentOf, statedOf } from './campaign.rows.js';
import { heldCampaign } from './held-campaign.js';

/** Makes, issues, changes and ends campaigns. Each change is one transaction with what is logged and told of it. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly regions: RegionDirectory,
    private readonly closing: CampaignClosing,
    private readonly issuing: CampaignIssuing,
    private readonly log: CampaignLog,
  ) {}

  /**
   * Begins a campaign, which nobody else sees before it is issued.
   * @returns the first one where the same was sent under its idempotency key before.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for who oversees nothing, BAD_INPUT with every error, CONFLICT
   *   (IDEMPOTENCY_KEY_REUSED with `id`; TOO_MANY_OF_TENANT with `max`).
   */
  async draft(viewer: Viewer, input: CampaignInput): Promise<CampaignRow> {
    requireMayMake(viewer);
    return this.database.transaction(viewer.scope, (tx) => this.begin(tx, viewer, input, null));
  }

  /**
   * Begins what forwards a campaign to the units of the viewer: its tasks are taken over as they are, others may be
   * added.
   * @throws DomainError as `draft`; NOT_FOUND; FORBIDDEN where the campaign is not meant for a region of the viewer;
   *   CONFLICT (CAMPAIGN_SETTLED where it is over, ALREADY_EXISTS with `id` where the authority has forwarded it).
   */
  async forward(viewer: Viewer, id: string, input: CampaignInput): Promise<CampaignRow> {
    requireMayMake(viewer);
    requireNoErrors(writtenErrors(input));
    return this.database.transaction(viewer.scope, async (tx) => {
      requireId(id);
      const parent = requireFound(await this.campaigns.findIn(tx, id));
      if (parent.status !== 'ISSUED') throw settled(parent);
      if (!mayForward(viewer, parent)) throw DomainError.forbidden();
      return this.begin(tx, viewer, input, parent);
    });
  }

  /**
   * Replaces what a draft states.
   * @param version the one that the viewer has seen
   * @throws DomainError NOT_FOUND, FORBIDDEN, BAD_INPUT, CONFLICT (VERSION_CHANGED with `version`; CAMPAIGN_SETTLED for
   *   one that was issued, which only an edition changes).
   */
  async write(viewer: Viewer, id: string, version: number, input: CampaignInput): Promise<CampaignRow> {
    requireNoErrors(writtenErrors(input));
    return this.change(viewer, id, version, ['DRAFT'], async (tx, campaign) => {
      const parent = await this.parentOf(tx, campaign);
      const content = await this.checked(tx, viewer, input, campaign.tasks, parent);
      const written = await this.campaigns.write(tx, id, content, parent?.edition ?? null);
      await this.log.write(tx, 'written', written);
      return written;
    });
  }

  /**
   * Issues a draft to the units that it is for.
   * @param on the day on which it goes out
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (VERSION_CHANGED; CAMPAIGN_SETTLED), BAD_INPUT as
   *   `CampaignIssuing` has it and for what holds no longer, such as a region that the viewer oversaw when the draft
   *   was written.
   */
  async issue(viewer: Viewer, id: string, version: number, on: LocalDate = todayIn()): Promise<CampaignRow> {
    return this.change(viewer, id, version, ['DRAFT'], async (tx, campaign) => {
      const parent = await this.runningParentOf(tx, campaign);
      const content = await this.checked(tx, viewer, inputOf(campaign), campaign.tasks, parent);
      const first = { parentEdition: parent?.edition ?? null, tasksChanged: true, reason: null };
      return this.issuing.issue(tx, campaign, content, first, on);
    });
  }

  /**
   * Changes an issued campaign by a new edition; the earlier one stays as it was. Where tasks changed, units receive it
   * again. Tasks that it forwards are brought to the last edition of where they come from.
   * @throws DomainError as `issue`; CONFLICT (CAMPAIGN_UNCHANGED where nothing differs; TOO_MANY_OF_TENANT with `max`
   *   where one that was over would run again).
   */
  async amend(viewer: Viewer, id: string, version: number, input: CampaignInput, reason: string): Promise<CampaignRow> {
    requireNoErrors([...writtenErrors(input), ...textErrors('reason', reason, BOUNDS.reason)]);
    return this.change(viewer, id, version, ['ISSUED'], async (tx, campaign) => {
      if (campaign.edition === 0) throw settled(campaign);
      const parent = await this.runningParentOf(tx, campaign);
      const content = await this.checked(tx, viewer, input, campaign.tasks, parent);
      if (same(content, contentOf(campaign))) throw DomainError.conflict({ version }, 'CAMPAIGN_UNCHANGED');
      const today = todayIn();
      // One that was over and runs again takes room again.
      if (campaign.endsOn < today && content.endsOn >= today) await requireRoomForOne(tx, 'campaigns');
      const edition = {
        parentEdition: parent?.edition ?? null,
        tasksChanged: !same(content.tasks, campaign.tasks),
        reason: visibleLines(reason),
      };
      return this.issuing.issue(tx, campaign, content, edition, today);
    });
  }

  /**
   * Takes an issued campaign back, with the reason. Records keep its name.
   * @throws DomainError NOT_FOUND, FORBIDDEN, BAD_INPUT, CONFLICT (VERSION_CHANGED; CAMPAIGN_SETTLED).
   */
  async withdraw(viewer: Viewer, id: string, version: number, reason: string): Promise<CampaignRow> {
    requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
    return this.change(viewer, id, version, ['ISSUED'], async (tx, campaign) => {
      requireOverseesAll(viewer, campaign);
      const withdrawn = await this.campaigns.end(tx, campaign.id, 'WITHDRAWN', visibleLines(reason));
      await this.log.write(tx, 'withdrawn', withdrawn);
      return withdrawn;
    });
  }

  /**
   * Ends a campaign: its figures are frozen as they are now, by region.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (VERSION_CHANGED; CAMPAIGN_SETTLED).
   */
  async close(viewer: Viewer, reads: OperationReads, id: string, version: number): Promise<CampaignRow> {
    requireId(id);
    const seen = requireFound(await this.campaigns.find(viewer.scope, id));
    requireMayChange(viewer, seen);
    if (seen.status !== 'ISSUED' || seen.edition === 0) throw settled(seen);
    requireOverseesAll(viewer, seen);
    const frozen = await this.closing.freeze(viewer, reads, seen);
    return this.change(viewer, id, version, ['ISSUED'], async (tx, campaign) => {
      await this.campaigns.keepClosing(tx, campaign, frozen);
      const closed = await this.campaigns.end(tx, id, 'CLOSED', null);
      await this.log.write(tx, 'closed', closed, { hash: frozen.hash });
      return closed;
    });
  }

  /** What an input states, checked as if it was issued now. @throws DomainError FORBIDDEN, BAD_INPUT. */
  async preview(viewer: Viewer, input: CampaignInput, forwards: string | null): Promise<CampaignContent> {
    requireMayMake(viewer);
    return this.database.transaction(viewer.scope, async (tx) => {
      const parent = forwards !== null && isId(forwards) ? await this.campaigns.findIn(tx, forwards) : null;
      if (forwards !== null && !parent) throw DomainError.notFound();
      return this.checked(tx, viewer, input, tasksNamed(input), parent);
    });
  }

  private async begin(tx: Transaction, viewer: Viewer, input: CampaignInput, parent: CampaignRow | null) {
    const read = this.read(viewer, input, [], parent);
    // A key that may not be kept is not looked for either.
    const idempotencyKey = hasError(read.errors, 'idempotencyKey') ? null : read.idempotencyKey;
    const inputHash = hashOf(viewer, idempotencyKey, input, parent);
    await holdRoom(tx, 'campaigns');
    const first = idempotencyKey && (await this.campaigns.byKey(tx, idempotencyKey));
    if (first) return sameOrRefused(first, inputHash);
    const content = await this.required(tx, read);
    await requireRoomForOne(tx, 'campaigns');
    const made = { id: newId(), content, parent, idempotencyKey, inputHash };
    const campaign = await this.campaigns.insert(tx, made);
    if (!campaign) {
      const faster = idempotencyKey && (await this.campaigns.byKey(tx, idempotencyKey));
      if (faster) return sameOrRefused(faster, inputHash);
      throw DomainError.conflict({}, 'ALREADY_EXISTS');
    }
    await this.log.write(tx, parent ? 'forwarded' : 'drafted', campaign);
    return campaign;
  }

  private read(
    viewer: Viewer,
    input: CampaignInput,
    tasks: readonly CampaignTask[],
    parent: CampaignContent | null,
  ): ReadCampaign {
    return readCampaign(input, {
      today: todayIn(),
      oversight: viewer.oversight,
      findRegion: (code) => this.regions.find(code),
      known: byId(tasks),
      parent,
    });
  }

  private checked(
    tx: Transaction,
    viewer: Viewer,
    input: CampaignInput,
    tasks: readonly CampaignTask[],
    parent: CampaignRow | null,
  ): Promise<CampaignContent> {
    return this.required(tx, this.read(viewer, input, tasks, parent));
  }

  private async required(tx: Transaction, { content, errors }: ReadCampaign): Promise<CampaignContent> {
    const ids = content.excepted.every(isId) ? content.excepted : [];
    const unknown = await this.campaigns.unknownUnits(tx, ids);
    requireNoErrors([...errors, ...unknown.map((at) => ({ path: `exceptions.${at}`, code: 'NOT_FOUND' }) as const)]);
    return content;
  }

  private async parentOf(tx: Transaction, { parentId }: CampaignRow): Promise<CampaignRow | null> {
    if (parentId === null) return null;
    return requireFound(await this.campaigns.findIn(tx, parentId));
  }

  /** @throws DomainError CONFLICT (CAMPAIGN_SETTLED) where what the campaign forwards is over. */
  private async runningParentOf(tx: Transaction, campaign: CampaignRow): Promise<CampaignRow | null> {
    const parent = await this.parentOf(tx, campaign);
    if (parent && parent.status !== 'ISSUED') throw settled(parent);
    return parent;
  }

  private async change(
    viewer: Viewer,
    id: string,
    version: number,
    states: readonly CampaignRow['status'][],
    work: (tx: Transaction, campaign: CampaignRow) => Promise<CampaignRow>,
  ): Promise<CampaignRow> {
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const campaign = requireFound(await heldCampaign(tx, this.campaigns, viewer, { id, version }, states));
      return work(tx, campaign);
    });
  }
}

function requireMayMake(viewer: Viewer): void {
  if (viewer.oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
  if (!mayMake(viewer)) throw DomainError.forbidden();
}

/** What a campaign states, as a person would send it. */
function inputOf({ regions, excepted, tasks, ...stated }: CampaignContent): CampaignInput {
  const written = tasks.map((task) => ({ ...task, sectors: [...task.sectors], tenantTypes: [...task.tenantTypes] }));
  return {
    ...stated,
    sectors: [...stated.sectors],
    tenantTypes: [...stated.tenantTypes],
    regionCodes: [...regions],
    exceptions: [...excepted],
    tasks: written,
  };
}

/** Tasks of a preview keep the ids they are sent with: nothing is kept of it. */
const tasksNamed = ({ tasks }: CampaignInput): CampaignTask[] =>
  tasks.flatMap((task) =>
    task.id == null ? [] : [{ ...task, id: task.id, eventOn: task.eventOn ?? null, locked: false }],
  );

/** Equal whatever the order of their properties. */
const same = (one: unknown, other: unknown): boolean => canonicalJson(statedOf(one)) === canonicalJson(statedOf(other));

/** The digest of what was sent; the key goes into it, so that nobody can try contents against it. */
function hashOf({ tenantId }: Viewer, key: string | null, input: CampaignInput, parent: CampaignRow | null) {
  if (key === null) return null;
  return createHmac('sha256', key)
    .update(`campaign ${tenantId} ${parent?.id ?? ''} ${canonicalJson(statedOf(input))}`)
    .digest('hex');
}

function sameOrRefused(first: CampaignRow, inputHash: string | null): CampaignRow {
  if (first.inputHash === inputHash) return first;
  throw DomainError.conflict({ id: first.id }, 'IDEMPOTENCY_KEY_REUSED');
}
