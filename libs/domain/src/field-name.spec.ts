import { describe, expect, test } from '@jest/globals';
import { fieldName } from './field-name.js';

describe('fieldName', () => {
  test.each([
    ['title', '标题', 'Title'],
    ['measures', '数量', 'Quantities'],
    ['measures.2.value', '第 3 项数量', 'Quantity 3'],
    ['measures.0.indicator', '第 1 项指标', 'Indicator 1'],
    ['members.11.name', '第 12 名成员的姓名', 'Name of member 12'],
    ['doors.4', '第 5 个门牌', 'Door 5'],
    ['input.townDays', '告知属地的逾期天数', 'Days overdue until the town is told'],
  ])('%s is %s, %s', (path, chinese, english) => {
    expect(fieldName(path, 'zh-CN')).toBe(chinese);
    expect(fieldName(path, 'en')).toBe(english);
  });

  test('does not mind what wraps the input', () => {
    expect(fieldName('input.title', 'zh-CN')).toBe('标题');
    expect(fieldName('input.measures.2.value', 'zh-CN')).toBe('第 3 项数量');
    expect(fieldName('activities.7.measures.2.value', 'zh-CN')).toBe('第 3 项数量');
  });

  test('tells the title of an activity from that of a member', () => {
    expect(fieldName('title', 'zh-CN')).not.toBe(fieldName('members.0.title', 'zh-CN'));
  });

  test('calls a field it does not know by its path', () => {
    expect(fieldName('weather.0.wind', 'zh-CN')).toBe('weather.0.wind');
    expect(fieldName('constructor', 'en')).toBe('constructor');
  });
});
