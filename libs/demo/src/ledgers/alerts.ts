import { addDays, type AlertResult, fenFromYuan, isWithin, type LocalDate } from '@fanzha/domain';
import { AlertAnswers, AlertService } from '@fanzha/ledger';
import { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import { SCHEMES } from './fraud-schemes.js';
import type { Outcome, Recorder, Task } from './recorder.js';

type AlertInput = Parameters<AlertService['record']>[1];
type AnswerInput = Parameters<AlertAnswers['answer']>[4];

/** An alert of a police unit, and what the community answers; null where it has not. */
export interface PlannedAlert {
  readonly police: string;
  readonly community: string;
  readonly input: AlertInput;
  readonly answer: AnswerInput | null;
}

/**
 * Days before today on which a police unit received an alert, as the unit may still answer those of the last days in
 * time: answers are given by the clock of the server.
 */
const RECEIVED = [1, 1, 2, 2, 6, 20, 50] as const;
const MINUTE = 60_000;
const RESULTS = [
  ['DISSUADED', 46],
  ['NOT_FOUND', 10],
  ['NOT_APPLICABLE', 12],
  ['REFUSED', 10],
  ['TRANSFERRED', 14],
  ['REPEATED', 8],
] as const satisfies readonly (readonly [AlertResult, number])[];
const NOTES: readonly string[] = [
  '接通后讲明套路，对方当面删除了对方好友。',
  '联系家属一同上门，已停止转账。',
  '正在按客服指引操作，劝说后退出。',
];

/** Alerts of the police with communities in their territory, oldest first. */
export function planAlerts(units: readonly DemoUnit[], today: LocalDate): PlannedAlert[] {
  const open = units.filter(
    ({ closedOn, diligence, openedOn }) => closedOn === null && diligence > 0 && openedOn < addDays(today, -60),
  );
  const planned = open
    .filter(({ type }) => type === 'POLICE')
    .flatMap((police) => {
      const communities = open.filter(({ type, region }) => type === 'COMMUNITY' && isWithin(region, police.region));
      if (communities.length === 0) return [];
      const random = new Random(`alerts of ${police.name}`);
      return RECEIVED.map((before) => draw(random, police, random.pick(communities), addDays(today, -before)));
    });
  return planned.toSorted((left, right) => left.input.receivedAt.getTime() - right.input.receivedAt.getTime());
}

function draw(random: Random, police: DemoUnit, community: DemoUnit, on: LocalDate): PlannedAlert {
  const receivedAt = new Date(
    `${on}T${String(random.between(8, 17)).padStart(2, '0')}:${random.between(10, 59)}:00+08:00`,
  );
  const result = random.weighted(RESULTS, ([, weight]) => weight)[0];
  const isReached = result !== 'NOT_FOUND' && result !== 'REPEATED';
  return {
    police: police.name,
    community: community.name,
    input: {
      receivedAt,
      source: random.pick(['MINISTRY', 'PROVINCE', 'CITY', 'HOTLINE'] as const),
      level: random.pick(['LOW', 'LOW', 'MEDIUM', 'HIGH'] as const),
      kind: random.pick(['CALL', 'APP', 'WEBSITE', 'TRANSFER'] as const),
      fraudTypeCode: random.chance(0.8) ? random.weighted(SCHEMES, ({ weight }) => weight).type : null,
      regionCode: community.region,
    },
    answer: random.chance(0.84)
      ? {
          result,
          steps: [
            { way: 'PHONE', at: new Date(receivedAt.getTime() + random.between(3, 20) * MINUTE) },
            ...(isReached && random.chance(0.6)
              ? [{ way: 'MEETING' as const, at: new Date(receivedAt.getTime() + random.between(30, 90) * MINUTE) }]
              : []),
          ],
          lossAvoided: result === 'DISSUADED' && random.chance(0.8) ? fenFromYuan(random.between(2, 90) * 1_000) : null,
          lossAvoidedQualifier: 'EXACT',
          note: result === 'DISSUADED' ? random.pick(NOTES) : null,
        }
      : null,
  };
}

/** One task per alert: the police record it, the community answers. Tasks are begun in this order, many at once. */
export function alertTasks(recorder: Recorder, alerts: readonly PlannedAlert[]): Task[] {
  const [service, answers] = [recorder.service(AlertService), recorder.service(AlertAnswers)];
  /** The last alert of each community that counts, which a repeat names: by plan, whichever is recorded first. */
  const counted = new Map<string, Promise<string>>();
  return alerts.map(({ police, community, input, answer }) => {
    const isRepeat = answer?.result === 'REPEATED';
    const first = counted.get(community);
    const { promise, resolve } = Promise.withResolvers<string>();
    if (!isRepeat) counted.set(community, promise);
    return async () => {
      const unit = recorder.viewerOf(community);
      const { id, version } = await service.record(recorder.viewerOf(police), { ...input, assigneeId: unit.tenantId });
      resolve(id);
      if (answer === null) return;
      // Of what nothing came before, nobody was found.
      const repeat = async () => (first === undefined ? { result: 'NOT_FOUND' as const } : { repeatOfId: await first });
      await answers.answer(unit, id, version, 0, { ...answer, ...(isRepeat && (await repeat())) });
    };
  });
}

export const alertOutcome = (alerts: readonly PlannedAlert[]): Outcome => ({
  records: alerts.length,
  amended: 0,
  voided: 0,
});

/** Interceptions that answers have made. */
export const interceptionsOf = (alerts: readonly PlannedAlert[]): number =>
  alerts.filter(({ answer }) => answer?.result === 'DISSUADED').length;
