import { endedPeriods, type LocalDate, todayIn } from '@fanzha/domain';
import { Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { type DueForm, type DuePeriod, OpeningRepository } from './opening.repository.js';

/** Periods that are looked at of each form: a job that did not run for a while makes up for it. */
const LATEST = 14;

/** What a form is due for on a day: its latest periods that are over, each by the version that held when it began. */
function dueOf(versions: readonly DueForm[], today: LocalDate): DuePeriod[] {
  return versions.flatMap((form) =>
    endedPeriods(form, { since: form.validFrom, today, most: LATEST, goesOn: form.goesOn })
      .filter(({ period }) => form.validTo === null || period.start <= form.validTo)
      .map(({ name, period }) => ({ form, name, startsOn: period.start, endsOn: period.end })),
  );
}

/** Opens what has become due: a job opens all of it, and a unit that looks opens its own. */
@Injectable()
export class SubmissionOpening {
  constructor(
    private readonly database: Database,
    private readonly openings: OpeningRepository,
  ) {}

  /**
   * Opens what is due in every city, some at a time. It can be ended at any moment and begun again: what is there
   * stays, and what is missing comes.
   * @param tell is told how many are open so far
   * @returns how many were opened
   */
  async openDue(
    today = todayIn(),
    tell: (opened: number) => Promise<unknown> = async () => undefined,
  ): Promise<number> {
    let opened = 0;
    for (const cityCode of await this.openings.cities())
      for (const due of await this.dueIn(cityCode, today))
        for (;;) {
          const some = await this.openings.openSome(cityCode, due);
          opened += some;
          if (some === 0) break;
          await tell(opened);
        }
    return opened;
  }

  /**
   * Opens what is due of the viewer's unit and not there yet. Where nothing is missing that is one statement, and none
   * for an authority.
   */
  async openOwn(viewer: Viewer, today = todayIn()): Promise<void> {
    if (viewer.oversight.length > 0 || !viewer.permissions.has('ledger:record')) return;
    const missing = (await this.openings.addressed(viewer.scope)).flatMap((form) =>
      dueOf([form], today).filter(
        ({ name, endsOn }) =>
          form.since <= endsOn && (form.until === null || form.until >= endsOn) && !form.open.includes(name),
      ),
    );
    if (missing.length === 0) return;
    await this.database.transaction(viewer.scope, async (tx) => {
      for (const each of missing) await this.openings.openOwn(tx, each);
    });
  }

  private async dueIn(cityCode: string, today: LocalDate): Promise<DuePeriod[]> {
    return byForm(await this.openings.forms(cityCode)).flatMap((versions) => dueOf(versions, today));
  }
}

/** Versions in their order, form by form. */
function byForm(forms: readonly DueForm[]): DueForm[][] {
  const grouped = Map.groupBy(forms, ({ id }) => id);
  return [...grouped.values()].map((versions) => [...versions].sort((one, other) => one.version - other.version));
}
