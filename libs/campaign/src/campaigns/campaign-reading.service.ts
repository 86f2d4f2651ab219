import {
  BOUNDS,
  type FieldError,
  indicator,
  type IndicatorCode,
  isId,
  type LocalDate,
  requireFound,
  requireId,
  requireNoErrors,
  targetUse,
  type Theme,
  todayIn,
} from '@fanzha/domain';
import { LEDGERS, RecordReaders } from '@fanzha/ledger';
import { TenantService } from '@fanzha/org';
import {
  byId,
  type Connection,
  KEY_PARTS,
  KeyedPage,
  listName,
  loadById,
  type RequestContext,
  type Viewer,
} from '@fanzha/platform';
import type { OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { AddresseeRepository, type OwnCampaignReceipt, type Reception } from './addressee.repository.js';
import { type MatrixRow, matrixRows } from './campaign-matrix.service.js';
import { isOfClosing } from './closing-hash.js';
import type { CampaignListArgs } from './campaign.inputs.js';
import { CampaignRepository } from './campaign.repository.js';
import { type CampaignEditionRow, type CampaignRow, type ClosingRow, recordsOf } from './campaign.rows.js';
import { type Candidate, CandidateRepository, type CellCandidates, type TaskAsked } from './candidate.repository.js';

const NOTHING: OwnCampaignReceipt = {
  receivedAt: null,
  receivedEdition: null,
  isAddressed: false,
  runs: false,
  toReceive: false,
};

/** A campaign that a record may name. */
export interface CampaignChoice {
  readonly campaign: CampaignRow;
  readonly suggested: boolean;
}

/** Campaigns as they are read: by their authority, those they are for, and those who oversee these. */
@Injectable()
export class CampaignReading {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly addressees: AddresseeRepository,
    private readonly candidates: CandidateRepository,
    private readonly readers: RecordReaders,
    private readonly tenants: TenantService,
  ) {}

  /** @throws DomainError NOT_FOUND where it does not exist, or where the viewer may not see it. */
  async get({ scope }: Viewer, id: string): Promise<CampaignRow> {
    requireId(id);
    return requireFound(await this.campaigns.find(scope, id));
  }

  /** Campaigns that the viewer may see, the latest first. @throws DomainError BAD_INPUT. */
  async list({ scope }: Viewer, { filter, ...args }: CampaignListArgs): Promise<Connection<CampaignRow>> {
    const { state = null, runsOn = null, own = null, toReceive = null, ids = null } = filter ?? {};
    requireNoErrors(idErrors(ids ?? []));
    const search = { state, runsOn, own, toReceive, ids };
    const list = listName('campaigns', { ...search, ids: ids === null ? null : ids.join() });
    const page = new KeyedPage(args, { list, key: { startsOn: KEY_PARTS.day, id: KEY_PARTS.id } });
    const { campaigns, totalCount } = await this.campaigns.page(scope, search, page);
    return page.rows(campaigns, totalCount);
  }

  /**
   * Campaigns that a record of a day may name. Suggested are those of its theme that ask for something its ledger
   * counts.
   */
  async choices(
    { scope }: Viewer,
    { on, kind, theme }: { on: LocalDate; kind: string | null; theme: Theme | null },
  ): Promise<CampaignChoice[]> {
    const campaigns = await this.campaigns.ofDay(scope, on);
    const counted = kind === null ? null : indicatorsOfKind(kind);
    return campaigns.map((campaign) => {
      const ofTheme = campaign.theme === null || campaign.theme === theme;
      const asksFor = counted === null || campaign.tasks.some(({ indicator: code }) => counted.has(code));
      return { campaign, suggested: ofTheme && asksFor && campaign.tasks.length > 0 };
    });
  }

  /** Another campaign of the operation, as far as the viewer may see it; one statement for all of them. */
  async load(context: RequestContext, id: string): Promise<CampaignRow | null> {
    return loadById(context, 'campaigns', id, {
      find: async (ids, { scope }) => byId(await this.campaigns.byIds(scope, ids)),
      missing: null,
    });
  }

  /** Campaigns that forward this one. */
  async forwardings(context: RequestContext, { id }: CampaignRow): Promise<CampaignRow[]> {
    return loadById(context, 'forwardings', id, {
      find: (ids, { scope }) => this.campaigns.forwardings(scope, ids),
      missing: [],
    });
  }

  /** The earlier editions of a campaign. Those of a whole list are read by one statement. */
  async editions(context: RequestContext, { id }: CampaignRow): Promise<CampaignEditionRow[]> {
    return loadById(context, 'editions of campaigns', id, {
      find: (ids, { scope }) => this.campaigns.editions(scope, ids),
      missing: [],
    });
  }

  /** What a campaign is to the viewer's unit. */
  async own(context: RequestContext, { id }: CampaignRow): Promise<OwnCampaignReceipt> {
    return loadById(context, 'own receipts of campaigns', id, {
      find: (ids, { scope }) => this.addressees.own(scope, ids),
      missing: NOTHING,
      isChanging: true,
    });
  }

  /** Units by region and line, and how many have received it. */
  async reception({ scope }: Viewer, { id, regions }: CampaignRow): Promise<Reception[]> {
    // One level below the smallest region that all of it lies in: a city by counties, a county by towns.
    const shortest = Math.min(...regions.map((code) => code.length), 12);
    const digits = regions.length > 1 ? Math.max(shortest, 6) : shortest >= 9 ? 12 : shortest === 6 ? 9 : 6;
    return this.addressees.reception(scope, id, todayIn(), digits);
  }

  /** How the viewer's own unit stands; null where the campaign is not for it. */
  async ownRow(
    viewer: Viewer,
    reads: OperationReads,
    campaign: CampaignRow,
    own: OwnCampaignReceipt,
  ): Promise<MatrixRow | null> {
    if (!own.isAddressed) return null;
    const [tenant] = await this.tenants.byIds(viewer, [viewer.tenantId]);
    if (!tenant) return null;
    const { id, regionCode, sector, type } = tenant;
    const unit = { id, regionCode, sector, type, receivedAt: own.receivedAt };
    const [row] = await matrixRows(reads, [unit], { ...campaign, campaignId: recordsOf(campaign) });
    return row ?? null;
  }

  /** Records of the viewer's unit that fit the campaign and do not belong to it yet, latest first. */
  async fitting(viewer: Viewer, campaign: CampaignRow, own: OwnCampaignReceipt): Promise<Candidate[]> {
    if (!own.isAddressed || !own.runs) return [];
    const indicators = [
      ...new Set(campaign.tasks.filter((task) => targetUse(task.indicator) === 'RECORDS').flatMap(statedFor)),
    ];
    const today = todayIn();
    const to = today < campaign.endsOn ? today : campaign.endsOn;
    if (indicators.length === 0 || to < campaign.startsOn) return [];
    const { theme, startsOn: from } = campaign;
    return this.candidates.ofUnit(viewer.scope, {
      ...{ campaignId: recordsOf(campaign), from, to, indicators, kinds: assignableKinds(), theme },
    });
  }

  /**
   * How many records of a unit fit a task of a campaign and belong to none yet (待归入), where there are any: one
   * statement for all units of the operation.
   */
  async fittingOf(context: RequestContext, campaign: CampaignRow, unit: string): Promise<readonly CellCandidates[]> {
    const asked = askedOf(campaign, todayIn());
    if (campaign.status !== 'ISSUED' || asked.length === 0) return [];
    const { theme } = campaign;
    return loadById(context, `records that fit ${campaign.id}`, unit, {
      find: async (units, { scope }) => {
        const found = await this.candidates.ofUnits(scope, { units, asked, kinds: assignableKinds(), theme });
        return Map.groupBy(found, ({ tenantId }) => tenantId);
      },
      missing: [],
    });
  }

  /** All records of the viewer's unit that fit, as they may be assigned. */
  async assignable(viewer: Viewer, campaign: CampaignRow) {
    const own = (await this.addressees.own(viewer.scope, [campaign.id])).get(campaign.id) ?? NOTHING;
    const found = await this.fitting(viewer, campaign, own);
    return Promise.all(
      found.map(async ({ kind, id }) => ({ kind, id, version: (await this.readers.get(viewer, kind, id)).version })),
    );
  }

  /** The version of a record that may be assigned. */
  async versionOf(context: RequestContext, { kind, id }: Pick<Candidate, 'kind' | 'id'>): Promise<number> {
    const record = requireFound(await this.readers.load(context, kind, id));
    return record.version;
  }

  /** @throws Error where the figures are not those that were frozen. */
  async closing({ scope }: Viewer, { id }: CampaignRow): Promise<ClosingRow | null> {
    const closing = await this.campaigns.closing(scope, id);
    if (closing && !isOfClosing(closing.figures, closing.hash))
      throw new Error(`The figures of campaign ${id} are not those that it was closed with`);
    return closing;
  }
}

