import { describe, expect, test } from '@jest/globals';
import { LOCALES } from './locale.js';
import { fieldMessage, errorMessage } from './message.js';
import { ERROR_CODES, FIELD_CODES, DomainError, ERROR_REASONS } from './domain-error.js';

describe('fieldMessage', () => {
  test('says what is wrong and by how much', () => {
    const error = { path: 'title', code: 'TOO_LONG', params: { max: 200, actual: 230 } } as const;
    expect(fieldMessage(error, 'zh-CN')).toBe('标题最多 200 个字，现在 230 个');
    expect(fieldMessage(error, 'en')).toBe('Title may have at most 200 characters; it has 230');
  });

  test('counts rows as people do', () => {
    expect(fieldMessage({ path: 'measures.2.value', code: 'NOT_WHOLE' }, 'zh-CN')).toBe(
      '第 3 项数量必须是整数，不能带小数',
    );
  });

  test('does not let a parameter take the place of the field name', () => {
    const error = { path: 'title', code: 'REQUIRED', params: { field: 'x' } } as const;
    expect(fieldMessage(error, 'zh-CN')).toBe('请填写标题');
  });

  test.each(FIELD_CODES)('%s can be said of any field in every language', (code) => {
    for (const locale of LOCALES) {
      const message = fieldMessage({ path: 'period', code }, locale);
      expect(message).toContain(locale === 'en' ? 'Period' : '期间');
      expect(message).not.toMatch(/[{}]|undefined/);
    }
  });
});

describe('errorMessage', () => {
  test('of one invalid field is what is said of that field', () => {
    expect(errorMessage(DomainError.badInput([{ path: 'title', code: 'REQUIRED' }]), 'zh-CN')).toBe('请填写标题');
  });

  test('of several is the first and how many there are', () => {
    const domainError = DomainError.badInput([
      { path: 'title', code: 'REQUIRED' },
      { path: 'startOn', code: 'NOT_A_DATE' },
    ]);
    expect(errorMessage(domainError, 'zh-CN')).toBe('请填写标题（共 2 处需要改正）');
    expect(errorMessage(domainError, 'en')).toBe('Title is required (2 entries need correction)');
  });

  test('prefers the reason to the class', () => {
    expect(errorMessage(DomainError.unauthenticated(), 'zh-CN')).toBe('请先登录');
    expect(errorMessage(DomainError.unauthenticated('SESSION_EXPIRED'), 'zh-CN')).toBe('登录已过期，请重新登录');
  });

  test('names the facts it was given, and does without those it was not', () => {
    const locked = (details: Record<string, unknown>) => DomainError.locked(details, 'ACCOUNT_LOCKED');
    expect(errorMessage(locked({ minutes: 15 }), 'zh-CN')).toBe('密码连续输错，账号已锁定，请 15 分钟后再试');
    expect(errorMessage(locked({}), 'zh-CN')).toBe('密码连续输错，账号已锁定，请稍后再试');
    expect(errorMessage(locked({ minutes: { soon: true } }), 'zh-CN')).toBe('密码连续输错，账号已锁定，请稍后再试');
  });

  test('reads an error that came through the API as plain data', () => {
    expect(errorMessage({ code: 'NOT_FOUND' }, 'en')).toBe(errorMessage(DomainError.notFound(), 'en'));
  });

  test.each(ERROR_CODES)('%s can be said in every language, with and without a reason', (code) => {
    for (const locale of LOCALES) {
      for (const reason of [undefined, ...ERROR_REASONS]) {
        const message = errorMessage({ code, ...(reason && { reason }) }, locale);
        expect(message).not.toBe('');
        expect(message).not.toMatch(/[{}]|undefined/);
      }
    }
  });
});
