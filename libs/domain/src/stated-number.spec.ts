import { describe, expect, test } from '@jest/globals';
import { INDICATORS } from './indicator.js';
import { NUMBER_ERROR_REASONS, NUMBER_ERROR_WORDING, numberErrorMessage } from './stated-number-error.js';
import type { NumberKind } from './number-grammar.js';
import { readStatedNumber } from './stated-number.js';
import { placeholdersOf } from './wording.js';

const AT_LEAST = 'AT_LEAST' as const;
const APPROX = 'APPROX' as const;
const reasonOf = (text: string, kind: NumberKind): string | null => {
  const read = readStatedNumber(text, kind);
  return 'reason' in read ? read.reason : null;
};

test('a text of any length is answered at once', () => {
  for (const part of ['1', '1 ', '1x', '余', '约', '一', '3~', '1,', '中']) {
    for (const length of [101, 20_000]) {
      const from = performance.now();
      expect(reasonOf(part.repeat(length).slice(0, length), 'COUNT')).toBe('UNREADABLE');
      expect(performance.now() - from).toBeLessThan(500);
    }
  }
});

describe('a spoken decimal', () => {
  test.each([
    ['三点五万', '35000', null],
    ['一点二万', '12000', null],
    ['约3点5万', '35000', APPROX],
    ['两点五余万', '25000', AT_LEAST],
    ['十点五亿', '1050000000', null],
  ] as const)('%s', (text, plain, qualifier) => {
    expect(readStatedNumber(text, 'MONEY')).toEqual({ plain, qualifier });
  });
  test.each(['三点', '点五', '三点五点', '下午三点', '三点到五点', '3点30'])('%s is none', (text) =>
    expect(reasonOf(text, 'MONEY')).not.toBeNull(),
  );
});

describe('dashes and the formal yuan', () => {
  test.each(['-', '﹣', '‒', '–', '—', '――', '〜', '~', '～', '至', '到', ' to '])(
    '%s between two numbers is a range',
    (dash) => {
      expect(readStatedNumber(`300${dash}500`, 'COUNT')).toEqual({ plain: '300', qualifier: AT_LEAST, upTo: '500' });
    },
  );
  test.each(['…', '...'])('%s between two numbers leaves something out', (dash) => {
    expect(reasonOf(`300${dash}500`, 'COUNT')).toBe('RANGE');
  });
  test.each(['﹣5', '‒5', '−5'])('%s is negative', (text) => expect(reasonOf(text, 'MONEY')).toBe('NEGATIVE'));
  test('元正 closes an amount as 元整 does', () => {
    expect(readStatedNumber('五千元正', 'MONEY')).toEqual({ plain: '5000', qualifier: null });
  });
});

