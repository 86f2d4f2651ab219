import { describe, expect, it } from '@jest/globals';
import { dateQuestion, looksLikeDate } from './door-question.js';

describe('a label that may be a date', () => {
  it.each([
    '3月2日', '３月２日', '3月2号', '03月02日', '三月二日', '十二月三十一日', '2026年3月2日', '2026年3月2日星期一', '2026年3月', '2026年', '3月', 'Mar-2', 'mar-2', '2-Mar', '02-Mar-26', 'Mar 2', 'March 2, 2026', '2 March 2026', '12-Sept',
    'Monday, March 2, 2026', '星期一 3月2日', '2nd March', '4.6083E4',
    'Dec-01', '2026/3/2', '2026-3-2', '2026-03-02', '2026.3.2', '2026/3', '2026-03', '20260302', '3/2/2026', '3/2/26', '3/2', '12/31', '3.2', '13.40', '2026-03-02 00:00:00', '2026/3/2 0:00', '2026-03-02T00:00:00.000Z',
    '46083', '46083.0', '46083.5', '４６０８３', '3.02E+10', '3E+05', '0.125', '3:02', '3:02:00 PM', '#REF!', '#N/A', '######', 
  ])('is asked about: %s', (written) => {
    expect(looksLikeDate(written)).toBe(true);
  });

  it.each([
    '3-2', '3-2-401', '3/2/401', '3-2-2001', '3-2-1903', '3栋2单元401', '401', '1203', '15号', '王庄3组15号', '2026-3-401', 'A-12', '12-1号', '3-2户', '3.2.401', '3栋401', 'B1-12', '三号', '月牙湾3栋2', '五月花园3-401', '3月花园2栋', 'MA-2',
    '2026栋3', '地下室', '东湖花园3/2/401', '三组12号',
  ])('is none: %s', (written) => {
    expect(looksLikeDate(written)).toBe(false);
  });

  it('says what to do', () => {
    expect(dateQuestion('doors.0')).toEqual({ path: 'doors.0', code: 'LOOKS_LIKE_DATE', params: { example: '3-2-401' } });
  });
});
