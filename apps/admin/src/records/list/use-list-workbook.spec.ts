import { expect, test } from '@jest/globals';
import { workbookPath } from './use-list-workbook.js';

test('a workbook is asked for with the filter of its list, and in the language of the page', () => {
  const [path, query] = workbookPath('FRAUD_CASE', { period: '2026-10', text: '刷单 & 返利' }).split('?');
  expect(path).toBe('/export/fraudCases.xlsx');
  const asked = new URLSearchParams(query);
  expect(JSON.parse(asked.get('filter') ?? '')).toEqual({ period: '2026-10', text: '刷单 & 返利' });
  expect(asked.get('labels')).toBe('zh');
});