describe('a count', () => {
  test.each<[string, string, 'AT_LEAST' | 'APPROX' | null]>([
    ['3000', '3000', null],
    [' 36 ', '36', null],
    ['0', '0', null],
    ['007', '7', null],
    ['１２００', '1200', null],
    ['３０００份', '3000', null],
    ['3,000', '3000', null],
    ['1,234,567', '1234567', null],
    ['１，２３４', '1234', null],
    ['1，234，567人次', '1234567', null],
    ['3000余', '3000', AT_LEAST],
    ['3000余份', '3000', AT_LEAST],
    ['300餘人', '300', AT_LEAST],
    ['500多人次', '500', AT_LEAST],
    ['300余人次', '300', AT_LEAST],
    ['20多万', '200000', AT_LEAST],
    ['20余万人次', '200000', AT_LEAST],
    ['1万余户', '10000', AT_LEAST],
    ['2千余万条', '20000000', AT_LEAST],
    ['3.2万余份', '32000', AT_LEAST],
    ['20 以上', '20', AT_LEAST],
    ['300人以上', '300', AT_LEAST],
    ['不少于300', '300', AT_LEAST],
    ['超过3万人', '30000', AT_LEAST],
    ['逾百人', '100', AT_LEAST],
    ['≥300', '300', AT_LEAST],
    ['>=300', '300', AT_LEAST],
    ['300+', '300', AT_LEAST],
    ['300＋', '300', AT_LEAST],
    ['20几', '20', AT_LEAST],
    ['三百有余', '300', AT_LEAST],
    ['约120', '120', APPROX],
    ['大约 120 人', '120', APPROX],
    ['近3000份', '3000', APPROX],
    ['将近3000', '3000', APPROX],
    ['120左右', '120', APPROX],
    ['300人上下', '300', APPROX],
    ['约1.2万户次', '12000', APPROX],
    ['~300', '300', APPROX],
    ['～３００', '300', APPROX],
    ['≈300', '300', APPROX],
    ['20来万', '200000', APPROX],
    ['三百四十来', '340', APPROX],
    ['约3000余', '3000', APPROX],
    ['近300多人次', '300', APPROX],
    ['不少于300左右', '300', APPROX],
    ['差不多300', '300', APPROX],
    ['1.2万', '12000', null],
    ['3.2万', '32000', null],
    ['3.0', '3', null],
    ['１．５万', '15000', null],
    ['3千', '3000', null],
    ['3百万', '3000000', null],
    ['2亿', '200000000', null],
    ['1.2345万', '12345', null],
    ['3w', '30000', null],
    ['1.2Ｗ', '12000', null],
    ['3k', '3000', null],
    ['3 万 余 份', '30000', AT_LEAST],
    ['三千余', '3000', AT_LEAST],
    ['两百', '200', null],
    ['一百二十', '120', null],
    ['一千零五', '1005', null],
    ['十五', '15', null],
    ['廿', '20', null],
    ['两万三', '23000', null],
    ['壹仟贰佰', '1200', null],
    ['三十余万', '300000', AT_LEAST],
    ['十几', '10', AT_LEAST],
    ['十几万', '100000', AT_LEAST],
    ['二十多个', '20', AT_LEAST],
    ['十来人', '10', APPROX],
    ['百余名', '100', AT_LEAST],
    ['近万人', '10000', APPROX],
    ['万余份', '10000', AT_LEAST],
    ['共计3000余份', '3000', AT_LEAST],
    ['about 300 people', '300', APPROX],
    ['at least 300', '300', AT_LEAST],
    ['300 copies', '300', null],
    ['30\u200b00', '3000', null],
    ['\ufeff3000', '3000', null],
  ])('%s is %s %s', (text, plain, qualifier) => {
    expect(readStatedNumber(text, 'COUNT')).toEqual({ plain, qualifier });
  });

  test.each<[string, string]>([
    ['3-5', 'DATE_OR_RANGE'],
    ['300余~500余', 'RANGE'],
    ['几百上下几十', 'NO_AMOUNT'],
    ['2026-11-05', 'DATE_OR_RANGE'],
    ['3000+500', 'CALCULATION'],
    ['3000＋500', 'CALCULATION'],
    ['3000 + 500', 'CALCULATION'],
    ['3×100', 'CALCULATION'],
    ['3*100', 'CALCULATION'],
    ['3000加500', 'CALCULATION'],
    ['300份+500份', 'CALCULATION'],
    ['200多300', 'SEVERAL'],
    ['200余300份', 'SEVERAL'],
    ['3a5', 'SEVERAL'],
    ['3 000', 'SEVERAL'],
    ['1e3', 'SEVERAL'],
    ['300、500', 'SEVERAL'],
    ['300/500', 'SEVERAL'],
    ['3。2万', 'SEVERAL'],
    ['300约500', 'SEVERAL'],
    ['3万5千', 'MIXED_SCALES'],
    ['2万3', 'MIXED_SCALES'],
    ['1,2345', 'GROUPING'],
    ['1,2', 'GROUPING'],
    ['12,34', 'GROUPING'],
    ['1234,567', 'GROUPING'],
    ['0,123', 'GROUPING'],
    ['1,23,456', 'GROUPING'],
    ['10²', 'ODD_DIGITS'],
    ['①', 'ODD_DIGITS'],
    ['½', 'ODD_DIGITS'],
    ['3½', 'ODD_DIGITS'],
    ['٣', 'ODD_DIGITS'],
    ['Ⅻ', 'ODD_DIGITS'],
    ['𝟏', 'ODD_DIGITS'],
    ['㈠', 'ODD_DIGITS'],
    ['3️⃣', 'ODD_DIGITS'],
    ['10₂', 'ODD_DIGITS'],
    ['不到300', 'AT_MOST'],
    ['300以下', 'AT_MOST'],
    ['最多300', 'AT_MOST'],
    ['多达300', 'AT_MOST'],
    ['<300', 'AT_MOST'],
    ['不超过300', 'AT_MOST'],
    ['-5', 'NEGATIVE'],
    ['－5', 'NEGATIVE'],
    ['−5', 'NEGATIVE'],
    ['负5', 'NEGATIVE'],
    ['300元', 'WRONG_UNIT'],
    ['300斤', 'UNKNOWN_WORD'],
    ['85%', 'UNKNOWN_WORD'],
    ['甲300', 'UNKNOWN_WORD'],
    ['3.2', 'NOT_WHOLE'],
    ['1.23456万', 'NOT_WHOLE'],
    ['9'.repeat(40), 'TOO_LARGE'],
    ['9999999万亿', 'TOO_LARGE'],
    ['', 'NO_NUMBER'],
    ['abc', 'NO_NUMBER'],
    ['余', 'NO_NUMBER'],
    ['万份', 'NO_NUMBER'],
    ['1.2.3', 'SEVERAL'],
    ['.5', 'UNREADABLE'],
    ['5.', 'UNREADABLE'],
    ['+300', 'UNREADABLE'],
    ['3多百', 'UNREADABLE'],
    ['35几', 'UNREADABLE'],
    ['三万余万', 'UNREADABLE'],
    [' '.repeat(5000), 'NO_NUMBER'],
  ])('%s is refused as %s', (text, reason) => {
    expect(reasonOf(text, 'COUNT')).toBe(reason);
  });

  test('of every unit of the registry is read with its unit', () => {
    for (const { unit, unitEn, money } of INDICATORS.filter((one) => one.unit !== '%')) {
      for (const word of [unit, ` ${unitEn}`])
        expect([word, readStatedNumber(`约300${word}`, money ? 'MONEY' : 'COUNT')]).toEqual([
          word,
          { plain: '300', qualifier: APPROX },
        ]);
    }
  });
});

