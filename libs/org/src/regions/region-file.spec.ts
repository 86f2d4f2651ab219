import { describe, expect, it } from '@jest/globals';
import { parseRegionFile } from './region-file.js';

const HEADER = 'code,name,level,parent,valid_from,valid_to,successor';
const BASE = ['34,安徽省,PROVINCE,,,,', '3402,芜湖市,CITY,34,,,', '340210,湾沚区,COUNTY,3402,,,'];

const QUOTES = 'a quotation mark is not closed, or stands inside a cell where it must be doubled';

const parse = (...lines: string[]) => parseRegionFile([HEADER, ...BASE, ...lines].join('\n'));
/** What is said about the one line behind the base. */
const errorsOf = (line: string) => parse(line).errors.map((error) => `${error.line}: ${error.message}`);

describe('region file', () => {
  it('reads every column', () => {
    const { rows, errors } = parse(
      '340222,繁昌县,COUNTY,3402,2000-01-01,2020-06-30,340212',
      '340212,繁昌区,COUNTY,3402,2020-07-01,,',
    );
    expect(errors).toEqual([]);
    expect(rows[3]).toEqual({
      line: 5,
      code: '340222',
      name: '繁昌县',
      level: 'COUNTY',
      parent: '3402',
      validFrom: '2000-01-01',
      validTo: '2020-06-30',
      successor: '340212',
    });
  });

  it('takes what spreadsheets write: byte order mark, CRLF, quotes, blank lines', () => {
    const { rows, errors } = parseRegionFile(
      `\uFEFF${HEADER}\r\n"34","安徽省",PROVINCE,,,,\r\n\r\n3402, "芜湖,市" ,CITY,34,,,\r\n`,
    );
    expect(errors).toEqual([]);
    expect(rows.map((row) => row.name)).toEqual(['安徽省', '芜湖,市']);
  });

  it('finds parents and successors in the database, too', () => {
    const text = [HEADER, '340223100,籍山镇,TOWN,340223,,2026-01-31,340223101'].join('\n');
    expect(parseRegionFile(text).errors).toHaveLength(2);
    expect(parseRegionFile(text, new Set(['340223', '340223101'])).errors).toEqual([]);
  });

  it('takes a doubled quotation mark for one, and a comma in quotation marks for text', () => {
    const { rows, errors } = parse('340223,"南""陵"",县",COUNTY,3402,,,');
    expect(errors).toEqual([]);
    expect(rows[3]?.name).toBe('南"陵",县');
  });

  it('tells every wrong line, also behind a quotation mark that is not closed', () => {
    const { rows, errors } = parse(
      '340223,"南陵县,COUNTY,3402,,,',
      '340224,,COUNTY,3402,,,',
      '340225,某县,COUNTY,3402,,,',
    );
    expect(errors.map(({ line }) => line)).toEqual([5, 6]);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 7]);
  });

  it('refuses a file with other columns', () => {
    expect(parseRegionFile('code,name\n34,安徽省')).toEqual({
      rows: [],
      errors: [{ line: 1, message: `the first line must be: ${HEADER}` }],
    });
  });

  it.each([
    ['a wrong code', '34021,某区,COUNTY,3402,,,', ['5: code "34021" must have 2, 4, 6, 9 or 12 digits']],
    ['a missing name', '340223,,COUNTY,3402,,,', ['5: name is missing']],
    ['a name that cannot be seen', '340223,\u3164\u200b,COUNTY,3402,,,', ['5: name is missing']],
    [
      'a name of signs alone',
      '340223,……,COUNTY,3402,,,',
      ['5: Name needs at least one letter or digit, not signs alone'],
    ],
    [
      'a level that does not fit',
      '340223,南陵县,TOWN,3402,,,',
      ['5: level "TOWN" does not fit the code: it must be COUNTY'],
    ],
    ['a parent that does not fit', '340223,南陵县,COUNTY,3401,,,', ['5: parent "3401" must be 3402']],
    ['a parent that is missing', '340223,南陵县,COUNTY,,,,', ['5: parent "" must be 3402']],
    [
      'an unknown parent',
      '340223100,籍山镇,TOWN,340223,,,',
      ['5: parent 340223 is neither in the file nor in the database'],
    ],
    ['a province with a parent', '33,浙江省,PROVINCE,34,,,', ['5: a province has no parent']],
    ['a duplicate', '340210,湾沚区,COUNTY,3402,,,', ['5: code 340210 is already on line 4']],
    [
      'a day that does not exist',
      '340223,南陵县,COUNTY,3402,2020-02-30,,',
      ['5: "2020-02-30" is not a day (YYYY-MM-DD)'],
    ],
    [
      'an end before the start',
      '340223,南陵县,COUNTY,3402,2020-02-02,2020-02-01,',
      ['5: valid_to 2020-02-01 is before valid_from 2020-02-02'],
    ],
    [
      'an unknown successor',
      '340223,南陵县,COUNTY,3402,,2020-02-01,340224',
      ['5: successor 340224 is neither in the file nor in the database'],
    ],
    ['itself as successor', '340223,南陵县,COUNTY,3402,,2020-02-01,340223', ['5: a region cannot succeed itself']],
    [
      'a successor without an end',
      '340223,南陵县,COUNTY,3402,,,340210',
      ['5: a region with a successor needs valid_to'],
    ],
    ['a missing column', '340223,南陵县,COUNTY,3402', ['5: must have 7 columns, not 4']],
    ['an open quote', '340223,"南陵县,COUNTY,3402,,,', [`5: ${QUOTES}`]],
    ['a quote inside a cell', '340223,南"陵"县,COUNTY,3402,,,', [`5: ${QUOTES}`]],
    ['text behind a quoted cell', '340223,"南陵"县,COUNTY,3402,,,', [`5: ${QUOTES}`]],
    [
      'several errors at once',
      '340223,,TOWN,3402,,,',
      ['5: name is missing', '5: level "TOWN" does not fit the code: it must be COUNTY'],
    ],
  ])('names the line of %s', (_, line, errors) => {
    expect(errorsOf(line)).toEqual(errors);
  });
});
