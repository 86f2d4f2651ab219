import { describe, expect, test } from '@jest/globals';
import { anActivity } from '../../../test/support/api-stub.js';
import type { ActivityRowFragment } from '../../graphql/generated.js';
import { i18n } from '../../locales/i18n.js';
import { activityCsv } from './activity-csv.js';

const rows = (...changes: Record<string, unknown>[]) =>
  changes.map((change) => anActivity(change) as unknown as ActivityRowFragment);
const csv = (activities: ActivityRowFragment[]) => activityCsv(activities, i18n.global.t as never, 'zh-CN');

describe('the CSV export', () => {
  test('begins with a byte order mark, for Excel', () => {
    expect(csv(rows({})).codePointAt(0)).toBe(0xfeff);
  });

  test('has plain numbers for sums, and their kind beside them only where one is not exact', () => {
    const [head, first, second] = csv(
      rows(
        {},
        {
          measures: [
            { indicator: 'SESSIONS', value: 2, qualifier: 'EXACT' },
            { indicator: 'PARTICIPANTS', value: null, qualifier: 'UNCOUNTED' },
          ],
        },
      ),
    ).split('\r\n');
    expect(head).toContain('参加人次（人次）,参加人次的数字性质,活动场次（场）');
    expect(head).not.toContain('活动场次的数字性质');
    expect(first).toContain('清河小学');
    expect(first).toContain(',300,余,');
    expect(second).toContain(',,未统计,2,');
  });

  test('quotes commas and quotes, and hands no formula to a spreadsheet', () => {
    const text = csv(rows({ title: '=HYPERLINK("x")', venue: '礼堂,操场' }));
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain('"礼堂,操场"');
  });
});
