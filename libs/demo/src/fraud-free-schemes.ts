import { FraudFreeService } from '@fanzha/campaign';
import { fenFromYuan, type LocalDate, parsePeriod } from '@fanzha/domain';
import type { Recorder } from './ledgers/recorder.js';

const COUNTY = '湾沚区反诈工作办公室';
const WANZHI = '340210';

/** What a county asks of its towns and of its schools this year; their status is computed and never entered. */
export async function announceSchemes(recorder: Recorder, today: LocalDate): Promise<void> {
  const service = recorder.service(FraudFreeService);
  const county = recorder.viewerOf(COUNTY);
  const year = today.slice(0, 4);
  const common = { regionCode: WANZHI, period: parsePeriod(year), count: 'CASES_FILED' } as const;
  await service.create(county, {
    ...common,
    title: `${year}年无诈乡镇创建`,
    placeLevel: 'TOWN',
    casesAtMost: 12,
    lossAtMost: fenFromYuan(500_000),
  });
  await service.create(county, {
    ...common,
    title: `${year}年无诈校园创建`,
    placeLevel: 'SCHOOL',
    casesAtMost: 0,
  });
}
