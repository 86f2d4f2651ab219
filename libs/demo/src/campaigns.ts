import { addDays, isWithin, type LocalDate } from '@fanzha/domain';
import { CampaignReading, CampaignReceipts, CampaignService } from '@fanzha/campaign';
import type { Recorder } from './ledgers/recorder.js';
import type { DemoUnit } from './units.js';
import { Random } from './random.js';

const CITY = '芜湖市反诈工作联席会议办公室';
const COUNTY = '湾沚区反诈工作办公室';
const WANZHI = '340210';
const RECEIVED = 0.85;
const ASSIGNED = 0.6;

/**
 * One campaign of the city, which the county forwards with a task of its own; most units have received it, and many
 * have said which of their records belong to it.
 * @returns how many records were assigned, each of them an amendment
 */
export async function runCampaign(recorder: Recorder, units: readonly DemoUnit[], today: LocalDate): Promise<number> {
  const service = recorder.service(CampaignService);
  const receipts = recorder.service(CampaignReceipts);
  const reading = recorder.service(CampaignReading);
  const [city, county, year] = [recorder.viewerOf(CITY), recorder.viewerOf(COUNTY), today.slice(0, 4)];
  const days = { startsOn: addDays(today, -40), endsOn: addDays(today, 30), receiveBy: addDays(today, -25) };
  const blank = { sectors: [], tenantTypes: [], exceptions: [] };
  const task = (title: string, indicator: 'SESSIONS', target: number, due: number, id: string | null = null) => ({
    ...{ id, title, indicator, target, dueOn: addDays(today, due), eventOn: null },
    ...{ sectors: [], tenantTypes: [] },
  });
  const drafted = await service.draft(city, {
    ...days,
    ...blank,
    title: '“平安岁末”反诈宣传专项行动',
    documentNumber: `芜反诈办〔${year}〕31号`,
    theme: 'TELECOM_FRAUD',
    requirements: '各单位结合日常工作开展宣传，台账里已有的活动可直接归入，不另外填表。',
    regionCodes: ['3402'],
    tenantTypes: ['AUTHORITY'],
    tasks: [
      task('开展宣传活动', 'SESSIONS', 2, 20),
      { ...task('发放宣传资料', 'SESSIONS', 200, -5), indicator: 'LEAFLETS' },
      { ...task('成立领导小组', 'SESSIONS', 1, -10), indicator: 'LEADERSHIP_GROUPS' },
    ],
  });
  // Issued when it began, so that some units are late to receive it.
  const first = await service.issue(city, drafted.id, drafted.version, days.startsOn);
  await receipts.receive(county, first.id, first.edition, []);
  const forwarded = await service.forward(county, first.id, {
    ...days,
    ...blank,
    title: '“平安岁末”反诈宣传专项行动',
    documentNumber: `湾反诈办〔${year}〕18号`,
    regionCodes: [WANZHI],
    tasks: [{ ...task('网点员工培训', 'SESSIONS', 1, 15), indicator: 'INTERNAL_ACTS', sectors: ['FINANCE'] }],
  });
  const campaign = await service.issue(county, forwarded.id, forwarded.version, days.startsOn);

  let assigned = 0;
  for (const { name, region, closedOn, diligence } of units) {
    const random = new Random(`${name} receives`);
    if (closedOn !== null || diligence === 0 || !isWithin(region, WANZHI) || !random.chance(RECEIVED)) continue;
    const viewer = recorder.viewerOf(name);
    const records = random.chance(ASSIGNED) ? await reading.assignable(viewer, campaign) : [];
    await receipts.receive(viewer, campaign.id, campaign.edition, records);
    assigned += records.length;
  }
  return assigned;
}
