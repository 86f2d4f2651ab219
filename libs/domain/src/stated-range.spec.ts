import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NumberKind } from './number-grammar.js';
import { numberErrorMessage } from './stated-number-error.js';
import { isStatedNumber, isStatedSome, readStatedNumber } from './stated-number.js';

const read = (text: string, kind: NumberKind = 'COUNT') => readStatedNumber(text, kind);
const range = (plain: string, upTo: string) => ({ plain, qualifier: 'AT_LEAST', upTo });
const SOME = { plain: null, qualifier: 'UNCOUNTED', atLeast: true };
const reasonOf = (text: string, kind: NumberKind = 'COUNT'): string | null => {
  const found = read(text, kind);
  return 'reason' in found ? found.reason : null;
};

describe('a range', () => {
  test.each<[string, string, string]>([
    ['300～500', '300', '500'],
    ['300~500人', '300', '500'],
    ['约300~500人次', '300', '500'],
    ['300－500', '300', '500'],
    ['300—500人', '300', '500'],
    ['300——500', '300', '500'],
    ['300 - 500 人', '300', '500'],
    ['300至500', '300', '500'],
    ['300到500人左右', '300', '500'],
    ['从300到500人', '300', '500'],
    ['达到300～500人', '300', '500'],
    ['300至500人不等', '300', '500'],
    ['300至500人之间', '300', '500'],
    ['300人至500人', '300', '500'],
    ['300 to 500', '300', '500'],
    ['1,200～1,500人', '1200', '1500'],
    ['１２００～１５００人', '1200', '1500'],
    ['3-5场', '3', '5'],
    ['3～5班', '3', '5'],
    ['1-500人', '1', '500'],
    ['2025-2026人', '2025', '2026'],
    ['2000～2100', '2000', '2100'],
    ['0～5', '0', '5'],
  ])('%s is %s to %s', (text, from, to) => expect(read(text)).toEqual(range(from, to)));

  test.each<[string, string, string]>([
    ['1~2万', '10000', '20000'],
    ['5～8万', '50000', '80000'],
    ['3.5-5万', '35000', '50000'],
    ['1～1.5万', '10000', '15000'],
    ['300～500万', '3000000', '5000000'],
    ['3～5百万', '3000000', '5000000'],
    ['三到五万', '30000', '50000'],
    ['三至五百万', '3000000', '5000000'],
    ['三百到五百万', '3000000', '5000000'],
  ])('%s: the scale goes for both', (text, from, to) => expect(read(text)).toEqual(range(from, to)));

  test.each<[string, string, string]>([
    ['3万～5万', '30000', '50000'],
    ['3000～1万', '3000', '10000'],
    ['5000~5万', '5000', '50000'],
    ['500～2千', '500', '2000'],
    ['三百到五百', '300', '500'],
    ['三百到五千', '300', '5000'],
    ['300人～5万人', '300', '50000'],
  ])('%s says each by itself', (text, from, to) => expect(read(text)).toEqual(range(from, to)));

  test.each<[string, string, string]>([
    ['三四百人', '300', '400'],
    ['三、四百人', '300', '400'],
    ['约三四百人', '300', '400'],
    ['三四百人左右', '300', '400'],
    ['三五百', '300', '500'],
    ['三五个', '3', '5'],
    ['一两百', '100', '200'],
    ['两三万', '20000', '30000'],
    ['二三十', '20', '30'],
    ['七八十', '70', '80'],
    ['十七八', '17', '18'],
    ['十七八个', '17', '18'],
    ['廿二三人', '22', '23'],
    ['二十七八万', '270000', '280000'],
    ['一百七八十人', '170', '180'],
    ['三千五六', '3500', '3600'],
    ['三四人', '3', '4'],
  ])('%s names two numbers', (text, from, to) => expect(read(text)).toEqual(range(from, to)));

  test.each<[string, string, string]>([
    ['3万至5万元', '30000', '50000'],
    ['3～5万元', '30000', '50000'],
    ['5-8万元', '50000', '80000'],
    ['￥3-5万', '30000', '50000'],
    ['¥300～¥500', '300', '500'],
    ['1.5-2.3元', '1.5', '2.3'],
    ['三五百块钱', '300', '500'],
  ])('of money: %s', (text, from, to) => expect(read(text, 'MONEY')).toEqual(range(from, to)));

  test.each<[string, string]>([
    ['近三百到四百', 'RANGE'],
    ['将近300～400人', 'RANGE'],
    ['500～300', 'RANGE_UPSIDE_DOWN'],
    ['300～300', 'RANGE_UPSIDE_DOWN'],
    ['5～3万', 'RANGE_UPSIDE_DOWN'],
    ['50～3万', 'RANGE_UPSIDE_DOWN'],
    ['五百到三百', 'RANGE_UPSIDE_DOWN'],
    ['2025-2026', 'DATE_OR_RANGE'],
    ['2025—2026', 'DATE_OR_RANGE'],
    ['2026-11-05', 'DATE_OR_RANGE'],
    ['2026.11.5', 'DATE_OR_RANGE'],
    ['11-29', 'DATE_OR_RANGE'],
    ['3-5', 'DATE_OR_RANGE'],
    ['3-5班', 'DATE_OR_RANGE'],
    ['2-4栋', 'DATE_OR_RANGE'],
    ['0553-8812345', 'DATE_OR_RANGE'],
    ['400-8812345', 'DATE_OR_RANGE'],
    ['138-12345678', 'DATE_OR_RANGE'],
    ['300-0500', 'DATE_OR_RANGE'],
    ['1.5～2.3', 'NOT_WHOLE'],
    ['9～9999999999999999', 'TOO_LARGE'],
    ['300～500元', 'WRONG_UNIT'],
    ['300份～500人', 'RANGE'],
    ['300余～500人', 'RANGE'],
    ['300～500余人', 'RANGE'],
    ['300～500份以上', 'RANGE'],
    ['300至约500', 'RANGE'],
    ['300-500-700', 'RANGE'],
    ['3-5月', 'RANGE'],
    ['8-9点', 'RANGE'],
    ['60-69岁', 'RANGE'],
    ['300…500', 'RANGE'],
    ['三四', 'RANGE'],
    ['三四百余人', 'RANGE'],
    ['三四五', 'RANGE'],
    ['三两天', 'RANGE'],
    ['七九百', 'RANGE'],
    ['两三万五六千', 'RANGE'],
    ['不超过300～500', 'RANGE'],
    ['300、500', 'SEVERAL'],
    ['300/500', 'SEVERAL'],
    ['3点5', 'SEVERAL'],
  ])('%s is none: %s', (text, reason) => expect(reasonOf(text)).toBe(reason));

  test('is told what is wrong with it', () => {
    const upsideDown = read('500～300');
    expect('reason' in upsideDown && numberErrorMessage(upsideDown, 'zh-CN')).toContain('“500”不小于“300”');
    expect('reason' in upsideDown && numberErrorMessage(upsideDown, 'en')).toContain('500 is not below 300');
    const years = read('2025-2026');
    expect('reason' in years && numberErrorMessage(years, 'zh-CN')).toContain('“2025-2026”可能是日期');
  });
});

