import { SubmissionFormService, SubmissionOpening, SubmissionReading, SubmissionService } from '@fanzha/campaign';
import { type LocalDate, parsePeriod, previousPeriod } from '@fanzha/domain';
import type { Recorder } from './ledgers/recorder.js';

/** A monthly form of the demo city, and what has become of the submissions of some units. */
export interface DemoSubmissions {
  /** The authority that has set it. */
  readonly by: string;
  readonly region: string;
  readonly title: string;
  readonly approved: readonly string[];
  readonly submitted: readonly string[];
  readonly returned: readonly string[];
}

/** A county's monthly form of the last month. It locks late, so that what is recorded today still moves figures. */
export async function handIn(
  recorder: Recorder,
  { by, region, title, approved, submitted, returned }: DemoSubmissions,
  today: LocalDate,
): Promise<void> {
  const county = recorder.viewerOf(by);
  const { start, text } = previousPeriod(parsePeriod(today.slice(0, 7)));
  const form = await recorder.service(SubmissionFormService).define(county, null, {
    title,
    rhythm: 'MONTH',
    dueDays: 5,
    lockDays: 60,
    regionCodes: [region],
    sectors: [],
    types: ['SCHOOL', 'BANK', 'POLICE', 'HOSPITAL', 'COMMUNITY', 'DISTRICT'],
    indicators: ['ACTIVITIES', 'SESSIONS', 'PARTICIPANTS', 'LEAFLETS', 'LEADERSHIP_GROUPS'],
    narratives: [
      { title: '存在问题', required: false },
      { title: '下一步打算', required: false },
    ],
    firstPeriodFrom: start,
  });
  await recorder.service(SubmissionOpening).openDue(today);
  const [service, reading] = [recorder.service(SubmissionService), recorder.service(SubmissionReading)];
  const sent = async (unit: string) => {
    const viewer = recorder.viewerOf(unit);
    const filter = { formId: form.id, period: parsePeriod(text), own: true };
    const [edge] = (await reading.list(viewer, { filter })).edges;
    if (!edge) throw new Error(`Nothing is due of ${unit}`);
    return service.submit(viewer, edge.node.id, edge.node.version, []);
  };
  for (const unit of submitted) await sent(unit);
  for (const unit of approved) await service.approve(county, [await sent(unit)]);
  for (const unit of returned) {
    await service.sendBack(
      county,
      [await sent(unit)],
      [{ cell: 'LEAFLETS', reason: 'UNUSUAL_CHANGE', note: '比上月多出不少，请核对是否把计划数写进来了' }],
    );
  }
}

/** In the county where most units of the demo are. */
export const DEMO_SUBMISSIONS: DemoSubmissions = {
  by: '湾沚区反诈工作办公室',
  region: '340210',
  title: '反诈工作月报',
  approved: [],
  submitted: ['安和医院'],
  returned: ['惠民银行湾沚支行'],
};
