import { addDays, type LocalDate, type TenantType } from '@fanzha/domain';
import { InspectionService } from '@fanzha/ledger';
import type { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import type { Recorder, Planned, Task } from './recorder.js';
import { counted, ifPast, type Occasion, occasions } from './occasions.js';

type InspectionInput = Parameters<InspectionService['record']>[1];
type Hazard = InspectionInput['hazards'][number];

export type PlannedInspection = Planned<InspectionInput>;

/** What units of a type inspect, and what they find there. */
interface Round {
  readonly subject: string;
  /** Places seen on one round. */
  readonly places: readonly [least: number, most: number];
  readonly hazards: readonly string[];
}

const PER_MONTH: Readonly<Record<TenantType, number>> = {
  DISTRICT: 0.11,
  SCHOOL: 0.04,
  BANK: 0.07,
  POLICE: 0.14,
  HOSPITAL: 0.04,
  COMMUNITY: 0.04,
  DEPARTMENT: 0.04,
  AUTHORITY: 0,
};

const CLEAN = 0.3;
const RECTIFIED = 0.78;
const DEADLINE = 0.9;
/** Share of the inspections whose hazards were rectified after the record was made. */
const STATED_LATER = 0.35;
const VOIDED = 0.02;

const SHOPS: Round = {
  subject: '沿街商铺和快递网点涉诈小卡片、引流地推检查',
  places: [4, 15],
  hazards: [
    '快递柜内夹带返利二维码卡片',
    '门口张贴“免费领礼品加群”广告',
    '代办点未核对寄件人身份',
    '收银台反诈提示脱落',
  ],
};
const RENTALS: Round = {
  subject: '出租房和日租房排查',
  places: [6, 24],
  hazards: ['短租登记不全', '屋内多部手机和卡槽设备来源不明', '二手房东未留存租客信息'],
};
const OUTLETS: Round = {
  subject: '银行网点劝阻制度落实情况检查',
  places: [1, 4],
  hazards: [
    '老年客户大额转账登记簿漏填',
    '自助区无人值守时段没有语音提示',
    '警银联络牌电话已停用',
    '新进柜员未参加劝阻演练',
  ],
};
const CAMPUS: Round = {
  subject: '校园防诈安全自查',
  places: [1, 3],
  hazards: ['宿舍公告栏贴有兼职刷单广告', '家长群未设入群审核', '缴费通知没有统一核验渠道', '值班室反诈电话卡过期'],
};
const COUNTERS: Round = {
  subject: '柜面与自助设备反诈自查',
  places: [1, 3],
  hazards: ['取款机防骗标识破损', '开户尽职调查表签字不全', '转账延时到账告知未上墙', '监控对填单台有死角'],
};
const HALLS: Round = {
  subject: '办事大厅和收费窗口提示检查',
  places: [1, 4],
  hazards: ['窗口屏幕仍播放旧版提示', '叫号区有人散发保健品传单', '退费流程没有核验来电的提醒'],
};
const ESTATES: Round = {
  subject: '小区（村组）公告栏和电梯广告排查',
  places: [3, 12],
  hazards: [
    '电梯内张贴“低息贷款”广告',
    '公告栏夹带扫码领米面的单页',
    '棋牌室推销养老项目',
    '空置商铺办“健康讲座”未报备',
  ],
};

const ROUNDS: Readonly<Record<TenantType, readonly Round[]>> = {
  DISTRICT: [SHOPS, RENTALS, OUTLETS, ESTATES],
  SCHOOL: [CAMPUS],
  BANK: [COUNTERS],
  POLICE: [RENTALS, OUTLETS, SHOPS],
  HOSPITAL: [HALLS],
  COMMUNITY: [ESTATES],
  DEPARTMENT: [HALLS, SHOPS],
  AUTHORITY: [],
};

const NARRATIVES = [
  '现场能改的当场改，其余发了告知单。',
  '与辖区民警同去，问题逐条拍照留底。',
  '整改后将复看一遍。',
  '重点看夜间和周末时段。',
];

/** Inspections of all units that report at all. */
export function planInspections(units: readonly DemoUnit[], today: LocalDate): PlannedInspection[] {
  return units
    .filter(({ diligence }) => diligence > 0)
    .flatMap((unit) =>
      occasions(unit, 'inspections', PER_MONTH[unit.type] * unit.diligence, today).map((occasion) =>
        draw(unit, occasion, today),
      ),
    );
}

function draw({ name: unit, type }: DemoUnit, { on, random }: Occasion, today: LocalDate): PlannedInspection {
  const {
    subject,
    places: [least, most],
    hazards: kinds,
  } = random.pick(ROUNDS[type]);
  const places = random.between(least, most);
  const found = random.chance(CLEAN) ? [] : kinds.filter(() => random.chance(0.5));
  const hazards = found.map((description) => drawHazard(random, description, places, on, today));
  const input: InspectionInput = {
    occurredOn: on,
    subject,
    inspections: random.chance(0.04) ? { qualifier: 'UNCOUNTED' } : counted(random, places),
    hazards,
    narrative: random.chance(0.6) ? random.pick(NARRATIVES) : null,
  };
  const isLater = hazards.some(({ rectifiedOn }) => rectifiedOn != null) && random.chance(STATED_LATER);
  return {
    unit,
    on,
    input: isLater ? { ...input, hazards: hazards.map((hazard) => ({ ...hazard, rectifiedOn: null })) } : input,
    amended: isLater ? input : null,
    voidedBecause: !isLater && random.chance(VOIDED) ? '同一次检查由牵头单位登记，此条重复。' : null,
  };
}

/** Most hazards are rectified in time, some late, some never: those are overdue. */
function drawHazard(random: Random, description: string, places: number, on: LocalDate, today: LocalDate): Hazard {
  const days = random.pick([3, 7, 15, 30]);
  const rectifiedOn = random.chance(RECTIFIED) ? ifPast(addDays(on, random.between(0, days + 4)), today) : null;
  return {
    description,
    count: { value: random.between(1, Math.max(1, Math.ceil(places / 4))), qualifier: 'EXACT' },
    deadline: random.chance(DEADLINE) ? addDays(on, days) : null,
    rectifiedOn,
  };
}

/** One task per inspection. */
export function inspectionTasks(recorder: Recorder, inspections: readonly PlannedInspection[]): Task[] {
  const service = recorder.service(InspectionService);
  return inspections.map((planned) => async () => {
    await recorder.enter(service, planned);
  });
}
