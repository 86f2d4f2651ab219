import { addDays, daysBetween, type LocalDate, type ControlMeasureType, CONTROL_MEASURE_TYPES } from '@fanzha/domain';
import { ControlMeasureService } from '@fanzha/ledger';
import { workdayFrom } from '../calendar.js';
import { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import type { Recorder, Outcome, Task } from './recorder.js';

type ControlMeasureInput = Parameters<ControlMeasureService['record']>[1];

/** Something a bank has in place, or had. */
export interface PlannedControlMeasure {
  readonly unit: string;
  readonly input: ControlMeasureInput;
  /** The first day without it; null while it is in place. */
  readonly liftedOn: LocalDate | null;
}

/** How common each is among banks. */
const COMMON: Readonly<Record<ControlMeasureType, number>> = {
  COUNTER_REMINDER: 0.97,
  SUSPEND_NON_COUNTER: 0.8,
  SUSPEND_PAYMENT_ACCOUNT: 0.45,
  CLOSE_IMPOSTOR_ACCOUNT: 0.35,
  LIMIT_COUNT_AMOUNT: 0.75,
  ATM_TRANSFER_DELAY: 0.85,
  ATM_VOICE_PROMPT: 0.6,
  POPUP_REMINDER: 0.7,
};

const NOTES: Readonly<Partial<Record<ControlMeasureType, readonly string[]>>> = {
  COUNTER_REMINDER: ['大额和首次收款人必问三句。', '六十岁以上客户双人核对。'],
  LIMIT_COUNT_AMOUNT: ['新开户非柜面日限五千元，核实用途后调整。'],
  ATM_TRANSFER_DELAY: ['向非同名账户转账二十四小时到账，可撤销。'],
  ATM_VOICE_PROMPT: ['普通话和本地话各一遍。'],
  POPUP_REMINDER: ['手机银行转账前弹窗，文字随预警更换。'],
};

const LIFTED = 0.06;

/** The control measures of the city's banks: the usual ones at most of them, some lifted again. */
export function planControlMeasures(units: readonly DemoUnit[], today: LocalDate): PlannedControlMeasure[] {
  return units
    .filter(({ type }) => type === 'BANK')
    .flatMap((unit) => CONTROL_MEASURE_TYPES.flatMap(({ code }) => draw(unit, code, today)));
}

function draw({ name: unit, openedOn }: DemoUnit, type: ControlMeasureType, today: LocalDate): PlannedControlMeasure[] {
  const random = new Random(`${unit} ${type}`);
  if (!random.chance(COMMON[type])) return [];
  const day = addDays(openedOn, random.between(0, Math.max(0, daysBetween(openedOn, today) - 30)));
  const inPlaceSince = workdayFrom(day, addDays(day, 3));
  const notes = NOTES[type];
  const note = notes && random.chance(0.6) ? random.pick(notes) : null;
  const liftedOn = addDays(inPlaceSince, random.between(200, 600));
  return [
    {
      unit,
      input: { type, inPlaceSince, note },
      liftedOn: random.chance(LIFTED) && liftedOn <= today ? liftedOn : null,
    },
  ];
}

/** One task per bank. */
export function controlMeasureTasks(recorder: Recorder, controlMeasures: readonly PlannedControlMeasure[]): Task[] {
  const service = recorder.service(ControlMeasureService);
  return [...Map.groupBy(controlMeasures, ({ unit }) => unit)].map(([unit, own]) => async () => {
    const viewer = recorder.viewerOf(unit);
    for (const { input, liftedOn } of own) {
      const { id, version } = await service.record(viewer, input);
      if (liftedOn !== null) await service.lift(viewer, id, version, liftedOn);
    }
  });
}

export function controlMeasureOutcome(controlMeasures: readonly PlannedControlMeasure[]): Outcome {
  return {
    records: controlMeasures.length,
    amended: controlMeasures.filter(({ liftedOn }) => liftedOn !== null).length,
    voided: 0,
  };
}
