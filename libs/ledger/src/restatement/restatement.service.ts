import {
  BOUNDS,
  dateErrors,
  isId,
  type LocalDate,
  requireFound,
  requireId,
  requireNoErrors,
  todayIn,
} from '@fanzha/domain';
import { REATTRIBUTION, type Reattribution, TenantService } from '@fanzha/org';
import {
  Audit,
  Database,
  InjectJobQueue,
  JobQueue,
  type MaintenanceTransaction,
  newId,
  type Scope,
  type Viewer,
} from '@fanzha/platform';
import { Inject, Injectable } from '@nestjs/common';
import { namedByOthers } from './attributed-tables.js';
import { type Extension, type Restated, RestatementRepository, type RestatementRow } from './restatement.repository.js';

export const RESTATEMENT_QUEUE = 'restatement';

/**
 * The past as organised now: on request, a tenant and its facts count as if it had always
 * belonged where it belongs now.
 */
@Injectable()
export class RestatementService {
  constructor(
    private readonly database: Database,
    private readonly restatements: RestatementRepository,
    private readonly tenants: TenantService,
    private readonly audit: Audit,
    @Inject(REATTRIBUTION) private readonly reattribution: Reattribution,
    @InjectJobQueue(RESTATEMENT_QUEUE) private readonly queue: JobQueue,
  ) {}

  /**
   * Asks for a restatement; a job carries it out.
   * @param from the past since this day; null: since the tenant opened.
   * @throws DomainError NOT_FOUND for a tenant that is not the operator's to see, BAD_INPUT on `from`.
   */
  async request(viewer: Viewer, tenantId: string, from: LocalDate | null): Promise<RestatementRow> {
    const tenant = await this.tenants.require(viewer, tenantId);
    requireNoErrors(dateErrors('from', from, { today: todayIn() }));
    const request = { id: newId(), tenantId: tenant.id, fromOn: from ?? BOUNDS.earliestDate };
    await this.database.transaction(viewer.scope, async (tx) => {
      await this.restatements.insert(tx, request);
      const detail = { from: request.fromOn, restatement: request.id };
      await this.audit.record(tx, {
        action: 'tenant.restatement_requested',
        subjectKind: 'tenant',
        subjectId: tenant.id,
        detail,
      });
    });
    await this.queue.enqueue('restate', { cityCode: viewer.cityCode, id: request.id }, { deduplicationId: request.id });
    return this.get(viewer, request.id);
  }

  /** @throws DomainError NOT_FOUND when it is not there or not the viewer's to see. */
  async get(viewer: Viewer, id: string): Promise<RestatementRow> {
    requireId(id);
    return requireFound(await this.restatements.find(viewer.scope, id));
  }

  /** Carries out one request. One that is done already, by another process or an earlier attempt, is left alone. */
  async run(cityCode: string, id: string): Promise<void> {
    const request = await this.restatements.note(cityCode, id, 'RUNNING');
    if (!request) return;
    try {
      await this.restate(cityCode, request, async (tx, restate) => {
        if (!(await this.restatements.isDone(tx, id))) await restate();
      });
    } catch (error) {
      await this.restatements.note(cityCode, id, 'FAILED');
      throw error;
    }
  }

  /**
   * Restates at once, for the command line, which has no operator to ask for it.
   * @returns null where no city has the tenant.
   */
  async atOnce(tenantId: string, from: LocalDate): Promise<Restated | null> {
    for (const cityCode of await this.restatements.cities()) {
      if (!isId(tenantId) || !(await this.restatements.isOfCity(cityCode, tenantId))) continue;
      const request = { id: newId(), tenantId, fromOn: from };
      return this.restate(cityCode, request, async (tx, restate) => {
        await this.restatements.insertUnasked(tx, request);
        const count = await restate();
        const nobody: Scope = { cityCode, tenantId, userId: null, regions: [], sector: null, mode: 'member' };
        const detail = { from, restatement: request.id, ...count };
        await this.audit.recordFor(nobody, tx, {
          action: 'tenant.restated',
          subjectKind: 'tenant',
          subjectId: tenantId,
          detail,
        });
        return count;
      });
    }
    return null;
  }

  /** Carries out what was asked for and never came to its job, or lost it when a process died. */
  async runUnfinished(): Promise<number> {
    let done = 0;
    for (const cityCode of await this.restatements.cities()) {
      for (const id of await this.restatements.unfinished(cityCode)) {
        await this.run(cityCode, id);
        done += 1;
      }
    }
    return done;
  }

  /**
   * Carries out `work`, which gets the restatement as a function, while nobody writes for the tenant. A
   * unit that others name in their records is attributed by them as it belongs then: while that changes,
   * nobody in the city writes at all.
   */
  private async restate<T>(
    cityCode: string,
    { id, tenantId, fromOn }: Pick<RestatementRow, 'id' | 'tenantId' | 'fromOn'>,
    work: (tx: MaintenanceTransaction, restate: () => Promise<Restated>) => Promise<T>,
  ): Promise<T> {
    for (;;) {
      const alone = holdsCity(await this.restatements.extensionNow(cityCode, tenantId, fromOn));
      const held = alone ? null : await this.restatements.writersAbout(cityCode, tenantId);
      const attempt = async (tx: MaintenanceTransaction) => {
        const extension = await this.restatements.extension(tx, tenantId, fromOn);
        if (holdsCity(extension) && !alone) return MOVED_MEANWHILE;
        return work(tx, async () => {
          await this.restatements.extend(tx, id, tenantId, extension);
          const count = await this.restatements.attribute(tx, tenantId, fromOn, held);
          await this.restatements.finish(tx, id, count);
          return count;
        });
      };
      const done = await this.reattribution.ofTenant(cityCode, tenantId, attempt, held ?? [cityCode]);
      if (done !== MOVED_MEANWHILE) return done;
    }
  }
}

const MOVED_MEANWHILE = Symbol('moved meanwhile');

function holdsCity({ tenantType, start, latestFrom }: Extension): boolean {
  return start !== latestFrom && namedByOthers().includes(tenantType);
}
