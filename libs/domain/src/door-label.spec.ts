import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BOUNDS } from './bounds.js';
import { doorErrors, readDoor } from './door-label.js';

const grid = (written: string) => {
  const { label, building, unit, room } = readDoor(written);
  return [label, building, unit, room];
};

describe('a door', () => {
  it.each([
    '3-2-401',
    '3幢2单元401室',
    '3栋2单元401',
    '3号楼2单元401室',
    '３栋２单元４０１室',
    '3—2—401',
    '3－2－401',
    ' 3 栋 2 单元 401 室 ',
    '03栋02单元0401室',
    '三栋二单元401',
    '3栋2-401',
    '3座2门401户',
    '3#2单元401',
    '3-2单元-401室',
    '3＃楼2单元401',
    '3-2-401户',
    '第3幢2单元401',
    '第#3-2-401',
    '3/2/401',
    '3栋2单元4层401',
    '3栋2单元第4层401室',
    '第三栋第二单元四〇一',
    '三栋二单元四零一室',
    '3楼2单元4楼401',
    '3.2.401',
    '3·2·401',
    '3、2、401',
    '3_2_401',
    '3 2 401',
    '3～2～401',
    '3~2~401',
    '３／２／４０１',
    '3－2–401',
    '3—2~401',
    '3 - 2 - 401',
    '3栋-2单元-401',
    '3栋2梯401',
    '3號樓2單元401室',
    '#3-2-401',
    '3#-2-401',
    '3-2-401#',
    '3-2-401号',
    '3栋2单元401房',
    '3栋2单元401号室',
    '3——2——401',
    '3-2-401，',
    '3栋2单元401、',
    '3栋2单元401。',
    '3\u200b-2-\u206040\ufeff1',
    '3栋2单4F401',
    '3-2-4层401',
    '3栋2号门401',
  ])('is 3-2-401 when written %s', (written) => {
    expect(grid(written)).toEqual(['3-2-401', '3', '2', '401']);
    expect(readDoor(written).key).toBe('3-2-401');
  });

  it.each([
    ['3号楼401', ['3-401', '3', '', '401']],
    ['3-401', ['3-401', '3', '', '401']],
    ['3栋4层401', ['3-401', '3', '', '401']],
    ['3-401户', ['3-401', '3', '', '401']],
    ['a栋1203b', ['A-1203B', 'A', '', '1203B']],
    ['A座12层1203', ['A-1203', 'A', '', '1203']],
    ['Ｂ2幢1单元101', ['B2-1-101', 'B2', '1', '101']],
    ['十二栋501', ['12-501', '12', '', '501']],
    ['二十栋501', ['20-501', '20', '', '501']],
    ['十栋501', ['10-501', '10', '', '501']],
    ['一百零二栋501', ['102-501', '102', '', '501']],
    ['甲栋101', ['甲-101', '甲', '', '101']],
    ['3栋东单元401', ['3-东-401', '3', '东', '401']],
    ['东湖花园3栋2单元401室', ['东湖花园3-2-401', '东湖花园3', '2', '401']],
    ['东湖花园3-2-401', ['东湖花园3-2-401', '东湖花园3', '2', '401']],
    ['东区3栋401', ['东区3-401', '东区3', '', '401']],
    ['A区3栋401', ['A区3-401', 'A区3', '', '401']],
    ['第二期3栋401', ['2期3-401', '2期3', '', '401']],
    ['人民路12号3栋401', ['人民路12号3-401', '人民路12号3', '', '401']],
    ['东湖花园十三栋401', ['东湖花园13-401', '东湖花园13', '', '401']],
    ['3栋2单元4层1号', ['3-2-4层1号', '3', '2', '4层1号']],
    ['3幢2门四楼1室', ['3-2-4层1号', '3', '2', '4层1号']],
    ['3栋2号', ['3-2', '3', '', '2']],
    ['B1栋12', ['B1栋12', 'B1', '', '12']],
    ['B1-1203', ['B1-1203', 'B1', '', '1203']],
    ['2单元4层401室', ['2单元401', '', '', '']],
    ['2门401', ['2单元401', '', '', '']],
    ['4层401', ['401', '', '', '']],
    ['401室', ['401', '', '', '']],
    ['四层1室', ['4层1号', '', '', '']],
  ])('%s has a label of its own', (written, expected) => {
    expect(grid(written)).toEqual(expected);
  });

  it.each([
    '王庄3组15号',
    '人民路12-3号',
    '门卫室',
    '东头第一户',
    '15号',
    '湖滨路 8 号',
    '4层1号',
    '12-1号',
    '王庄12-1号',
    '负一层',
    '地下室',
    '地下室12号',
    'B1-12',
    '-1-12',
    '负1层101',
    '3栋-101',
    '3栋2单元-101',
    '4楼401',
    '3楼401',
    '3栋2单元4层501',
    '1层1203',
    '3栋2单元',
    '2单元',
    '101~104',
    '101、104',
    '3栋2单元401、402',
    '3-2-4-401',
    '3栋2单元401-1',
    '张家老屋',
    '一百一栋501',
    '1栋3栋401',
    'A101',
  ])('%s stays as it is', (written) => {
    expect(grid(written)).toEqual([written, '', '', '']);
  });

  it('outside the grammar is found however its numbers and characters are written', () => {
    const key = readDoor('王庄3组15号').key;
    for (const written of ['王庄三组15号', '王庄 3 组 15 号', '王庄３组１５号', '王庄第3组015号'])
      expect(readDoor(written).key).toBe(key);
    expect(readDoor('湖滨路12 1号').key).not.toBe(readDoor('湖滨路121号').key);
  });

  it.each([
    ['东湖花园3栋401', '西湖花园3栋401'],
    ['3-401', '2单元401'],
    ['3栋401', '3单元401'],
    ['3-2-401', '32-401'],
    ['3-2-401', '3-2401'],
    ['4层1号', '401'],
    ['3-2-4层1号', '3-2-401'],
    ['3-2-41', '3-2-401'],
    ['B1-12', 'B1栋12'],
    ['3栋-101', '3-101'],
    ['15号', '15'],
    ['12-1号', '12-1'],
    ['3-2', '3-2-2'],
    ['2026-3-2', '2026-3'],
    ['3栋4层1号', '3-4-1'],
    ['401', '1-401'],
    ['A座101', 'B座101'],
    ['3A-101', '3-101A'],
    ['三栋401', '十三栋401'],
    ['3栋2单元4层1203', '3-2-1203'],
    ['101~104', '101-104'],
    ['3-2-401', '3-2-402'],
  ])('%s is not %s', (one, other) => {
    expect(readDoor(one).key).not.toBe(readDoor(other).key);
  });
});

