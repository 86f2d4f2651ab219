import { expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { i18n } from '../../locales/i18n.js';
import { useChangeRows } from './change-rows.js';

/** The first line of a change of the transfers that an interception states. */
function changed(before: object, after: object) {
  let rowsOf: ReturnType<typeof useChangeRows> | undefined;
  const page = mount(
    {
      setup() {
        rowsOf = useChangeRows('interceptions');
        return () => null;
      },
    },
    { global: { plugins: [i18n] } },
  );
  const known = { regions: new Map<string, string>(), caseNumber: null };
  const [row] = rowsOf!([{ field: 'count', before: { ...before }, after: { ...after } }], known, true);
  page.unmount();
  return row!;
}
const stated = (count: number, countQualifier = 'EXACT', countUpTo: number | null = null) => ({
  count,
  countQualifier,
  countUpTo,
});

test('only exact numbers are subtracted', () => {
  expect(changed(stated(300), stated(420)).difference).toBe('+120');
  expect(changed(stated(420), stated(300)).difference).toBe('−120');
  for (const [before, after] of [
    [stated(300, 'AT_LEAST', 500), stated(420, 'AT_LEAST')],
    [stated(300), stated(420, 'APPROX')],
    [stated(300, 'AT_LEAST'), stated(420)],
  ] as const)
    expect(changed(before, after).difference).toBe('');
});
