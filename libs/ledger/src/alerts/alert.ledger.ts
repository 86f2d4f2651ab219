import { ALERT_KINDS, indicatorsOf, keepersOf } from '@fanzha/domain';
import type { LedgerDefinition } from '../facts/ledger-definition.js';
import { yuanOf } from '../measures/measure.model.js';
import { contributions } from './alert.contributions.js';
import { AlertAssignmentEntity, AlertEntity, type AlertFact, AlertReferenceEntity } from './alert.entity.js';

const ASSIGNED = `alert_assignment a where a.city_code = $1 and a.alert_id = f.id and a.tenant_id = f.assigned_to`;
const ASSIGNEE = `(select jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type,
    'homeRegion', a.home_region, 'sector', a.sector) from ${ASSIGNED})`;
const ANSWER = `(select jsonb_build_object('version', a.answer_version, 'answeredAt', a.answered_at, 'result', a.result,
    'steps', a.steps, 'lossAvoided', a.loss_avoided, 'lossAvoidedQualifier', a.loss_avoided_qualifier,
    'lossAvoidedUpTo', a.loss_avoided_up_to, 'lossAvoidedAtLeast', a.loss_avoided_at_least,
    'laterCaseOn', a.later_case_on, 'repeatOf', a.repeat_of, 'note', a.note, 'interceptionId', a.interception_id,
    'interceptionMade', a.interception_made) from ${ASSIGNED} and a.result is not null)`;

// Row-level security leaves the number out for everybody but the own tenant: here, and wherever words are looked for.
const referenceOf = (column: string) =>
  `(select n.${column} from alert_reference n where n.city_code = $1 and n.alert_id = f.id)`;

/** What stands for the number of an alert where it is not shown. */
export const HIDDEN_REFERENCE = '***';

/**
 * What a unit sees, said aloud for the planner: what it recorded and what was assigned to it. @param tenant the
 * placeholder of its id
 */
const ownOrAssigned = (tenant: string): string => `f.id in (
          select o.id from alert o where o.city_code = $1 and o.tenant_id = ${tenant}
          union all select a.alert_id from alert_assignment a where a.city_code = $1 and a.tenant_id = ${tenant})`;

const unanswered = (whose: string): string => `f.id in (select a.alert_id from alert_assignment a
        where a.city_code = $1 and a.result is null${whose})`;

/** Whether the unit that alert `f` waits for is there no longer. */
const CLOSED = 'alert_unit_closed_on(f.id) is not null';

/** The alerts ledger: of the police, who assign, and of the units that answer. */
export const alertLedger: LedgerDefinition<AlertFact> = {
  kind: 'alert',
  entity: AlertEntity,
  furtherEntities: [AlertAssignmentEntity, AlertReferenceEntity],
  day: 'receivedOn',
  recordedBy: keepersOf('ALERTS'),
  stated: [
    'receivedAt',
    'source',
    'level',
    'kind',
    'fraudType',
    'regionCode',
    'campaignIds',
    'assignee',
    'dueAt',
    'assignReason',
    'reference',
    'narrative',
  ],
  texts: ({ narrative }) => [narrative],
  searched: `concat_ws(' ', f.search_text, ${referenceOf('reference_folded')})`,
  // The unit that an alert is assigned to sees it.
  shownToOthers: true,
  shownTo: ownOrAssigned,
  dues: [
    {
      code: 'ALERT_TO_ANSWER',
      description: 'a unit that an alert is assigned to has not answered; its recorder is told once the time is over',
      where: ({ own, isUnit }) =>
        `${unanswered(
          isUnit ? ` and (a.tenant_id = ${own()} or (a.recorder_id = ${own()} and f.due_at < now()))` : '',
        )} and not ${CLOSED}`,
      since: 'f.received_on',
      dueOn: `(f.due_at at time zone 'Asia/Shanghai')::date`,
      overdue: 'f.due_at < now()',
    },
    {
      code: 'ALERT_TO_ASSIGN',
      description: 'nobody is to answer an alert: it was not assigned, or taken back, or its unit is closed',
      where: ({ own, isUnit }) =>
        `(f.assigned_to is null or (${unanswered('')} and ${CLOSED}))${isUnit ? ` and f.tenant_id = ${own()}` : ''}`,
      since: 'f.received_on',
      dueOn: `(f.due_at at time zone 'Asia/Shanghai')::date`,
      overdue: 'f.due_at < now()',
    },
  ],
  selected: { assignee: ASSIGNEE, answer: ANSWER, reference: referenceOf('reference') },
  normalized: (fact) => ({
    ...fact,
    receivedAt: moment(fact.receivedAt),
    dueAt: moment(fact.dueAt),
    answer: fact.answer && { ...fact.answer, answeredAt: moment(fact.answer.answeredAt) },
  }),
  source: {
    kind: 'ALERT',
    description: '预警劝阻',
    indicators: indicatorsOf('alert'),
    labels: 'select id::text, kind as label from alert where city_code = $1 and id = any ($2::uuid[])',
    labelTerms: ALERT_KINDS,
  },
  contributions,
  // A unit that answers waits for a recorder who changes what is asked, and the other way round.
  serializePerTenant: true,
  attributed: [
    {
      table: 'alert_assignment',
      key: 'alert_id',
      day: '(select i.received_on from alert i where i.city_code = $1 and i.id = f.alert_id)',
      isFact: false,
      writtenBy: 'recorder_id',
    },
  ],
  // Who oversees an alert sees its answer, wherever it counts now.
  restated: [
    `update alert_assignment a set alert_region = f.region_code, alert_sector = f.sector from alert f
      where f.city_code = $1 and f.tenant_id = $2 and f.received_on >= $3 and a.city_code = $1 and a.alert_id = f.id`,
  ],
  shown: ({ assignee }) => ({ assignee: assignee?.name ?? null }),
  exported: {
    fields: {
      reference: {
        kind: 'text',
        of: ({ reference, tenantId }, viewer) => (tenantId === viewer.tenantId ? reference : HIDDEN_REFERENCE),
      },
      assignee: { kind: 'text', of: ({ assignee }) => assignee?.name ?? null },
      result: { kind: 'text', of: ({ answer }) => answer?.result ?? null },
      answeredAt: { kind: 'text', of: ({ answer }) => answer?.answeredAt ?? null },
      lossAvoided: { kind: 'number', of: ({ answer }) => yuanOf(answer?.lossAvoided ?? null) },
      lossAvoidedQualifier: { kind: 'text', of: ({ answer }) => answer?.lossAvoidedQualifier ?? null },
      lossAvoidedUpTo: { kind: 'number', of: ({ answer }) => yuanOf(answer?.lossAvoidedUpTo ?? null) },
      lossAvoidedAtLeast: { kind: 'text', of: ({ answer }) => answer?.lossAvoidedAtLeast ?? null },
      laterCaseOn: { kind: 'text', of: ({ answer }) => answer?.laterCaseOn ?? null },
    },
    lists: { steps: { cells: { way: 'text', at: 'text' }, of: ({ answer }) => [...(answer?.steps ?? [])] } },
  },
  // Overseers read earlier versions: neither the number is there nor a digest of what was sent with it.
  redactForHistory: (fact) => ({
    ...fact,
    idempotencyKey: null,
    inputHash: null,
    reference: fact.reference === null ? null : HIDDEN_REFERENCE,
  }),
};

/** A moment as it is stated: the database gives a Date, or in JSON a text with its offset. */
const moment = (given: string | Date): string => new Date(given).toISOString();
