import { EVALUATION_BOUNDS, type FieldError, isId, requireNoErrors, todayIn } from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { CampaignRepository } from '../campaigns/campaign.repository.js';
import { readEvaluation } from './evaluation.bounds.js';
import type { EvaluationSchemeInput } from './evaluation.inputs.js';
import type { EvaluationContent, EvaluationItem } from './evaluation.rows.js';

/** A longer list of units left out is refused as it is. */
const MOST_LOOKED_UP = EVALUATION_BOUNDS.units;

/** Reads what is written of schemes, with what only the database knows. */
@Injectable()
export class EvaluationContents {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly regions: RegionDirectory,
  ) {}

  /** @throws DomainError BAD_INPUT with every error. */
  async checked(
    tx: Transaction,
    { oversight }: Viewer,
    input: EvaluationSchemeInput,
    items: readonly EvaluationItem[],
  ): Promise<EvaluationContent> {
    const findRegion = (code: string) => this.regions.find(code);
    const { content, errors } = readEvaluation(input, { today: todayIn(), oversight, findRegion, items });
    const ids = content.excepted.every(isId) && content.excepted.length <= MOST_LOOKED_UP ? content.excepted : [];
    const unknown = await this.campaigns.unknownUnits(tx, ids);
    const missing = unknown.map((at): FieldError => ({ path: `exceptions.${at}`, code: 'NOT_FOUND' }));
    requireNoErrors([...errors, ...missing]);
    return content;
  }
}
