import type { CampaignState, IndicatorCode, LocalDate, Sector, TenantType, Theme } from '@fanzha/domain';

/** What units have to do in a campaign, by a target on an indicator. */
export interface CampaignTask {
  /** The same in every edition and in what is forwarded. */
  readonly id: string;
  readonly title: string;
  readonly indicator: IndicatorCode;
  /** In the unit that the indicator is shown in; percent of a ratio. */
  readonly target: number;
  readonly dueOn: LocalDate;
  /** What is done on this day alone counts; null: within the days of the campaign. */
  readonly eventOn: LocalDate | null;
  readonly sectors: readonly Sector[];
  readonly tenantTypes: readonly TenantType[];
  /** It was set by the campaign that is forwarded; the forwarding authority cannot change it. */
  readonly locked: boolean;
}

/** What an edition of a campaign states. */
export interface CampaignContent {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuingBody: string | null;
  /** A document of another body that it passes on. */
  readonly basisIssuer: string | null;
  readonly basisNumber: string | null;
  readonly theme: Theme | null;
  readonly requirements: string | null;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly receiveBy: LocalDate | null;
  readonly regions: readonly string[];
  readonly sectors: readonly Sector[];
  readonly tenantTypes: readonly TenantType[];
  readonly excepted: readonly string[];
  readonly tasks: readonly CampaignTask[];
}

/** A campaign as it is kept: its last edition, or what is worked on before the first. */
export interface CampaignRow extends CampaignContent {
  readonly id: string;
  readonly tenantId: string;
  readonly status: CampaignState;
  readonly parentId: string | null;
  readonly parentEdition: number | null;
  readonly rootId: string | null;
  readonly edition: number;
  readonly tasksEdition: number;
  readonly version: number;
  readonly reason: string | null;
  readonly inputHash: string | null;
  readonly issuedAt: Date | null;
  readonly closedAt: Date | null;
}

/** An edition as it was issued. */
export interface CampaignEditionRow {
  readonly campaignId: string;
  readonly number: number;
  readonly content: CampaignContent;
  readonly reason: string | null;
  readonly tasksChanged: boolean;
  readonly issuedAt: Date;
}

/** The figures of a campaign as they were when it was closed. */
export interface ClosingRow {
  readonly campaignId: string;
  readonly figures: ClosingFigures;
  readonly hash: string;
  readonly asOf: Date;
}

/** A figure of a task in one region. */
export interface ClosingFigure {
  readonly taskId: string;
  readonly value: number | null;
  readonly atLeast: boolean;
  readonly approx: boolean;
  readonly uncounted: number;
  readonly withheld: number;
  readonly spanning: boolean;
}

/** What is frozen of a campaign: its regions with the figures of each task, and how its units stood. */
export interface ClosingFigures {
  /** How it was hashed; null for campaigns that were closed before this was kept. */
  readonly format?: number;
  readonly edition: number;
  readonly tasks: readonly CampaignTask[];
  readonly regions: readonly {
    readonly regionCode: string;
    readonly name: string;
    readonly units: number;
    readonly received: number;
    readonly figures: readonly ClosingFigure[];
  }[];
  readonly totals: readonly { readonly taskId: string; readonly states: Readonly<Record<string, number>> }[];
}

/** Which campaign records name: the first of those that forward each other. */
export const recordsOf = ({ id, rootId }: Pick<CampaignRow, 'id' | 'rootId'>): string => rootId ?? id;

/** What of a campaign an edition states. */
export function contentOf(row: CampaignContent): CampaignContent {
  const { title, documentNumber, issuingBody, basisIssuer, basisNumber, theme, requirements } = row;
  const { startsOn, endsOn, receiveBy, regions, sectors, tenantTypes, excepted, tasks } = row;
  return {
    title,
    documentNumber,
    issuingBody,
    basisIssuer,
    basisNumber,
    theme,
    requirements,
    startsOn,
    endsOn,
    receiveBy,
    regions,
    sectors,
    tenantTypes,
    excepted,
    tasks,
  };
}

/**
 * A value as its canonical JSON can hold it: numbers that are not whole as texts, and nothing of what is left out. It
 * names a content and is read by nobody.
 */
export function statedOf(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(statedOf);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([name, each]) => [name, statedOf(each)]));
}
