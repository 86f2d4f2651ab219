import { addDays, fenFromYuan, type FundsActionStage, type LocalDate, type Qualifier } from '@fanzha/domain';
import { FundsActionService } from '@fanzha/ledger';
import { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import type { PlannedFraudCase } from './fraud-cases.js';
import type { Recorder, Planned, Task } from './recorder.js';
import { occasions, yuanBetween } from './occasions.js';

type FundsActionInput = Parameters<FundsActionService['record']>[1];

/** A funds action; `caseKey` tells which of the unit's own cases it belongs to. */
export interface PlannedFundsAction extends Planned<FundsActionInput> {
  readonly caseKey: string | null;
}

/** Losses below this are gone before anybody could stop them. In fen. */
const WORTHWHILE = 300_000;
const STOPPED = 0.44;
const FROZEN_AFTERWARDS = 0.62;
const RETURNED_AFTERWARDS = 0.45;
/** What the squads of a county stop at the request of others, each in an ordinary month. */
const REQUESTED_PER_MONTH = 0.4;
const VOIDED = 0.02;

/** What is stopped, frozen and returned: one flow of money per case, and requests of other places. */
export function planFundsActions(
  units: readonly DemoUnit[],
  cases: readonly PlannedFraudCase[],
  today: LocalDate,
): PlannedFundsAction[] {
  const squads = units.filter(({ name, type }) => type === 'POLICE' && !name.endsWith('派出所'));
  return [...cases.flatMap((planned) => ofCase(planned, today)), ...squads.flatMap((squad) => requested(squad, today))];
}

function ofCase(
  { unit, key, input, amended, voidedBecause, on }: PlannedFraudCase,
  today: LocalDate,
): PlannedFundsAction[] {
  const { loss, filedOn } = amended ?? input;
  const random = new Random(`${key} funds`);
  const isStopped =
    voidedBecause === null && filedOn != null && loss != null && loss >= WORTHWHILE && random.chance(STOPPED);
  if (!isStopped) return [];
  return flow(
    random,
    unit,
    addDays(on, random.between(0, 1)),
    (loss / 100) * (random.between(15, 80) / 100),
    key,
    today,
  );
}

function requested(squad: DemoUnit, today: LocalDate): PlannedFundsAction[] {
  return occasions(squad, 'funds', REQUESTED_PER_MONTH * squad.size, today).flatMap(({ on, random }) =>
    flow(random, squad.name, on, yuanBetween(random, 8_000, 260_000), null, today),
  );
}

/** Payment is stopped at once; part of it is frozen within days, part of that returned after months. */
function flow(
  random: Random,
  unit: string,
  on: LocalDate,
  yuan: number,
  caseKey: string | null,
  today: LocalDate,
): PlannedFundsAction[] {
  const accounts = random.weighted(
    [
      [1, 5],
      [2, 3],
      [3, 2],
      [5, 1],
    ] as const,
    ([, weight]) => weight,
  )[0];
  const steps: PlannedFundsAction[] = [action(random, unit, on, 'STOP_PAYMENT', yuan, accounts, caseKey)];
  if (!random.chance(FROZEN_AFTERWARDS)) return past(steps, today);
  const frozen = yuan * (random.between(55, 100) / 100);
  const frozenOn = addDays(on, random.between(1, 3));
  steps.push(action(random, unit, frozenOn, 'FREEZE', frozen, Math.max(1, accounts - random.between(0, 1)), caseKey));
  if (!random.chance(RETURNED_AFTERWARDS)) return past(steps, today);
  steps.push(
    action(
      random,
      unit,
      addDays(frozenOn, random.between(25, 150)),
      'RETURN',
      frozen * (random.between(35, 100) / 100),
      1,
      caseKey,
    ),
  );
  return past(steps, today);
}

const past = (steps: readonly PlannedFundsAction[], today: LocalDate): PlannedFundsAction[] =>
  steps.filter(({ on }) => on <= today);

function action(
  random: Random,
  unit: string,
  on: LocalDate,
  stage: FundsActionStage,
  yuan: number,
  accounts: number,
  caseKey: string | null,
): PlannedFundsAction {
  const whole = Math.max(100, Math.round(yuan));
  const amountQualifier: Qualifier = random.chance(0.9) ? 'EXACT' : 'APPROX';
  const amount = fenFromYuan(amountQualifier === 'EXACT' ? whole : Math.max(1_000, Math.round(whole / 1_000) * 1_000));
  return {
    unit,
    on,
    caseKey,
    input: { occurredOn: on, stage, accounts, accountsQualifier: 'EXACT', amount, amountQualifier },
    amended: null,
    voidedBecause: stage === 'STOP_PAYMENT' && random.chance(VOIDED) ? '金额单位录错，重新登记。' : null,
  };
}

/** One task per action. @param caseIds of the cases that were entered before. */
export function fundsActionTasks(
  recorder: Recorder,
  actions: readonly PlannedFundsAction[],
  caseIds: ReadonlyMap<string, string>,
): Task[] {
  const service = recorder.service(FundsActionService);
  return actions.map((planned) => async () => {
    const caseId = planned.caseKey === null ? null : (caseIds.get(planned.caseKey) ?? null);
    await recorder.enter(service, { ...planned, input: { ...planned.input, caseId } });
  });
}
