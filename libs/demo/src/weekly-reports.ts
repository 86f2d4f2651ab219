import {
  SubmissionFormService,
  SubmissionOpening,
  SubmissionReading,
  SubmissionReminders,
  SubmissionService,
} from '@fanzha/campaign';
import { addDays, DomainError, type LocalDate, parsePeriod } from '@fanzha/domain';
import { lastTwoWeeks } from './calendar.js';
import type { Recorder } from './ledgers/recorder.js';

/** A weekly form of the demo city, and what has become of the reports of some units. The others owe them. */
export interface DemoWeekly {
  /** The authority that has set it. */
  readonly by: string;
  readonly region: string;
  readonly title: string;
  /** Handed in on the day before the due day. */
  readonly inTime: readonly string[];
  /** Of those, some that were approved. */
  readonly approved: readonly string[];
  /** One more in time, which the authority has sent back. */
  readonly returned: string;
  /** Reminded with the units that still owe it, and handed in behind the due day. */
  readonly late: string;
  /** Reminded, and not handed in yet. */
  readonly owing: readonly string[];
  /** Handed in already for the week after that, which is not due before today. */
  readonly ahead: readonly string[];
}

/**
 * A week's report is due when the week after it ends. So, whatever day it is, the last week's is not overdue yet, and
 * that of the week before it is, by 1 to 7 days: what is overdue longer is not told any more.
 */
const DUE_DAYS = 7;
const TEXT = 'text1';
const NOTHING_DONE = '本周未组织集中宣传，日常提醒照常开展。';
const WRITTEN: readonly string[] = [
  '刷单返利类咨询较多，多由短视频私信引流。',
  '冒充电商客服退款，要求开启屏幕共享。',
  '冒充公检法来电两起，均已当场劝阻。',
  '群内冒充老师收费，已在家长群提示。',
  '虚假贷款引流，要求先交保证金。',
];

/** A county's weekly form and the reports of two weeks: some in time, one late, one sent back, some missing. */
export async function reportWeekly(recorder: Recorder, weekly: DemoWeekly, today: LocalDate): Promise<void> {
  const { by, region, title, inTime, approved, returned, late, owing, ahead } = weekly;
  const county = recorder.viewerOf(by);
  const [last, before] = lastTwoWeeks(today);
  const asked: Parameters<SubmissionFormService['define']>[2] = {
    title,
    rhythm: 'WEEK',
    dueDays: DUE_DAYS,
    lockDays: 30,
    minutes: 10,
    regionCodes: [region],
    sectors: [],
    types: ['SCHOOL', 'BANK', 'POLICE'],
    indicators: ['SESSIONS', 'PARTICIPANTS', 'LEAFLETS'],
    narratives: [{ title: '本周突出骗术', required: false }],
    firstPeriodFrom: before.period.start,
  };
  // Set while its first week ran, or that week would be due only days from now.
  const whenSet = new Date(`${before.period.end}T09:00:00+08:00`);
  const form = await recorder.service(SubmissionFormService).define(county, null, asked, whenSet);
  await recorder.service(SubmissionOpening).openDue(today);

  const reports = new Reports(recorder, form.id);
  const service = recorder.service(SubmissionService);
  const dayBefore = new Date(`${addDays(before.period.end, DUE_DAYS - 1)}T16:20:00+08:00`);
  const sent = new Map<string, { id: string; version: number }>();
  for (const [at, unit] of inTime.entries())
    sent.set(unit, await reports.handIn(unit, before.name, WRITTEN[at % WRITTEN.length] ?? '', dayBefore));
  await service.approve(
    county,
    approved.flatMap((unit) => sent.get(unit) ?? []),
  );
  await service.sendBack(
    county,
    [await reports.handIn(returned, before.name, '无', dayBefore)],
    [{ cell: TEXT, reason: 'OTHER', note: '只写了“无”。请写明本周师生、家长遇到的骗术；确实没有的，写明怎样了解的。' }],
  );
  const missing = await Promise.all([...owing, late].map((unit) => reports.of(unit, before.name)));
  await recorder.service(SubmissionReminders).remind(
    county,
    missing.map(({ id }) => id),
  );
  await reports.handIn(late, before.name, '冒充熟人借款一起，已协助核实。');
  for (const unit of ahead) await reports.handIn(unit, last.name, '投资理财类引流，已提示不加陌生群。');
}

/** Hands in what units owe of a form. */
class Reports {
  private readonly service: SubmissionService;

  constructor(
    private readonly recorder: Recorder,
    private readonly formId: string,
  ) {
    this.service = recorder.service(SubmissionService);
  }

  /** @throws Error where nothing is due of the unit. */
  async of(unit: string, period: string): Promise<{ id: string; version: number }> {
    const filter = { formId: this.formId, period: parsePeriod(period), own: true };
    const [edge] = (await this.recorder.service(SubmissionReading).list(this.recorder.viewerOf(unit), { filter }))
      .edges;
    if (!edge) throw new Error(`Nothing is due of ${unit} for ${period}`);
    return edge.node;
  }

  /** With a text; where the ledgers have nothing of the week, as a zero report. */
  async handIn(unit: string, period: string, text: string, now?: Date): Promise<{ id: string; version: number }> {
    const viewer = this.recorder.viewerOf(unit);
    const draft = await this.of(unit, period);
    const { id, version } = await this.service.explain(viewer, draft.id, draft.version, TEXT, text);
    try {
      return await this.service.submit(viewer, id, version, [], now);
    } catch (error) {
      if (!(error instanceof DomainError) || error.reason !== 'ZERO_UNDECLARED') throw error;
      return this.service.declareZero(viewer, id, version, 'NOT_DONE', NOTHING_DONE, now);
    }
  }
}

/** In a county that asks for no monthly form. */
export const DEMO_WEEKLY: DemoWeekly = {
  by: '南陵县反诈工作办公室',
  region: '340223',
  title: '重点单位反诈情况',
  inTime: ['竹溪职业学校', '竹溪中学', '惠民银行南陵支行', '竹溪路派出所', '南陵县反诈宣传中队'],
  approved: ['竹溪职业学校', '竹溪路派出所'],
  returned: '禾苗小学',
  late: '兰渡派出所',
  owing: ['渡头小学', '石榴小学', '兰溪农商银行籍山分理处', '兰溪农商银行弋江分理处'],
  ahead: ['竹溪中学', '竹溪路派出所'],
};
