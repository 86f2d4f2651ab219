import { describe, expect, test } from '@jest/globals';
import type { BreakdownDimension } from '@fanzha/domain';
import type { Database, RequestContext } from '@fanzha/platform';
import { MemberLabels } from './member-labels.js';

/** Vocabularies are in memory; reaching for the database would fail. */
const labels = new MemberLabels(undefined as unknown as Database);
const inLanguage = (locale: RequestContext['locale']) => ({ locale, viewer: null }) as RequestContext;

describe('what members are called', () => {
  test.each<[BreakdownDimension, string, string, string]>([
    ['ACTIVITY_TYPE', 'LECTURE', '讲座', 'lecture'],
    ['SECTOR', 'EDUCATION', '教育', 'education'],
    ['FRAUD_TYPE', 'F01', '刷单', 'brush'],
  ])('%s: %s is %s, or %s', async (by, code, zh, en) => {
    expect((await labels.of(by, [code], inLanguage('zh-CN'))).get(code)).toContain(zh);
    expect((await labels.of(by, [code], inLanguage('en'))).get(code)?.toLowerCase()).toContain(en);
  });

  test('campaigns have names that only a viewer may know', async () => {
    expect(await labels.of('CAMPAIGN', ['0199a000-0000-7000-8000-0000000000ca'], inLanguage('zh-CN'))).toEqual(
      new Map(),
    );
  });

  test('no campaigns need no statement', async () => {
    const context = { ...inLanguage('zh-CN'), viewer: { scope: {} } } as RequestContext;
    expect(await labels.of('CAMPAIGN', [], context)).toEqual(new Map());
  });
});
