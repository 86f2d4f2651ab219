import { Database, loadById, type RequestContext, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AlertAnswerContent } from './alert.entity.js';

/** One answer of a unit: the one that stands, or an earlier one. */
export interface GivenAnswer extends AlertAnswerContent {
  readonly alertId: string;
  readonly version: number;
  readonly answeredById: string | null;
  /** When this answer was given. */
  readonly answeredAt: Date;
}

type Row = GivenAnswer & Record<string, unknown>;

/** How the answer of assignment `a` is kept: by the names of its content. */
const IMAGE = `jsonb_build_object('result', a.result, 'steps', a.steps, 'lossAvoided', a.loss_avoided,
    'lossAvoidedQualifier', a.loss_avoided_qualifier, 'lossAvoidedUpTo', a.loss_avoided_up_to,
    'lossAvoidedAtLeast', a.loss_avoided_at_least, 'laterCaseOn', a.later_case_on, 'repeatOf', a.repeat_of,
    'note', a.note)`;

/** The answer of assignment `a` as it is kept beside those before it, before another one takes its place. */
export const KEPT_ANSWERS = `a.earlier_answers || case when a.answer_version = 0 then '[]' else
    jsonb_build_array(jsonb_build_object('version', a.answer_version, 'answeredBy', a.answered_by,
      'answeredAt', a.answer_changed_at, 'image', ${IMAGE})) end`;

const GIVEN: Statement = {
  name: 'alert.answers_given',
  text: `select g.alert_id as "alertId", g.version, g.by as "answeredById", g.at as "answeredAt", g.image from (
      select a.alert_id, a.answer_version as version, a.answered_by as by, a.answer_changed_at as at, ${IMAGE} as image
      from alert_assignment a join alert f on f.city_code = $1 and f.id = a.alert_id and f.assigned_to = a.tenant_id
      where a.city_code = $1 and a.alert_id = any ($2::uuid[]) and a.result is not null
      union all
      select a.alert_id, (e.kept ->> 'version')::int, (e.kept ->> 'answeredBy')::uuid,
        (e.kept ->> 'answeredAt')::timestamptz, e.kept -> 'image'
      from alert_assignment a cross join jsonb_array_elements(a.earlier_answers) e (kept)
      where a.city_code = $1 and a.alert_id = any ($2::uuid[])) g
    order by g.alert_id, g.version desc`,
};

/** What a unit has answered an alert over time, the latest first. */
@Injectable()
export class AlertAnswerHistory {
  constructor(private readonly database: Database) {}

  /** The answers of an alert that the viewer may see: one statement for all alerts of a list. */
  of(context: RequestContext, alertId: string): Promise<readonly GivenAnswer[]> {
    return loadById(context, AlertAnswerHistory, alertId, {
      find: async (ids, { scope }) => Map.groupBy(await this.given(scope, ids), (answer) => answer.alertId),
      missing: [],
      isChanging: true,
    });
  }

  private async given(scope: Scope, ids: readonly string[]): Promise<GivenAnswer[]> {
    const rows = await this.database.read<Row & { image: AlertAnswerContent }>(scope, GIVEN, [scope.cityCode, ids]);
    return rows.map(({ image, ...answer }) => ({ ...answer, ...image }));
  }
}
