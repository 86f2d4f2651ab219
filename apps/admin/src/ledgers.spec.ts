import { describe, expect, test } from '@jest/globals';
import { ledgersOf, LEDGER_TERMS, TENANT_TYPES } from '@fanzha/domain';
import type { FactKind } from './graphql/generated.js';
import { ledgers } from './ledgers.js';
import { i18n, useLocale } from './locales/i18n.js';

const KINDS: Record<Exclude<FactKind, 'HOUSEHOLD_ROSTER' | 'SUBMISSION'>, true> = {
  ACTIVITY: true,
  ALERT: true,
  CONTROL_MEASURE: true,
  FRAUD_CASE: true,
  FUNDS_ACTION: true,
  HOUSEHOLD_VISIT: true,
  INSPECTION: true,
  INTERCEPTION: true,
  LEADERSHIP_GROUP: true,
  TALLY: true,
  NOTICE: true,
  NOTICE_RECEIPT: true,
};

describe('the ledgers', () => {
  test('are all that units keep, each once', () => {
    expect(ledgers.flatMap((row) => row.ledgers).sort()).toEqual(LEDGER_TERMS.map(({ code }) => code).sort());
  });

  test('hold every kind of record that a figure can name, each once', () => {
    expect(ledgers.flatMap(({ kinds }) => kinds).sort()).toEqual(Object.keys(KINDS).sort());
  });

  test('have routes and drafts of their own', () => {
    const names = ledgers.flatMap(({ routes }) => routes.flatMap(({ name }) => (name ? [name] : [])));
    const forms = ledgers.flatMap(({ drafts }) => drafts.map(({ form }) => form));
    expect([new Set(names).size, new Set(forms).size]).toEqual([names.length, forms.length]);
  });

  test('lead a draft to a form that there is', () => {
    const names = ledgers.flatMap(({ routes }) => routes.map(({ name }) => name));
    for (const { drafts, unamendable } of ledgers)
      for (const { form, location } of drafts) {
        const about = form === 'visits' ? '340210101201' : 'new';
        expect(names).toContain(location(about).to.name);
        if (!unamendable) expect(names).toContain(location('r1').to.name);
      }
  });

  test.each(['zh-CN', 'en'] as const)('have words for their pages, menus and drafts in %s', async (locale) => {
    await useLocale(locale);
    const keys = ledgers.flatMap(({ words, routes, drafts }) => [
      `${words}.title`,
      `${words}.new`,
      ...routes.flatMap(({ meta }) => (meta?.title ? [meta.title] : [])),
      ...drafts.map(({ title }) => title),
    ]);
    expect(keys.filter((key) => !i18n.global.te(key))).toEqual([]);
    await useLocale('zh-CN');
  });

  test('are offered at home in one order, to those who keep them', () => {
    const offered = ledgers.flatMap(({ home }) => home ?? []);
    expect(new Set(offered.map(({ rank }) => rank)).size).toBe(offered.length);
    for (const { code } of TENANT_TYPES)
      expect(offered.filter(({ ledger }) => ledgersOf(code).includes(ledger)).length).toBeGreaterThan(3);
  });
});
