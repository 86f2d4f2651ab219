import { afterEach, describe, expect, test } from '@jest/globals';
import { mount, type VueWrapper } from '@vue/test-utils';
import { nextTick, ref } from 'vue';
import { i18n } from '../../locales/i18n.js';
import { NO_COUNT, type CountLine } from '../text/count-text.js';
import CountField from './count-field.vue';

let field: VueWrapper;
afterEach(() => field.unmount());

const line = ref<CountLine>({ ...NO_COUNT });
function open(given: CountLine = NO_COUNT, money = false): void {
  line.value = { ...given };
  field = mount(
    {
      components: { CountField },
      setup: () => ({ line, money }),
      template: `<CountField id="n" v-model="line" label="参加人次" unit="人次" :money="money" />`,
    },
    { global: { plugins: [i18n] }, attachTo: document.body },
  );
}
/** What a person does: types, and leaves the field. */
async function type(text: string): Promise<void> {
  const input = field.find<HTMLInputElement>('#n');
  input.element.value = text;
  await input.trigger('input');
  await input.trigger('blur');
}
const text = (): string => field.find<HTMLInputElement>('#n').element.value;
const said = (): string => field.find('#n-say').text();
const chosen = (): string | undefined =>
  field.findAll<HTMLInputElement>('input[type="radio"]').find(({ element }) => element.checked)?.element.value;
const choose = async (kind: string) => {
  await field.find(`input[value="${kind}"]`).setValue(true);
  await nextTick();
  await nextTick();
};

describe('the field of a number', () => {
  test('says how a range was understood, and keeps it open for a change', async () => {
    open();
    await type('300到500人左右');
    expect([text(), chosen(), said()]).toEqual(['300～500', 'AT_LEAST', '300～500 人次：按至少 300 人次计入']);
    expect(line.value).toEqual({ text: '300～500', qualifier: 'AT_LEAST' });
    await type('300～400');
    expect(said()).toContain('300～400 人次');
    await type('300');
    expect(said()).toBe('显示为 300 人次');
  });

  test('lets go of a kind that words said once they are replaced, and keeps one that was clicked', async () => {
    open();
    await type('300～500人');
    await type('420');
    expect(line.value).toEqual({ text: '420', qualifier: 'EXACT' });
    await type('3000余');
    await field.find('#n').trigger('blur');
    expect(line.value).toEqual({ text: '3000', qualifier: 'AT_LEAST' });
    await type('');
    expect(line.value).toEqual({ text: '', qualifier: 'EXACT' });
    await choose('AT_LEAST');
    await type('300～500');
    await type('420');
    expect(line.value).toEqual({ text: '420', qualifier: 'AT_LEAST' });
    await type('约400');
    await type('410');
    expect(line.value).toEqual({ text: '410', qualifier: 'EXACT' });
  });

  test('takes a saved range for words, and a saved 余 for a choice', async () => {
    open({ text: '300～500', qualifier: 'AT_LEAST' });
    await type('420');
    expect(line.value.qualifier).toBe('EXACT');
    field.unmount();
    open({ text: '300', qualifier: 'AT_LEAST' });
    await type('420');
    expect(line.value.qualifier).toBe('AT_LEAST');
  });

  test('takes words without a number for something that nobody counted', async () => {
    open();
    await type('数百余人');
    expect([text(), chosen()]).toEqual(['', 'UNCOUNTED']);
    expect(said()).toContain('有，未计数');
    expect(line.value).toEqual({ text: '', qualifier: 'UNCOUNTED', atLeast: true });
    // Chosen by hand, it says nothing of the kind.
    await choose('EXACT');
    await choose('UNCOUNTED');
    expect(line.value).toEqual({ text: '', qualifier: 'UNCOUNTED' });
    expect(said()).not.toContain('有，未计数');
  });

  test('lets a range be no exact and no likely number', async () => {
    open({ text: '300～500', qualifier: 'AT_LEAST' });
    await choose('APPROX');
    expect([text(), chosen()]).toEqual(['300～500', 'AT_LEAST']);
    expect(said()).toContain('不能选“约”');
    await type('400');
    await choose('APPROX');
    expect([line.value, said()]).toEqual([{ text: '400', qualifier: 'APPROX' }, '显示为 约 400 人次']);
  });

  test('says what is wrong with a range', async () => {
    open();
    await type('500～300');
    expect(said()).toContain('从小到大');
    await type('2025-2026');
    expect(said()).toContain('可能是日期');
    expect(line.value.text).toBe('2025-2026');
  });

  test('says a range of money in 万元, too', async () => {
    open(NO_COUNT, true);
    await type('3～5万');
    expect(text()).toBe('30000～50000');
    expect(said()).toContain('3.00万元～5.00万元');
  });
});
