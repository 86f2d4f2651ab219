import { expect, test } from '@jest/globals';
import { chatText } from './chat-text.js';

const words = {
  line: (place: string, units: string) => `${place}：${units}`,
  separator: '、',
  rest: (missing: number) => `共${missing}家`,
};
const groups = [
  { name: '甲镇', units: ['一校', '二校'] },
  { name: '乙镇', units: ['三校'] },
];

test('a head, units by place, and what to do', () => {
  expect(chatText({ head: '还差3家：', groups, missing: 3, tail: '请报送。' }, words)).toBe(
    '还差3家：\n甲镇：一校、二校\n乙镇：三校\n请报送。',
  );
});

test('says how many are missing where not all are named, with what stands behind them', () => {
  const text = chatText(
    { head: '还差9家：', groups, missing: 9, further: ['（另有1家延期）'], tail: '请报送。' },
    words,
  );
  expect(text.split('\n').slice(3)).toEqual(['共9家', '（另有1家延期）', '请报送。']);
});