/** Errors of the campaigns that a list is narrowed to. */
const idErrors = (ids: readonly string[]): FieldError[] => [
  ...(ids.length > BOUNDS.campaigns.max
    ? [{ path: 'filter.ids', code: 'TOO_MANY_ITEMS', params: { max: BOUNDS.campaigns.max } } as const]
    : []),
  ...ids.flatMap((id, at): FieldError[] => (isId(id) ? [] : [{ path: `filter.ids.${at}`, code: 'INVALID_ID' }])),
];

/** What records have to state, and when, to fit the tasks of a campaign. */
function askedOf({ tasks, startsOn, endsOn }: CampaignRow, today: LocalDate): TaskAsked[] {
  const until = today < endsOn ? today : endsOn;
  return tasks
    .filter(({ indicator: code }) => targetUse(code) === 'RECORDS')
    .flatMap((task) =>
      statedFor(task).map((code) => ({
        ...{ task: task.id, indicator: code },
        ...{ from: task.eventOn ?? startsOn, until: task.eventOn ?? until },
      })),
    );
}

/** Figures of visits that are kept by door are counted from the visits. */
function statedFor({ indicator: code }: { readonly indicator: IndicatorCode }): IndicatorCode[] {
  const { ratio, ledger } = indicator(code);
  const parts = ratio ? [ratio.numerator] : [code];
  return ledger === 'household_visit' ? [...parts, 'HOUSEHOLD_VISITS'] : parts;
}

/** Kinds of records that may name a campaign. */
const assignableKinds = (): string[] =>
  LEDGERS.all()
    .filter(({ stated, unamendable }) => !unamendable && stated.includes('campaignIds'))
    .map(({ source }) => source.kind);

function indicatorsOfKind(kind: string): ReadonlySet<IndicatorCode> {
  const definition = LEDGERS.all().find(({ source }) => source.kind === kind);
  return new Set(definition?.source.indicators);
}
