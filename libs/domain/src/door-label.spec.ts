import { describe, expect, it } from '@jest/globals';
import { BOUNDS } from './bounds.js';
import { doorFaults, readDoor } from './door-label.js';

const grid = (written: string) => {
  const { label, building, unit, room } = readDoor(written);
  return [label, building, unit, room];
};

describe('a door', () => {
  it.each([
    '3-2-401', '3幢2单元401室', '3栋2单元401', '3号楼2单元401室', '３栋２单元４０１室', '3—2—401', '3－2－401', ' 3 栋 2 单元 401 室 ', '03栋02单元0401室',
    '三栋二单元401', '3栋2-401', '3座2门401户', '3#2单元401', '3-2单元-401室', '3＃楼2单元401',
  ])('is 3-2-401 when written %s', (written) => {
    expect(grid(written)).toEqual(['3-2-401', '3', '2', '401']);
  });

  it.each([
    ['3号楼401', ['3-401', '3', '', '401']],
    ['3-401', ['3-401', '3', '', '401']],
    ['a栋1203b', ['A-1203B', 'A', '', '1203B']],
    ['Ｂ2幢1单元101', ['B2-1-101', 'B2', '1', '101']],
    ['十二栋501', ['12-501', '12', '', '501']],
    ['二十栋501', ['20-501', '20', '', '501']],
    ['十栋501', ['10-501', '10', '', '501']],
    ['甲栋101', ['甲-101', '甲', '', '101']],
    ['东湖花园3栋2单元401室', ['东湖花园3-2-401', '东湖花园3', '2', '401']],
    ['东湖花园3-2-401', ['东湖花园3-2-401', '东湖花园3', '2', '401']],
    ['人民路12号3栋401', ['人民路12号3-401', '人民路12号3', '', '401']],
    ['东湖花园十三栋401', ['东湖花园13-401', '东湖花园13', '', '401']],
  ])('%s stands in the grid', (written, expected) => {
    expect(grid(written)).toEqual(expected);
  });

  it.each(['王庄3组15号', '人民路12-3号', '门卫室', '2单元401', '东头第一户', '15号', '湖滨路 8 号'])('%s stays as it is', (written) => {
    expect(grid(written)).toEqual([written, '', '', '']);
  });

  it('of another estate is another door', () => {
    expect(readDoor('东湖花园3栋401').label).not.toBe(readDoor('西湖花园3栋401').label);
  });

  it('is read again as it was read', () => {
    for (const written of ['3幢2单元401室', '十二栋501', '东湖花园3栋2单元401室', 'a栋1203b', '王庄３组１５号', '甲栋101']) {
      const { label } = readDoor(written);
      expect(readDoor(label).label).toBe(label);
    }
  });
});

describe('the label of a door', () => {
  const faults = (label: string) => doorFaults('doors.0', label).map(({ path, code }) => `${path} ${code}`);

  it.each(['3-2-401', '王庄3组15号', '湖滨路1388弄15号', '1388-0-1380', '长'.repeat(BOUNDS.door.max)])('may be %s', (label) => {
    expect(faults(label)).toEqual([]);
  });

  it.each(['张家 13800138000', '１３８００１３８０００', '138-0013-8000', '138 0013 8000', '34022119800101123X', '0553-1234567'])('holds no number of a person: %s', (label) => {
    expect(faults(label)).toEqual(['doors.0 INVALID_FORMAT']);
  });

  it('is there, fits and can be read', () => {
    expect(faults(' ')).toEqual(['doors.0 REQUIRED']);
    expect(faults('长'.repeat(BOUNDS.door.max + 1))).toEqual(['doors.0 TOO_LONG']);
    expect(faults('3\u0007-401')).toEqual(['doors.0 INVALID_CHARACTERS']);
    expect(readDoor('3\u200b-401').label).toBe('3-401');
  });
});
