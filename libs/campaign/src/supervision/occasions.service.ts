import {
  ALERT_KINDS,
  DomainError,
  type FieldError,
  FRAUD_TYPES,
  isId,
  type LocalDate,
  type Locale,
  nameIn,
} from '@fanzha/domain';
import { loadById, type RequestContext, type Transaction, type Viewer } from '@fanzha/platform';
import type { OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { CampaignMatrix } from '../campaigns/campaign-matrix.service.js';
import { OccasionRepository, type ShownOccasion } from './occasion.repository.js';
import type { SupervisionOccasion } from './supervision.model.js';
import type { AddressedUnit, LetterRow, Occasion } from './supervision.rows.js';

/** What letters name as their occasion. */
@Injectable()
export class Occasions {
  constructor(
    private readonly occasions: OccasionRepository,
    private readonly matrix: CampaignMatrix,
  ) {}

  /**
   * Units that are late with the task of a campaign that an occasion names, computed of their records; null for any
   * other occasion.
   */
  async lateUnits(
    viewer: Viewer,
    reads: OperationReads,
    occasion: Occasion | null,
  ): Promise<ReadonlySet<string> | 'NOT_FOUND' | null> {
    if (occasion?.kind !== 'CAMPAIGN_TASK' || !isId(occasion.id)) return null;
    const campaign = await this.matrix.campaign(viewer, occasion.id).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'NOT_FOUND') return null;
      throw error;
    });
    const at = campaign?.tasks.findIndex(({ id }) => id === occasion.taskId) ?? -1;
    if (!campaign || at < 0) return 'NOT_FOUND';
    if (campaign.status !== 'ISSUED') return new Set();
    const rows = await this.matrix.all(viewer, reads, campaign, ALL_UNITS);
    return new Set(rows.filter(({ cells }) => cells[at]?.state === 'LATE').map(({ unit }) => unit.id));
  }

  /**
   * Errors of an occasion: NOT_FOUND where there is none that the viewer may see, NOT_ALLOWED_HERE where it is that of
   * another unit, or gives no cause.
   */
  async errors(
    tx: Transaction,
    { kind, id }: Occasion,
    units: readonly AddressedUnit[],
    late: ReadonlySet<string> | 'NOT_FOUND' | null,
    today: LocalDate,
  ): Promise<FieldError[]> {
    const path = 'occasion.id';
    if (kind === 'CAMPAIGN_TASK') {
      if (late === null || late === 'NOT_FOUND') return [{ path, code: 'NOT_FOUND' }];
      return units.every((unit) => late.has(unit.id)) ? [] : [{ path, code: 'NOT_ALLOWED_HERE' }];
    }
    const cause = await this.occasions.cause(tx, kind, id, today);
    if (!cause) return [{ path, code: 'NOT_FOUND' }];
    const ofUnits = cause.unitId === null ? kind === 'FRAUD_CASE' : units.every((unit) => unit.id === cause.unitId);
    return cause.isCause && ofUnits ? [] : [{ path, code: 'NOT_ALLOWED_HERE' }];
  }

  /** What the occasion of a letter is to the viewer; null where it has none. One statement for all of an operation. */
  async of(context: RequestContext, { id, occasion, occasionId, occasionTask }: LetterRow) {
    if (occasion === null) return null;
    const shown = await loadById(context, 'occasions of letters', id, {
      find: (ids, { scope }) => this.occasions.shown(scope, ids),
      missing: null,
    });
    const answer: SupervisionOccasion = {
      kind: occasion,
      id: shown ? occasionId : null,
      taskId: shown ? occasionTask : null,
      label: shown && labelOf(shown, context.locale),
      day: shown?.day ?? null,
    };
    return answer;
  }
}

const ALL_UNITS = { regionCode: null, sector: null, tenantType: null, received: null, text: null };

function labelOf({ label, code }: ShownOccasion, locale: Locale): string | null {
  const term = [...ALERT_KINDS, ...FRAUD_TYPES].find((each) => each.code === code);
  return label ?? (term ? nameIn(locale, term) : code);
}