const CHINESE = '〇一二三四五六七八九';
const inChinese = (number: number): string => {
  if (number < 10) return CHINESE[number] ?? '';
  if (number < 20) return `十${number === 10 ? '' : CHINESE[number - 10]}`;
  return number < 100
    ? `${CHINESE[Math.floor(number / 10)]}十${number % 10 ? CHINESE[number % 10] : ''}`
    : [...String(number)].map((digit) => CHINESE[Number(digit)]).join('');
};
const wide = (text: string) =>
  text.replace(/[0-9A-Za-z#]/gu, (narrow) => String.fromCodePoint((narrow.codePointAt(0) ?? 0) + 0xfee0));

/** A door of the grid, as it stands. */
interface Truth {
  readonly estate: string;
  readonly building: string;
  readonly unit: string;
  readonly floor: number;
  readonly position: number;
  readonly letter: string;
}
const truths: fc.Arbitrary<Truth> = fc.record({
  estate: fc.constantFrom('', '', '东湖花园', '东区', 'A区', '人民路12号', '王庄'),
  building: fc.oneof(fc.integer({ min: 1, max: 120 }).map(String), fc.constantFrom('A', 'C', 'C2', '3A', '甲')),
  unit: fc.oneof(fc.constant(''), fc.integer({ min: 1, max: 12 }).map(String), fc.constantFrom('A', '东')),
  floor: fc.integer({ min: 1, max: 34 }),
  position: fc.integer({ min: 1, max: 24 }),
  letter: fc.constantFrom('', '', '', 'A', 'B'),
});
const roomOf = ({ floor, position, letter }: Truth) => `${floor}${String(position).padStart(2, '0')}${letter}`;
const labelOf = (truth: Truth) =>
  [`${truth.estate}${truth.building}`, truth.unit, roomOf(truth)].filter(Boolean).join('-');

/** Ways in which people write a number. */
const numbers = (text: string): fc.Arbitrary<string> =>
  /^\d{1,3}$/.test(text)
    ? fc.constantFrom(text, text, `0${text}`, inChinese(Number(text)))
    : fc.constantFrom(text, text.toLowerCase());
const plainNumbers = (text: string): fc.Arbitrary<string> =>
  /^\d+$/.test(text) ? fc.constantFrom(text, `0${text}`) : fc.constantFrom(text, text.toLowerCase());

const words = (truth: Truth): fc.Arbitrary<string> => {
  const separator = fc.constantFrom('', '', '', ' ');
  const building = fc
    .tuple(
      fc.constantFrom('', '第'),
      numbers(truth.building),
      fc.constantFrom('栋', '幢', '号楼', '座', '#', '#楼', '棟', ' 栋'),
    )
    .map((parts) => parts.join(''));
  const unit =
    truth.unit === ''
      ? fc.constant('')
      : fc
          .tuple(
            fc.constantFrom('', '第'),
            numbers(truth.unit),
            truth.unit === '东' ? fc.constant('单元') : fc.constantFrom('单元', '门', '梯'),
          )
          .map((parts) => parts.join(''));
  const floor = fc.oneof(
    fc.constant(''),
    fc
      .tuple(fc.constantFrom('', '第'), numbers(String(truth.floor)), fc.constantFrom('层', '楼'))
      .map((parts) => parts.join('')),
  );
  const room = fc
    .tuple(plainNumbers(roomOf(truth)), fc.constantFrom('', '室', '号', '户', '房'))
    .map((parts) => parts.join(''));
  return fc
    .tuple(fc.constant(truth.estate), building, separator, unit, separator, floor, separator, room)
    .map((parts) => parts.join(''));
};
const signs = (truth: Truth): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('-', '–', '—', '－', '/', '／', '~', '～', '·', '_', ' - ', '.', ' '),
      plainNumbers(truth.building),
      plainNumbers(truth.unit),
      plainNumbers(roomOf(truth)),
      fc.constantFrom('', '室', '户'),
    )
    .filter(([sign]) => sign !== ' ' || ![truth.building, truth.unit].some((part) => /[甲东]/u.test(part)))
    .filter(([sign, building]) => truth.unit !== '' || !/[~～]/u.test(sign) || building.length < 3)
    .map(
      ([sign, building, unit, room, word]) =>
        `${truth.estate}${[building, unit, room].filter(Boolean).join(sign)}${word}`,
    );
const spellings = (truth: Truth): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(words(truth), signs(truth)),
      fc.constantFrom(...[(text: string) => text, wide, (text: string) => ` ${text} `]),
    )
    .map(([text, change]) => change(text));

