import { todayIn } from '@fanzha/domain';
import { ActingAccounts, TenantService } from '@fanzha/org';
import { HandlesJobs, InjectJobQueue, JobHandler, JobQueue, type Scope } from '@fanzha/platform';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ImportCheck } from './import-check.service.js';
import { ImportMaintenance } from './import-maintenance.repository.js';
import { readingOf } from './import-records.js';
import { ImportRepository } from './import.repository.js';
import { ImportUndoing } from './import-undo.service.js';
import { AT_WORK, IMPORT_QUEUE, requireTarget } from './import.service.js';
import { mayImport } from './import-targets.js';
import { ImportWriting } from './import-writing.service.js';
import { UnitRegions } from './region-names.js';

/** An import of which nothing was heard for so long has no job: its process died. No batch takes so long. */
const QUIET_MS = 20_000;
const LOOK_EVERY_MS = 10_000;
const CLEAN_EVERY_MS = 3_600_000;

/** Whose import it is. */
interface ImportJob {
  readonly cityCode: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly id: string;
}

/** Whether it would fail in the same way for ever: what rows say made it fail, and nothing around it. */
function isForGood(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return (
    error instanceof TypeError || error instanceof RangeError || (typeof code === 'string' && /^2[23]...$/.test(code))
  );
}

/** What a job of imports works with. */
@Injectable()
export class ImportWork {
  constructor(
    readonly imports: ImportRepository,
    readonly check: ImportCheck,
    readonly writing: ImportWriting,
    readonly undoing: ImportUndoing,
    readonly maintenance: ImportMaintenance,
    readonly regions: UnitRegions,
  ) {}
}

/**
 * Judges and writes imports, takes back what they wrote, and takes away what is no longer kept. Two at a time: a long
 * one keeps no other unit from a short one.
 */
@HandlesJobs(IMPORT_QUEUE, { concurrency: 2 })
export class ImportJobs extends JobHandler implements OnApplicationBootstrap {
  private readonly told = new Logger(ImportJobs.name);

  constructor(
    @InjectJobQueue(IMPORT_QUEUE) private readonly queue: JobQueue,
    private readonly work: ImportWork,
    private readonly accounts: ActingAccounts,
    private readonly tenants: TenantService,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('unfinished', LOOK_EVERY_MS);
    await this.queue.schedule('clean', CLEAN_EVERY_MS);
  }

  override async process(job: Parameters<JobHandler['process']>[0]): Promise<unknown> {
    if (job.name === 'clean') return { cleaned: await this.work.maintenance.clean(todayIn()) };
    if (job.name === 'unfinished') return { done: await this.carryOnAll(QUIET_MS) };
    await this.carryOn(job.data as ImportJob);
    return {};
  }

  /** Does what all imports wait for of which nothing was heard for a while. @returns how many they are */
  async carryOnAll(quietMs: number): Promise<number> {
    const unfinished = await this.work.maintenance.unfinished(quietMs);
    // One that fails keeps no other from its turn: it is tried again, or was stopped.
    for (const each of unfinished) await this.carryOn(each).catch(() => undefined);
    return unfinished.length;
  }

  /** Does what an import waits for, with the rights that its account has now. */
  private async carryOn({ id, ...account }: ImportJob): Promise<void> {
    const { imports, check, writing, undoing, regions } = this.work;
    const viewer = await this.accounts.viewerOf(account);
    const scope: Scope = { ...account, regions: [], sector: null, mode: 'member' };
    if (typeof viewer === 'string') return writing.stop({ scope }, id, viewer);
    const kept = await imports.find(scope, id);
    if (!kept || !AT_WORK.has(kept.state)) return;
    if (!mayImport(viewer, kept.target)) return writing.stop(viewer, id, 'RIGHT_LOST');
    try {
      const acting = { ...viewer, scope: { ...viewer.scope, batchNumber: kept.batchNumber } };
      if (kept.state === 'UNDOING') return void (await undoing.run(acting, kept));
      const { regionCode } = await this.tenants.require(viewer, viewer.tenantId);
      const target = requireTarget(kept.target);
      const home = target.ofCity ? viewer.cityCode : regionCode;
      const reading = readingOf(kept, target, { homeRegion: home, regions: regions.within(home) });
      await (kept.state === 'CHECKING' ? check.run(acting, reading) : writing.run(acting, reading));
    } catch (error) {
      this.told.error({ msg: `import ${id} failed`, err: error });
      if (!isForGood(error)) throw error;
      await writing.stop(viewer, id, 'FAILED');
    }
  }
}
