import {
  type FieldError,
  isId,
  isLocalDate,
  isRegionCode,
  keepersOf,
  type LocalDate,
  DomainError,
  type TenantType,
  todayIn,
} from '@fanzha/domain';
import type { Statement, Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { alertCountErrorsIn } from '../alerts/alert-counts.js';
import { FraudCaseRepository } from '../fraud-cases/fraud-case.repository.js';
import type { ReadFact } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import type { Prepared, WriteContext } from '../facts/ledger-hooks.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import { lowestInPlace, type Movement } from './accounts-in-place.js';
import { readTally } from './tally.bounds.js';
import type { TallyContent, TallyFact, TallyMeasureFact } from './tally.entity.js';
import type { TallyFilter, TallyInput } from './tally.inputs.js';
import { tallyLedger } from './tally.ledger.js';

const STOCK = 'ACCOUNTS_RESTRICTED';

const MOVEMENTS: Statement = {
  name: 'tally.movements',
  text: `
    select f.occurred_on as "day", coalesce(sum(m.change * m.amount), 0)::bigint as amount,
      bool_and(m.qualifier = 'EXACT') as exact
    from tally f join tally_measure m on m.city_code = $1 and m.tally_id = f.id
    where f.city_code = $1 and f.tenant_id = $2 and f.record_status = 'ACTIVE' and m.indicator = 'ACCOUNTS_RESTRICTED'
      and f.id is distinct from $3::uuid
    group by 1`,
};

/** A tally as it was read, and which entry of its input takes accounts out of control. */
interface ReadTally extends ReadFact<TallyContent> {
  readonly releasedAt: number;
}

/** Tallies. Each ledger has keepers of its own; accounts under control are a stock that never falls below none. */
@Injectable()
export class TallyService extends LedgerService<TallyFact, TallyInput, TallyFilter, ReadTally> {
  constructor(
    tools: LedgerTools,
    private readonly cases: FraudCaseRepository,
  ) {
    super(tools, tallyLedger);
  }

  protected override read(input: TallyInput): ReadTally {
    const releasedAt = input.measures.findIndex(({ indicator, released }) => indicator === STOCK && released);
    return { ...readTally(input, todayIn()), releasedAt };
  }

  protected override recordedBy({ content: { ledger } }: ReadTally): readonly TenantType[] {
    return keepersOf(ledger);
  }

  protected override narrow(search: FactSearch, { ledger, indicator }: TallyFilter): void {
    if (ledger != null) search.add('ledger', ($) => `f.ledger = ${$(ledger)}`);
    if (indicator != null) {
      search.add(
        'indicator',
        ($) => `exists (
        select from tally_measure m where m.city_code = $1 and m.tally_id = f.id and m.indicator = ${$(indicator)})`,
      );
    }
  }

  protected override async prepare(
    read: ReadTally,
    { tx, before, attribution: { homeRegion, tenantType } }: WriteContext<TallyFact>,
  ): Promise<Prepared<TallyFact, undefined>> {
    const ownLine = read.content.ledger === 'ALERT_COUNT' && tenantType !== 'POLICE';
    const errors = [
      ...(await this.caseErrors(tx, read.content)),
      ...(await this.stockErrors(tx, read, before)),
      ...(await this.countedTwice(tx, read.content, homeRegion, ownLine, before)),
    ];
    return { errors, facts: { ownLine } };
  }

  private async countedTwice(
    tx: Transaction,
    { ledger, occurredOn, beganOn, regionCode, alertLevel }: TallyContent,
    homeRegion: string | null,
    ownLine: boolean,
    before: TallyFact | null,
  ): Promise<FieldError[]> {
    const place = regionCode ?? homeRegion;
    const from = beganOn ?? occurredOn;
    if (ledger !== 'ALERT_COUNT' || place === null || !isRegionCode(place) || !isLocalDate(from)) return [];
    const days = { place, from, until: occurredOn, level: alertLevel };
    return alertCountErrorsIn(tx, ownLine ? 'OWN' : 'COUNT', days, before?.id ?? null, 'occurredOn');
  }

  private async caseErrors(tx: Transaction, { caseId }: TallyContent): Promise<FieldError[]> {
    if (caseId === null || !isId(caseId)) return [];
    return (await this.cases.isOwn(tx, caseId)) ? [] : [{ path: 'caseId', code: 'NOT_FOUND' }];
  }

  /**
   * No more can be released than is in place, on the day and ever after, as far as all numbers are exact: what a bank
   * knows only roughly is not held against it.
   */
  private async stockErrors(
    tx: Transaction,
    { content, releasedAt }: ReadTally,
    before: TallyFact | null,
  ): Promise<FieldError[]> {
    const moved = content.measures.filter(isStock);
    if (moved.length === 0 && !before?.measures.some(isStock)) return [];
    const others = await this.movements(tx, before?.id ?? null);
    const { occurredOn } = content;
    const from = before !== null && before.occurredOn < occurredOn ? before.occurredOn : occurredOn;
    const lowest = lowestInPlace([...others, ...moved.map((measure) => movementOf(measure, occurredOn))], from);
    if (lowest === null || lowest >= 0) return [];

    const release = moved.find(({ change }) => change === -1);
    // Without a release of its own the record has lowered, or put off, what others release.
    if (!release) return [{ path: 'measures', code: 'CONTRADICTORY' }];
    return [
      {
        path: `measures.${releasedAt}.value`,
        code: 'TOO_LARGE',
        params: { max: Math.max(0, (release.amount ?? 0) + lowest) },
      },
    ];
  }

  /** What the tenant's records, but for one, change in the number of accounts under control. */
  private movements(tx: Transaction, exceptId: string | null): Promise<Movement[]> {
    const { cityCode, tenantId } = tx.scope;
    return tx.run<Movement & Record<string, unknown>>(MOVEMENTS, [cityCode, tenantId, exceptId]);
  }

  /** @throws DomainError CONFLICT (STILL_IN_USE) where a record is voided whose accounts have been released since. */
  protected override async afterWrite(tx: Transaction, before: TallyFact | null, after: TallyFact): Promise<void> {
    if (after.recordStatus !== 'VOIDED' || !before?.measures.some(isStock)) return;
    const lowest = lowestInPlace(await this.movements(tx, after.id), before.occurredOn);
    if (lowest !== null && lowest < 0) throw DomainError.conflict(undefined, 'STILL_IN_USE');
  }
}

const isStock = ({ indicator }: TallyMeasureFact): boolean => indicator === STOCK;

function movementOf({ amount, change, qualifier }: TallyMeasureFact, day: LocalDate): Movement {
  return { day, amount: change * (amount ?? 0), exact: qualifier === 'EXACT' };
}
