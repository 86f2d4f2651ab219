import type { LocalDate } from '@fanzha/domain';
import { Database, loadById, type RequestContext, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

const CLOSED: Statement = {
  name: 'alert.assignees_closed',
  text: `select f.id, alert_unit_closed_on(f.id) as "closedOn" from alert f
    where f.city_code = $1 and f.id = any ($2::uuid[])`,
};

/** Which alerts wait for a unit that is closed, so that nobody answers them until they are assigned anew. */
@Injectable()
export class ClosedAssignees {
  constructor(private readonly database: Database) {}

  /** The last day of the unit that an alert is assigned to; null while it is open. One statement for a list. */
  of(context: RequestContext, alertId: string): Promise<LocalDate | null> {
    return loadById(context, ClosedAssignees, alertId, {
      find: (ids, { scope }) => this.closed(scope, ids),
      missing: null,
      isChanging: true,
    });
  }

  private async closed(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, LocalDate | null>> {
    const rows = await this.database.read<{ id: string; closedOn: LocalDate | null }>(scope, CLOSED, [
      scope.cityCode,
      ids,
    ]);
    return new Map(rows.map(({ id, closedOn }) => [id, closedOn]));
  }
}
