import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES } from '@fanzha/domain';
import { i18n, useLocale } from './i18n.js';
import { en } from './en/index.js';
import { zhCN as atStart } from './zh-CN/index.js';
import { apiClients } from './zh-CN/api-clients.js';
import { evaluation } from './zh-CN/evaluation.js';
import { fraudFree } from './zh-CN/fraud-free.js';
import { mails } from './zh-CN/mails.js';
import { reviewing } from './zh-CN/reviewing.js';
import { supervision } from './zh-CN/supervision.js';
import { wall } from './zh-CN/wall.js';
import { webhooks } from './zh-CN/webhooks.js';

/** With the words that come later, each with its page. */
const later = { apiClients, evaluation, fraudFree, mails, reviewing, supervision, wall, webhooks };
const zhCN = { ...atStart, ...later };
i18n.global.mergeLocaleMessage('zh-CN', later);

type Messages = { [key: string]: string | Messages | string[] };
const keysOf = (messages: Messages, prefix = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [prefix + key]
      : Array.isArray(value)
        ? value.map((_, at) => `${prefix}${key}[${at}]`)
        : keysOf(value, `${prefix}${key}.`),
  );
const zhKeys = keysOf(zhCN as unknown as Messages);
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort();
const textAt = (messages: Messages, key: string): string =>
  String(
    key
      .replaceAll(/\[(\d+)\]/g, '.$1')
      .split('.')
      .reduce<unknown>((at, part) => (at as Messages)[part], messages),
  );

/** Marks of Chinese text; the brackets of an official document's number (〔2026〕) stand in English, too. */
const WIDE = /[，。；：、！？（）【】《》～＋]/u;
/** Files that take Chinese texts apart, have words of both languages, or write files that an import reads back. */
const READS_CHINESE = new Set([
  'features/activities/activity-csv.ts',
  'features/activities/name-chips.vue',
  'features/households/door-text.ts',
  'features/inspections/inspection-columns.ts',
  'features/interceptions/interception-columns.ts',
  'features/reading/text-pieces.ts',
  'features/summaries/figure-changes.ts',
  'features/tallies/tally-columns.ts',
  'figures/source-text.ts',
  'records/list/csv.ts',
  'records/text/measure-text.ts',
]);
const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<![:'"])\/\/[^\n]*/g, '');

const SOURCES = path.resolve(import.meta.dirname, '..');
const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(vue|ts)$/.test(file) && !/\.spec\.ts$|generated|locales/.test(file),
);

describe('the languages', () => {
  test('say the same things', () => {
    expect(keysOf(en as unknown as Messages).sort()).toEqual([...zhKeys].sort());
  });

  test('fill in the same values', () => {
    const different = zhKeys.filter(
      (key) =>
        placeholders(textAt(zhCN as unknown as Messages, key)).join() !==
        placeholders(textAt(en as unknown as Messages, key)).join(),
    );
    expect(different).toEqual([]);
  });

  /**
   * A number before a noun has two forms in English. Names of other values are no numbers; nor is a verb in -s a noun.
   */
  test('have one form for one thing where English counts', () => {
    const TEXTS = new Set(['name', 'kind', 'units', 'ledger', 'number', 'region', 'label', 'title']);
    const VERBS = /^(?:is|was|has|as|its|this|less|belongs|looks)$/;
    const counts = (text: string): boolean =>
      [...text.matchAll(/\{(\w+)\}(?: \w+){0,2}? (\w+s|people)\b/g)].some(
        ([, value = '', noun = '']) => !TEXTS.has(value) && !VERBS.test(noun),
      );
    expect([counts('{n} records'), counts('{n} more open hazards'), counts('units: {n}'), counts('{n} is')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const single = zhKeys.filter((key) => {
      const text = textAt(en as unknown as Messages, key);
      return counts(text) && text.split(' | ').length !== 2;
    });
    expect(single).toEqual([]);
  });

  // Marks as wide as a character belong to Chinese; single names in it, such as 专项行动, do not need any.
  test('have no Chinese marks in English', () => {
    const wide = keysOf(en as unknown as Messages).filter((key) => WIDE.test(textAt(en as unknown as Messages, key)));
    expect(wide).toEqual([]);
  });

  test('leave marks between words to punctuation.ts, which knows the language', () => {
    const written = sources.filter(
      (file) => !READS_CHINESE.has(file) && WIDE.test(withoutComments(readFileSync(path.join(SOURCES, file), 'utf8'))),
    );
    expect(written).toEqual([]);
  });

  test('never take many for one', async () => {
    await useLocale('en');
    const { t } = i18n.global;
    expect([1, 0, 2].map((n) => t('records.list.exported', { n }))).toEqual([
      '1 record exported',
      '0 records exported',
      '2 records exported',
    ]);
    expect(t('records.list.lead', { n: '10,000+' }, 10_000)).toBe('10,000+ records');
    expect(t('records.list.lead', { n: '10,000+' })).toBe('10,000+ records');
    await useLocale('zh-CN');
  });

  test('have every text the pages ask for', () => {
    const asked = sources.flatMap((file) =>
      [...readFileSync(path.join(SOURCES, file), 'utf8').matchAll(/(?<![\w.])t\('([\w.[\]]+)'/g)].map(
        ([, key]) => key!,
      ),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !zhKeys.includes(key))).toEqual([]);
  });

  test.each(['zh-CN', 'en'] as const)('can be read aloud in %s', async (locale) => {
    await useLocale(locale);
    // A stray @ or | is syntax to vue-i18n and would only fail where the text is shown.
    for (const key of zhKeys) expect(i18n.global.t(key, { n: 1 })).not.toBe(key);
    await useLocale('zh-CN');
  });

  test('have words for every failure', () => {
    for (const code of [...ERROR_CODES, 'NETWORK'])
      for (const part of ['title', 'next']) expect(zhKeys).toContain(`app.error.${code}.${part}`);
  });
});
