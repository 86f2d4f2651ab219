import {
  addDays,
  fenFromYuan,
  type InterceptionVenue,
  type LocalDate,
  type Qualifier,
  type TenantType,
} from '@fanzha/domain';
import { InterceptionService, ParticipationService } from '@fanzha/ledger';
import type { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import { countyOf } from './fraud-cases.js';
import type { Recorder, Planned, Task } from './recorder.js';
import { SCHEMES } from './fraud-schemes.js';
import { counted, isOpen, type Occasion, occasions, yuanBetween } from './occasions.js';

type InterceptionInput = Parameters<InterceptionService['record']>[1];

/** An interception; `joinedBy` names the units that took part. */
export interface PlannedInterception extends Planned<InterceptionInput> {
  readonly joinedBy: readonly string[];
}

/** In an ordinary month of a unit of the usual size. */
const PER_MONTH: Readonly<Partial<Record<TenantType, number>>> = { BANK: 0.19, POLICE: 0.19 };
const JOINT = 0.3;
const UNANSWERED_DAYS = 10;
const AMENDED = 0.05;
const VOIDED = 0.02;

const VENUES: Readonly<Record<'BANK' | 'POLICE', readonly (readonly [InterceptionVenue, number])[]>> = {
  BANK: [
    ['COUNTER', 70],
    ['ATM', 22],
    ['PHONE', 6],
    ['ONLINE', 2],
  ],
  POLICE: [
    ['PHONE', 45],
    ['VISIT', 38],
    ['ONLINE', 12],
    ['COUNTER', 5],
  ],
};

const AGES: readonly (readonly [string, number])[] = [
  ['18-29', 14],
  ['30-44', 20],
  ['45-59', 24],
  ['60-69', 28],
  ['70+', 14],
];

const NARRATIVES: Readonly<Record<InterceptionVenue, readonly string[]>> = {
  COUNTER: [
    '客户要把定期存款全部转给没见过面的“老师”，柜员连问三个问题，对方答不上来，请来民警一起劝停。',
    '老人要求提前支取并坚称是给孙辈买房，家属电话里表示不知情，业务中止。',
    '客户边打电话边填单，神情紧张，大堂经理请其挂断后核实是冒充客服。',
  ],
  ATM: [
    '自助区有人照着手机念验证码，保安上前提醒，转账取消。',
    '深夜自助机前反复查询限额，后台弹出提示后由值守人员劝返。',
  ],
  PHONE: [
    '接到预警后连打数次电话，对方起初不信，加了所里的工作号视频确认后停手。',
    '劝阻电话打通时对方正在输密码，听完同类案例后关掉了页面。',
  ],
  VISIT: [
    '电话不接，民警和网格员上门，见屏幕共享还开着，当场卸载软件、改密码。',
    '到家时当事人已备好现金等人来取，收钱的没有露面。',
  ],
  ONLINE: [
    '在群里看到有人说要交保证金，私信劝下并帮其退群、拉黑。',
    '通过平台提示拦下一笔虚拟物品交易，买家拿回了押金。',
  ],
};

/** Transfers that banks and police stopped, some of them together. */
export function planInterceptions(units: readonly DemoUnit[], today: LocalDate): PlannedInterception[] {
  return units.flatMap((unit) =>
    occasions(unit, 'interceptions', (PER_MONTH[unit.type] ?? 0) * unit.size, today).map((occasion) =>
      draw(unit, units, occasion),
    ),
  );
}

function draw(unit: DemoUnit, units: readonly DemoUnit[], { on, random }: Occasion): PlannedInterception {
  const venue = random.weighted(VENUES[unit.type === 'BANK' ? 'BANK' : 'POLICE'], ([, weight]) => weight)[0];
  // Over the phone a squad notes a whole day's work at once.
  const count = venue === 'PHONE' && unit.type === 'POLICE' ? random.between(1, 9) : 1;
  const isCounted = random.chance(0.95);
  const input: InterceptionInput = {
    occurredOn: on,
    venue,
    fraudTypeCode: random.chance(0.88) ? random.weighted(SCHEMES, ({ weight }) => weight).type : null,
    count: isCounted ? count : 1,
    countQualifier: isCounted ? 'EXACT' : 'UNCOUNTED',
    ...drawAmount(random, count),
    dissuasions: random.chance(0.75) ? counted(random, count + random.between(0, 2)) : null,
    victimAgeBand: count === 1 && random.chance(0.85) ? random.weighted(AGES, ([, weight]) => weight)[0] : null,
    narrative: random.chance(0.7) ? random.pick(NARRATIVES[venue]) : null,
  };
  const isAmended = random.chance(AMENDED) && input.amount != null;
  return {
    unit: unit.name,
    on,
    input,
    amended:
      isAmended && input.amount != null
        ? { ...input, amount: Math.round(input.amount * 0.9), amountQualifier: 'EXACT' }
        : null,
    voidedBecause: random.chance(VOIDED) ? '与协办单位重复登记，保留对方一条。' : null,
    joinedBy: random.chance(JOINT) ? partners(random, unit, units, on) : [],
  };
}

function drawAmount(random: Random, count: number): { amount: number | null; amountQualifier: Qualifier } {
  const yuan = yuanBetween(random, 2_000, count > 1 ? 60_000 : 180_000) * count;
  const amountQualifier = random.weighted(
    [
      ['EXACT', 80],
      ['APPROX', 10],
      ['UNCOUNTED', 7],
      ['WITHHELD', 3],
    ] as const,
    ([, weight]) => weight,
  )[0];
  const isStated = amountQualifier === 'EXACT' || amountQualifier === 'APPROX';
  return {
    amount: isStated
      ? fenFromYuan(amountQualifier === 'APPROX' ? Math.max(1_000, Math.round(yuan / 1_000) * 1_000) : yuan)
      : null,
    amountQualifier,
  };
}

/** A bank does it with the police and the police with a bank, of the same county. */
function partners(random: Random, unit: DemoUnit, units: readonly DemoUnit[], on: LocalDate): string[] {
  const wanted = unit.type === 'BANK' ? 'POLICE' : 'BANK';
  const near = units.filter(
    (other) =>
      other.type === wanted && countyOf(other) === countyOf(unit) && other.closedOn === null && isOpen(other, on),
  );
  return near.length > 0 ? [random.pick(near).name] : [];
}

/** One task per interception. Units that were named in the last days have not answered yet. */
export function interceptionTasks(
  recorder: Recorder,
  interceptions: readonly PlannedInterception[],
  today: LocalDate,
): Task[] {
  const service = recorder.service(InterceptionService);
  const participation = recorder.service(ParticipationService);
  const recently = addDays(today, -UNANSWERED_DAYS);
  return interceptions.map((planned) => async () => {
    const joinedByTenantIds = planned.joinedBy.map((unit) => recorder.viewerOf(unit).tenantId);
    const { input, amended } = planned;
    const id = await recorder.enter(service, {
      ...planned,
      input: { ...input, joinedByTenantIds },
      amended: amended && { ...amended, joinedByTenantIds },
    });
    if (planned.voidedBecause !== null || planned.on > recently) return;
    const version = amended === null ? 1 : 2;
    for (const unit of planned.joinedBy) await participation.answer(recorder.viewerOf(unit), id, version, 'CONFIRMED');
  });
}