describe('the grammar of doors', () => {
  it('finds one label for all spellings of a door', () => {
    fc.assert(
      fc.property(
        truths.chain((truth) => fc.tuple(fc.constant(truth), spellings(truth))),
        ([truth, written]) => {
          expect({ written, label: readDoor(written).label, key: readDoor(written).key }).toEqual({
            written,
            label: labelOf(truth),
            key: labelOf(truth),
          });
        },
      ),
      { numRuns: 2500 },
    );
  });

  it('never finds one label for two doors', () => {
    const pairs = fc
      .tuple(truths, truths)
      .chain(([one, other]) => fc.tuple(fc.constant([one, other] as const), spellings(one), spellings(other)));
    fc.assert(
      fc.property(pairs, ([[one, other], first, second]) => {
        if (labelOf(one) !== labelOf(other)) expect(readDoor(first).key).not.toBe(readDoor(second).key);
      }),
      { numRuns: 2500 },
    );
  });

  it('reads any label again as it was read', () => {
    const pieces = fc
      .array(
        fc.constantFrom(
          '3',
          '12',
          '401',
          '0401',
          'A',
          'B1',
          '三',
          '十',
          '〇',
          '百',
          '栋',
          '号楼',
          '#',
          '座',
          '楼',
          '单元',
          '门',
          '层',
          '室',
          '号',
          '户',
          '-',
          '/',
          '~',
          '、',
          '.',
          ' ',
          '第',
          '王庄',
          '组',
          '期',
          '东',
          '负',
          'ａ',
          '３',
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((parts) => parts.join(''));
    const any = fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 }), truths.chain(spellings));
    fc.assert(
      fc.property(any, (written) => {
        const door = readDoor(written);
        expect(readDoor(door.label)).toEqual(door);
        expect({ written, key: readDoor(door.key).key }).toEqual({ written, key: door.key });
      }),
      { numRuns: 4000, examples: [['第#第3']] },
    );
  });
});

describe('the label of a door', () => {
  const errors = (label: string) => doorErrors('doors.0', label).map(({ path, code }) => `${path} ${code}`);

  it.each(['3-2-401', '王庄3组15号', '湖滨路1388弄15号', '1388-0-1380', '长'.repeat(BOUNDS.door.max)])(
    'may be %s',
    (label) => {
      expect(errors(label)).toEqual([]);
    },
  );

  it.each([
    '张家 13800138000',
    '１３８００１３８０００',
    '138-0013-8000',
    '138 0013 8000',
    '34022119800101123X',
    '0553-1234567',
  ])('holds no number of a person: %s', (label) => {
    expect(errors(label)).toEqual(['doors.0 INVALID_FORMAT']);
  });

  it('is there and fits, also as it is stored', () => {
    expect(errors(' ')).toEqual(['doors.0 REQUIRED']);
    expect(errors('----')).toEqual(['doors.0 NO_LETTER']);
    expect(errors('长'.repeat(BOUNDS.door.max + 1))).toEqual(['doors.0 TOO_LONG']);
    expect(errors('3\u0007-401')).toEqual(['doors.0 INVALID_CHARACTERS']);
    expect(readDoor('3\u200b-401').label).toBe('3-401');
    expect(errors(`${'长'.repeat(BOUNDS.door.max - 5)}2门401`)).toEqual(['doors.0 TOO_LONG']);
  });
});
