import { AppealService, EvaluationService } from '@fanzha/campaign';
import { addDays, HUNDREDTHS, type LocalDate, parsePeriod, previousPeriod, todayIn } from '@fanzha/domain';
import type { Recorder } from './ledgers/recorder.js';

const TYPES = ['HOSPITAL'] as const;
const APPEALED_BY = '安和医院';

/**
 * Two scoring schemes of an authority: the one of the last month is closed, and a unit has appealed; the one of this
 * year runs. Nobody is ranked.
 */
export async function score(
  recorder: Recorder,
  { authority, region }: { readonly authority: string; readonly region: string },
  today: LocalDate,
): Promise<void> {
  const official = recorder.viewerOf(authority);
  const schemes = recorder.service(EvaluationService);
  const month = previousPeriod(parsePeriod(today.slice(0, 7)));
  const steps = [
    { at: 1 * HUNDREDTHS, points: 15 * HUNDREDTHS },
    { at: 200 * HUNDREDTHS, points: 30 * HUNDREDTHS },
  ];
  const item = (name: string, indicator: 'SESSIONS' | 'LEAFLETS' | 'INSPECTIONS', points: number) => ({
    ...{
      name,
      indicator,
      weight: points * HUNDREDTHS,
      from: null,
      to: null,
      steps: [],
      perUnit: null,
      lostAtMost: null,
    },
  });
  const items = (sessions: number) => [
    { ...item('宣传场次', 'SESSIONS', 50), rule: 'LINEAR' as const, from: 0, to: sessions * HUNDREDTHS },
    { ...item('宣传资料', 'LEAFLETS', 30), rule: 'STEP' as const, steps },
    { ...item('自查', 'INSPECTIONS', 20), rule: 'LINEAR' as const, from: 0, to: 1 * HUNDREDTHS },
  ];
  const published = async (title: string, period: string, sessions: number) => {
    const { id, version } = await schemes.create(official, {
      title,
      period: parsePeriod(period),
      ...{ regionCodes: [region], sectors: [], tenantTypes: [...TYPES], exceptions: [], spreadsExempt: true },
      items: items(sessions),
    });
    return schemes.publish(official, id, version);
  };
  await published('医院反诈宣传年度考核', today.slice(0, 4), 24);
  const ended = await published('医院反诈宣传月度考核', month.text, 2);
  const closed = await schemes.close(official, ended.id, ended.version, addDays(todayIn(), 7));
  const [first] = closed.items;
  if (first)
    await recorder
      .service(AppealService)
      .appeal(recorder.viewerOf(APPEALED_BY), closed.id, first.id, '月底还有一场院内讲座，当时没有记，现已补记。');
}
