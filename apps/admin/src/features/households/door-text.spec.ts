import { describe, expect, test } from '@jest/globals';
import { readDoorList, textOfFile } from './door-text.js';

const words = { columns: '多列', noNumber: '没有号码', quotes: '引号不成对' };
const read = (text: string, known: string[] = []) => readDoorList(text, known, 'zh-CN', words);

describe('a pasted list of doors', () => {
  test('is read as the API reads it, in any way of writing and with columns of its own', () => {
    expect(
      read('3幢1单元601室\n3栋2单元602\n4\t1\t101\n5，2，303\n王庄2组15号').doors.map(
        ({ label, building, unit, room }) => [label, building, unit, room],
      ),
    ).toEqual([
      ['3-1-601', '3', '1', '601'],
      ['3-2-602', '3', '2', '602'],
      ['4-1-101', '4', '1', '101'],
      ['5-2-303', '5', '2', '303'],
      ['王庄2组15号', '', '', ''],
    ]);
  });

  test('takes quoted cells as spreadsheets write them: separators inside belong to the cell', () => {
    const { doors, errors } = read('"3","1","601"\n"3栋,602"\t\n 5； "2" ；303\n"王庄""2组""15号"');
    expect(errors).toEqual([]);
    expect(doors.map(({ written }) => written)).toEqual(['3-1-601', '3栋,602', '5-2-303', '王庄"2组"15号']);
  });

  test.each(['"3-1-601', '3-1-6"01"', '"3-1"-601', '3-1-601"'])(
    'names the line whose quotation marks do not fit, and reads the others: %s',
    (line) => {
      const { doors, errors } = read(`1-1-101\n${line}\n1-1-102`);
      expect(doors.map(({ label }) => label)).toEqual(['1-1-101', '1-1-102']);
      expect(errors).toEqual([{ line: 2, text: line, message: '引号不成对' }]);
    },
  );

  test('begins with a heading, or with empty lines, without harm', () => {
    const { doors, errors } = read('楼幢,单元,室号\n\n1,1,101\n');
    expect(doors.map(({ label, line }) => [label, line])).toEqual([['1-1-101', 3]]);
    expect(errors).toEqual([]);
  });

  test('counts what is on the roster and what stands in it twice', () => {
    expect(read('1-1-101\n1幢1单元101\n1-1-102', ['1-1-102'])).toMatchObject({
      known: 1,
      repeated: 1,
      doors: [{ label: '1-1-101' }],
    });
  });

  test('asks about what looks like a date, until somebody says that it is a door', () => {
    const text = '3月2日\n46083\n3-1-101';
    expect(read(text)).toMatchObject({
      doors: [{ label: '3-1-101' }],
      questions: [
        { line: 1, written: '3月2日' },
        { line: 2, written: '46083' },
      ],
      confirmed: [],
    });
    expect(readDoorList(text, [], 'zh-CN', words, new Set(['3月2日']))).toMatchObject({
      doors: [{ label: '3月2日' }, { label: '3-1-101' }],
      confirmed: ['3月2日'],
    });
  });

  test('says which doors may be others on the roster, written another way', () => {
    const { doors } = read('3栋2单元4层1号\n3-2-402', ['3-2-401']);
    expect(doors.map(({ label, like }) => [label, like])).toEqual([
      ['3-2-4层1号', '3-2-401'],
      ['3-2-402', null],
    ]);
  });

  test.each(['张三家', '李四', '王五 三轮车'])('takes no numeral of a name for a number: %s', (line) => {
    const { doors, errors } = read(line);
    expect(doors).toEqual([]);
    expect(errors.map(({ message }) => message)).toEqual(['没有号码']);
  });

  test.each(['三组五号', '东院三号', '三,一,五', '十二幢'])('takes a written number for one: %s', (line) => {
    expect(read(line).doors).toHaveLength(1);
  });

  test('names the line of everything that is no door', () => {
    const { doors, errors } = read(`1-1-101\n张家 13800138000\n1,1,102,某人\n门卫\n${'长'.repeat(60)}1`);
    expect(doors).toHaveLength(1);
    expect(errors.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(errors[1]?.message).toBe('多列');
    expect(errors[2]?.message).toBe('没有号码');
  });

  test('comes from a file in UTF-8, or as Excel in Chinese saves it', async () => {
    const fileOf = (bytes: Uint8Array) => ({ arrayBuffer: async () => bytes.buffer }) as unknown as Blob;
    expect(await textOfFile(fileOf(new TextEncoder().encode('3幢601')))).toBe('3幢601');
    // 3幢601 in GB 18030
    expect(await textOfFile(fileOf(Uint8Array.from([0x33, 0xb4, 0xb1, 0x36, 0x30, 0x31])))).toBe('3幢601');
  });
});