describe('something that nobody counted', () => {
  test.each([
    '数百余人',
    '数百余份',
    '数十',
    '几百',
    '好几百人',
    '几十余份',
    '几十余万份',
    '数万余份',
    '上百人',
    '上千',
    '成百上千人',
    '成千上万',
    '数以千计',
    '若干',
    '约几十',
    '很多',
    '数人',
    '大量',
    'several',
    'hundreds of people',
  ])('%s', (text) => expect(read(text)).toEqual(SOME));
  test.each(['数百元', '数十万余元', '若干', '人民币几千块钱'])('of money: %s', (text) =>
    expect(read(text, 'MONEY')).toEqual(SOME),
  );
  test.each<[string, string]>([
    ['数百元', 'WRONG_UNIT'],
    ['不到几百', 'AT_MOST'],
    ['余', 'NO_NUMBER'],
    ['多次开展', 'NO_NUMBER'],
    ['数百斤', 'NO_AMOUNT'],
  ])('%s is not: %s', (text, reason) => expect(reasonOf(text)).toBe(reason));
  test.each(['百余人', '逾百人', '十几', '近万人'])('%s names a digit that is certain', (text) =>
    expect(isStatedNumber(read(text))).toBe(true),
  );
});

describe('any range', () => {
  const number = fc.integer({ min: 0, max: 9_999_999 });
  const sign = fc.constantFrom('～', '~', '—', '－', '至', '到', ' - ');
  const unit = fc.constantFrom('人', '份', '场次', '户');

  test('reads back in every spelling, and never the wrong way round', () => {
    const scale = fc.constantFrom<[string, bigint]>(['', 1n], ['千', 1000n], ['万', 10_000n]);
    fc.assert(
      fc.property(
        number,
        number,
        sign,
        scale,
        unit,
        fc.constantFrom('', '约', '累计'),
        (one, other, by, of, in_, said) => {
          const [name, times] = of;
          const found = read(`${said}${one}${name}${by}${other}${name}${in_}`);
          const [from, to] = [BigInt(one) * times, BigInt(other) * times].map(String);
          expect(found).toEqual(
            one < other ? range(from ?? '', to ?? '') : { reason: 'RANGE_UPSIDE_DOWN', params: { from, to } },
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('has the scale for both ends where the first has none and is the smaller', () => {
    const digit = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(digit, digit, sign, unit, (one, other, by, in_) => {
        fc.pre(one < other);
        expect(read(`${one}${by}${other}万${in_}`)).toEqual(range(`${one}0000`, `${other}0000`));
      }),
    );
  });

  test('is read again as forms write it', () => {
    fc.assert(
      fc.property(number, number, (one, other) => {
        fc.pre(one < other);
        expect(read(`${one}～${other}`)).toEqual(range(String(one), String(other)));
      }),
    );
  });

  test('of money is read to the fen', () => {
    const fen = fc.integer({ min: 1, max: 10 ** 12 });
    const yuan = (amount: number): string => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
    fc.assert(
      fc.property(fen, fen, sign, (one, other, by) => {
        fc.pre(one < other);
        const found = read(`${yuan(one)}${by}${yuan(other)}元`, 'MONEY');
        expect(isStatedNumber(found) && [found.plain, found.upTo].map((end) => Math.round(Number(end) * 100))).toEqual([
          one,
          other,
        ]);
      }),
    );
  });

  test('of a day, of years or of a phone number is none', () => {
    const two = (value: number): string => String(value).padStart(2, '0');
    const month = fc.integer({ min: 1, max: 12 });
    const day = fc.integer({ min: 1, max: 31 });
    const year = fc.integer({ min: 1949, max: 2099 });
    const phone = fc.tuple(fc.integer({ min: 10, max: 999 }), fc.integer({ min: 1_000_000, max: 99_999_999 }));
    const looksLike = fc.oneof(
      fc.tuple(month, day).map(([of, on]) => `${of}-${on}`),
      fc.tuple(month, day).map(([of, on]) => `${two(of)}-${two(on)}`),
      fc.tuple(year, month, day).map((parts) => parts.join('-')),
      fc.tuple(year, month).map(([in_, of]) => `${in_}-${two(of)}`),
      fc.tuple(year, year, fc.constantFrom('-', '－', '—', '–')).map(([from, to, by]) => `${from}${by}${to}`),
      phone.map(([area, line]) => `0${area}-${line}`),
      phone.map((parts) => parts.join('-')),
    );
    fc.assert(
      fc.property(looksLike, fc.constantFrom('COUNT' as const, 'MONEY' as const), (text, kind) => {
        expect([text, 'plain' in read(text, kind)]).toEqual([text, false]);
      }),
      { numRuns: 1000 },
    );
  });

  test('of two digits in a numeral is what both say with all that is around them', () => {
    const digits = '一二三四五六七八九';
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7 }),
        fc.constantFrom('', '十', '二十', '一百'),
        fc.constantFrom('', '百', '千', '万', '百万'),
        (at, head, tail) => {
          fc.pre(head === '' || tail === '' || (head === '二十' && tail === '万'));
          const [one = '', other = ''] = [digits[at], digits[at + 1]];
          const found = read(`${head}${one}${other}${tail}人`);
          const plainOf = (text: string): string | false => {
            const single = read(text);
            return isStatedNumber(single) && single.plain;
          };
          expect(found).toEqual(
            range(...([one, other].map((each) => plainOf(`${head}${each}${tail}人`)) as [string, string])),
          );
        },
      ),
    );
  });

  test('is a number, some, or an error that has words', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '约',
        '余',
        '多',
        ' ',
        '万',
        '3',
        '0',
        '.',
        '一',
        '二',
        '百',
        '～',
        '-',
        '至',
        '数',
        '几',
        '人',
        '元',
      ),
      maxLength: 100,
    });
    const began = performance.now();
    fc.assert(
      fc.property(text, fc.constantFrom('COUNT' as const, 'MONEY' as const), (said, kind) => {
        const found = read(said, kind);
        if ('reason' in found) {
          expect(numberErrorMessage(found, 'zh-CN')).not.toContain('{');
          return;
        }
        if (isStatedSome(found)) expect(said).not.toMatch(/\d[^\d]*[~～]/);
        else if (found.upTo !== undefined) expect(Number(found.plain)).toBeLessThan(Number(found.upTo));
      }),
      { numRuns: 3000 },
    );
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