describe('an amount of money', () => {
  test.each<[string, string, 'AT_LEAST' | 'APPROX' | null]>([
    ['1234.5', '1234.5', null],
    ['1234.56元', '1234.56', null],
    ['3000.00', '3000', null],
    ['1万余元', '10000', AT_LEAST],
    ['80万元', '800000', null],
    ['0.07', '0.07', null],
    ['1.1234567万', 'TOO_MANY_DECIMALS', null],
    ['1.123456万元', '11234.56', null],
    ['￥3,000.5', '3000.5', null],
    ['人民币三万元整', '30000', null],
    ['约15万块钱', '150000', APPROX],
    ['999999999999.99', '999999999999.99', null],
    ['4.35万', '43500', null],
    ['1.15', '1.15', null],
  ])('%s is %s %s', (text, plain, qualifier) => {
    expect(readStatedNumber(text, 'MONEY')).toEqual(
      plain === 'TOO_MANY_DECIMALS' ? { reason: plain } : { plain, qualifier },
    );
  });

  test.each<[string, string]>([
    ['1234.567', 'TOO_MANY_DECIMALS'],
    ['1.000', 'TOO_MANY_DECIMALS'],
    ['0.001', 'TOO_MANY_DECIMALS'],
    ['300份', 'WRONG_UNIT'],
    ['5元5角', 'SEVERAL'],
    ['5角', 'UNKNOWN_WORD'],
    ['3000+500', 'CALCULATION'],
    ['-5', 'NEGATIVE'],
    ['10²', 'ODD_DIGITS'],
  ])('%s is refused as %s', (text, reason) => {
    expect(reasonOf(text, 'MONEY')).toBe(reason);
  });
});

describe.each(NUMBER_ERROR_REASONS)('the wording of %s', (reason) => {
  const { zh, en } = NUMBER_ERROR_WORDING[reason];

  test('says the same in both languages, and ends with a sentence that needs nothing', () => {
    expect(zh).toHaveLength(en.length);
    zh.forEach((sentence, at) => expect(placeholdersOf(sentence)).toEqual(placeholdersOf(en[at] ?? '')));
    if (reason !== 'TOO_LARGE') expect(zh.length === 1 || placeholdersOf(zh.at(-1) ?? '').length === 0).toBe(true);
    expect(numberErrorMessage({ reason }, 'zh-CN')).not.toContain('{');
  });
});
