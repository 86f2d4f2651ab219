import { describe, expect, it } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import { csvRows } from './csv-rows.js';
import { ROWS_AT_ONCE } from './limits.js';
import { rawSheet } from './read-sheet.js';
import { type StagedHead, type StagedRow, stagedSheet } from './staged-sheet.js';
import { UnreadableFile } from './unreadable-file.js';

interface Part {
  readonly name: string;
  readonly text: string | Buffer;
  readonly flags?: number;
}

/** An archive as a program would write it, or as nobody should. */
function archive(parts: readonly Part[]): Buffer {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, text, flags = 0 } of parts) {
    const packed = deflateRawSync(text);
    const called = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt16LE(called.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(called.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, called, packed);
    entries.push(entry, called);
    offset += 30 + called.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const BOOK = `<workbook><sheets><sheet name="隐藏" sheetId="1" state="hidden" r:id="rId1"/>
  <sheet name="活动" sheetId="2" r:id="rId2"/></sheets></workbook>`;
const RELATIONS = `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
  <Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>`;
const STYLES = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
  <numFmt numFmtId="171" formatCode="0.00&quot;m&quot;"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`;

const SHARED =
  '<sst><si><t>活动日期</t></si><si><r><t>反诈</t></r><r><t>讲座</t></r><rPh><t>aloud</t></rPh></si></sst>';

const workbook = (cells: string, more: readonly Part[] = [], shared = SHARED): Buffer =>
  archive([
    { name: 'xl/workbook.xml', text: BOOK },
    { name: 'xl/_rels/workbook.xml.rels', text: RELATIONS },
    { name: 'xl/styles.xml', text: STYLES },
    { name: 'xl/sharedStrings.xml', text: shared },
    { name: 'xl/worksheets/sheet2.xml', text: `<worksheet><sheetData>${cells}</sheetData></worksheet>` },
    ...more,
  ]);

const ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>';

async function rowsOf(bytes: Buffer) {
  const { rows } = await rawSheet(bytes);
  const found = [];
  for await (const row of rows) found.push(row);
  return found;
}

async function refusal(bytes: Buffer): Promise<string> {
  try {
    await stagedSheet(
      bytes,
      async () => undefined,
      async () => undefined,
    );
  } catch (error) {
    if (error instanceof UnreadableFile) return error.fieldCode;
    throw error;
  }
  return 'read';
}

async function staged(bytes: Buffer) {
  const heads: StagedHead[] = [];
  const rows: StagedRow[] = [];
  const count = await stagedSheet(
    bytes,
    async (head) => void heads.push(head),
    async (some) => void rows.push(...some),
  );
  return { head: heads[0], rows, count };
}

describe('a workbook', () => {
  it('is read as texts: shared ones, dates with their time, numbers with all digits, formulas as such', async () => {
    const cells =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
      '<row r="3"><c r="A3" s="1"><v>46083</v></c><c r="B3" s="2"><v>46083.75</v></c><c r="C3" s="3"><v>46083</v></c>' +
      '<c r="E3" t="inlineStr"><is><t>A3402210000002026110001</t></is></c><c r="F3"><v>1.2E+21</v></c>' +
      '<c r="G3"><f>SUM(A1:A2)</f><v>7</v></c><c r="H3" t="b"><v>1</v></c><c r="I3"><v>0.1</v></c>' +
      '<c r="J3" t="s"><f>A1</f><v>0</v></c></row>';
    expect(await rowsOf(workbook(cells))).toEqual([
      { row: 1, cells: ['活动日期', '反诈讲座'] },
      {
        row: 3,
        cells: [
          '2026-03-02',
          '2026-03-02 18:00',
          '46083',
          null,
          'A3402210000002026110001',
          { e: 'LOST_DIGITS' },
          { e: 'FORMULA' },
          '是',
          '0.1',
          { e: 'FORMULA' },
        ],
      },
    ]);
  });

  it('is refused where it has macros or a password, is of an old program, or nothing is in it', async () => {
    expect(await refusal(workbook(ROW, [{ name: 'xl/vbaProject.bin', text: 'x' }]))).toBe('HAS_MACROS');
    expect(await refusal(archive([{ name: 'xl/workbook.xml', text: BOOK, flags: 1 }]))).toBe('ENCRYPTED');
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toBe('OLD_FORMAT');
    const encrypted = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await refusal(encrypted)).toBe('ENCRYPTED');
    expect(await refusal(Buffer.alloc(0))).toBe('NO_ROWS');
    expect(await refusal(workbook(''))).toBe('NO_ROWS');
    expect(await refusal(archive([{ name: 'word/document.xml', text: 'x' }]))).toBe('OLD_FORMAT');
    expect(await refusal(workbook(ROW).subarray(0, 200))).toBe('INVALID_FORMAT');
    expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]))).toBe('OLD_FORMAT');
  });

  it('is refused where one long text stands in so many cells that copies of it would fill the memory', async () => {
    const rows = Array.from(
      { length: 2_500 },
      (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="s"><v>1</v></c></row>`,
    );
    const shared = `<sst><si><t>说明</t></si><si><t>${'字'.repeat(32_000)}</t></si></sst>`;
    const cells = `<row r="1"><c r="A1" t="s"><v>0</v></c></row>${rows.join('')}`;
    let most = 0;
    await expect(
      stagedSheet(
        workbook(cells, [], shared),
        async () => undefined,
        async (some) =>
          void (most = Math.max(
            most,
            some.reduce((sum, { cells: [cell] }) => sum + String(cell).length, 0),
          )),
      ),
    ).rejects.toMatchObject({ fieldCode: 'UNSAFE_FILE' });
    expect(most).toBeLessThan(3_000_000);
  });

  it('takes no time for what does not close: a quadratic reader would not come to an end here', async () => {
    const unclosed = [`<c${' '.repeat(200_000)}`, '<?'.repeat(100_000), `<${'a'.repeat(200_000)}`];
    const told = [];
    for (const text of unclosed) told.push(await refusal(workbook(`<row r="1">${text}`)));
    expect(told).toEqual(['NO_ROWS', 'NO_ROWS', 'NO_ROWS']);
  });

  it('is refused where it is made to harm: bombs, entities, too many files, cells out of their places', async () => {
    const sheet = (text: string | Buffer): Buffer =>
      archive([
        { name: 'xl/workbook.xml', text: BOOK },
        { name: 'xl/_rels/workbook.xml.rels', text: RELATIONS },
        { name: 'xl/worksheets/sheet2.xml', text },
      ]);
    const bomb = `<worksheet><sheetData>${' '.repeat(40 * 1024 * 1024)}</sheetData></worksheet>`;
    expect(await refusal(sheet(bomb))).toBe('UNSAFE_FILE');
    expect(await refusal(sheet('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'))).toBe('UNSAFE_FILE');
    expect(await refusal(sheet('<worksheet><sheetData><![CDATA[x]]></sheetData></worksheet>'))).toBe('UNSAFE_FILE');
    expect(await refusal(sheet(Buffer.from('<worksheet>字</worksheet>', 'utf16le')))).toBe('INVALID_FORMAT');
    const many = Array.from({ length: 1_001 }, (_, at) => ({ name: `${at}`, text: '' }));
    expect(await refusal(archive(many))).toBe('UNSAFE_FILE');
    expect(await refusal(workbook(ROW, [{ name: 'xl/workbook.xml', text: BOOK }]))).toBe('UNSAFE_FILE');
    for (const cells of [
      '<row r="1048577"><c r="A1"><v>1</v></c></row>',
      '<row r="2"/><row r="1"/>',
      '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
      '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
      '<row r="1"><c r="XFD1"><v>1</v></c></row>',
      `<row r="1"><c r="A1" t="str"><v>${'x'.repeat(33_000)}</v></c></row>`,
    ])
      expect([cells.slice(0, 60), await refusal(workbook(cells))]).toEqual([cells.slice(0, 60), 'UNSAFE_FILE']);
    // Entities are not looked up, and a sheet that lies elsewhere is not fetched.
    const cells = '<row r="1"><c r="A1" t="str"><v>&amp;&lol;&#20013;</v></c></row>';
    expect((await rowsOf(workbook(cells)))[0]?.cells).toEqual(['&&lol;中']);
    const outside = RELATIONS.replace('Target="worksheets/sheet2.xml"', 'TargetMode="External" Target="http://x/y"');
    expect(
      await refusal(
        archive([
          { name: 'xl/workbook.xml', text: BOOK },
          { name: 'xl/_rels/workbook.xml.rels', text: outside },
        ]),
      ),
    ).toBe('INVALID_FORMAT');
  });
});

describe('a table of text', () => {
  const gb18030 = Buffer.from([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x31, 0x2c, 0x32]);

  it.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFF日期,名称\n1,2')],
    ['UTF-8 without one', Buffer.from('日期,名称\r\n1,2\r\n')],
    ['semicolons', Buffer.from('日期;名称\n1;2')],
    ['tabs', Buffer.from('日期\t名称\n1\t2')],
    ['GB18030', gb18030],
  ])('is read in %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual([
      { row: 1, cells: ['日期', '名称'] },
      { row: 2, cells: ['1', '2'] },
    ]);
  });

  it('keeps quotes and lines in cells, takes off the marks of exports, and computes nothing', async () => {
    const text = `a,b,c\n"一\n行","他说""好""",'0012\n,=1+1,'=1+1\n\n'3402210000002026110001,-20,'x`;
    expect(await rowsOf(Buffer.from(text))).toEqual([
      { row: 1, cells: ['a', 'b', 'c'] },
      { row: 2, cells: ['一\n行', '他说"好"', '0012'] },
      { row: 3, cells: ['', { e: 'FORMULA' }, '=1+1'] },
      { row: 5, cells: ['3402210000002026110001', '-20', "'x"] },
    ]);
  });
});

describe('what is staged', () => {
  it('leaves out titles, examples and everything of columns with numbers of persons', async () => {
    const text = [
      '2026年活动表,,,',
      '活动日期,名称,身份证号码,备注',
      '示例：2026-01-01,示例,,',
      '2026-01-02,讲座,11010519491231002X,无',
      '2026-01-03,班会,,已告知当事人不要把卡号6222021234567890128告诉任何不认识的人和群',
    ].join('\n');
    const { head, rows, count } = await staged(Buffer.from(text));
    expect(head).toMatchObject({ format: 'CSV', headerRow: 2 });
    expect(head?.columns.map(({ personal }) => personal)).toEqual([null, null, 'HEADER', null]);
    expect(count).toBe(2);
    expect(rows[0]).toEqual({ row: 4, cells: ['2026-01-02', '讲座', null, '无'] });
    expect(rows[1]?.cells[3]).toEqual({ e: 'PERSONAL_NUMBER' });
    expect(JSON.stringify([head, rows])).not.toMatch(/1101051949|62220212/);
  });

  it('shows of a number of a person nothing that was taken apart by what is not kept', async () => {
    const apart = '1101\u0000051949\u00001231\u0000002X';
    const lines = Array.from({ length: 3 }, (_, at) => `2026-01-0${at + 1},${apart}`);
    for (const text of [`\uFEFF日期,备注\n${lines.join('\n')}`, `\uFEFF日期,${apart}\n2026-01-02,无`]) {
      for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le')]) {
        const told = await staged(bytes);
        expect(JSON.stringify(told)).not.toMatch(/1101051949/);
      }
    }
  });

  it('is refused, or has what it has, whatever bytes come', async () => {
    const mark = [0xef, 0xbb, 0xbf];
    for (const [bytes, expected] of [
      [Buffer.from('日期,名称\r1,2\r3,4'), 'read'],
      [Buffer.from('\r\r\r'), 'NO_ROWS'],
      [Buffer.from('"'.repeat(200_001)), 'UNSAFE_FILE'],
      [Buffer.from(`a,b\n${'"'.repeat(60_000)}`), 'read'],
      [Buffer.from('\u0000a,b\n1,2'), 'OLD_FORMAT'],
      [Buffer.from([...mark, ...Buffer.from('a,b\n1,2'), 0xe5, 0x8f]), 'INVALID_FORMAT'],
      [Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x0a, 0x00, 0x42]), 'INVALID_FORMAT'],
      [Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x0a, 0x00, 0x00, 0xd8]), 'INVALID_FORMAT'],
      [Buffer.from([...mark]), 'NO_ROWS'],
      [Buffer.from([0xff, 0xfe]), 'NO_ROWS'],
      [Buffer.from([0xc8, 0xd5, 0x2c, 0x61, 0x0a, 0x31, 0x2c, 0xc3]), 'INVALID_FORMAT'],
      [Buffer.from([...Buffer.from('a,b\n1,'), 0x81, 0x30, 0x81]), 'INVALID_FORMAT'],
      [Buffer.from(`a,b\n${','.repeat(201)}`), 'UNSAFE_FILE'],
      [Buffer.from(`a,b\n1,${'字'.repeat(32_768)}`), 'UNSAFE_FILE'],
      [Buffer.from([...mark, 0, 0, 0x2c, 0, 0x0a, 0, 0x2c, 0]), 'NO_ROWS'],
    ] as const)
      expect([bytes.subarray(0, 20).toString('hex'), await refusal(bytes)]).toEqual([
        bytes.subarray(0, 20).toString('hex'),
        expected,
      ]);
  });

  it('knows such columns by what stands in them, and counts of phones as counts', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => `2026-01-02,1391234${5000 + at},${at},电话`);
    const { head } = await staged(Buffer.from(['日期,联系,劝阻电话数量,方式', ...lines].join('\n')));
    expect(head?.columns.map(({ personal }) => personal)).toEqual([null, 'CONTENT', null, null]);
  });

  it('comes in pieces, and no more rows than may be', async () => {
    const lines = Array.from({ length: 2_500 }, (_, at) => `2026-01-02,第${at}场`);
    const sizes: number[] = [];
    const bytes = Buffer.from(['日期,名称', ...lines].join('\n'));
    const add = async (rows: readonly StagedRow[]) => void sizes.push(rows.length);
    expect(await stagedSheet(bytes, async () => undefined, add)).toBe(2_500);
    expect(sizes).toEqual([ROWS_AT_ONCE, ROWS_AT_ONCE, 500]);
    const many = Buffer.from(`a,b\n${'1,2\n'.repeat(100_001)}`);
    expect(await refusal(many)).toBe('TOO_MANY_ROWS');
  });
});

describe('a text that comes in pieces', () => {
  it('has the same rows, wherever it is cut', () => {
    const text = `日期,"名称","一\r\n行"\r\n1,"他说""好""",\r\n\r\n"a"b,${'长'.repeat(90)},\n2,,"",'0012\r3,"",\n\n4,五,`;
    const whole = [...csvRows([text])];
    expect(whole.map(({ row }) => row)).toEqual([1, 2, 4, 5, 6, 8]);
    for (let size = 1; size < 40; size += 1) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        text.slice(at * size, (at + 1) * size),
      );
      // The first lines say what parts the cells, and are read together.
      const title = `${'标题,'.repeat(180)}\n`.repeat(40);
      expect([...csvRows([title, ...pieces])].slice(40)).toEqual(
        whole.map(({ row, cells }) => ({ row: row + 40, cells })),
      );
    }
  });

  it('takes time in proportion to its length where a quote never ends', () => {
    const pieces = Array.from({ length: 80 }, () => '"",'.repeat(80_000));
    expect(() => [...csvRows(['"', ...pieces])]).toThrow(UnreadableFile);
    const open = ['a,b\n', '"', ...Array.from({ length: 80 }, () => '字'.repeat(250_000))];
    const began = performance.now();
    expect(() => [...csvRows(open)]).toThrow('a quote that never ends');
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('is decoded across the ends of pieces, and refused where it is none', async () => {
    const text = `a,b\n${'反诈,宣传\n'.repeat(40_000)}`;
    const read = async (bytes: Buffer) => (await rowsOf(bytes)).length;
    expect(await read(Buffer.from(text))).toBe(40_001);
    // 日期,名称 and a line end: nine bytes and one, so that pieces end in the middle of characters.
    const line = Buffer.from([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a]);
    const gb18030 = await rowsOf(Buffer.concat([Buffer.from('x'), ...Array.from({ length: 60_000 }, () => line)]));
    expect(gb18030.at(-1)).toEqual({ row: 60_000, cells: ['日期', '名称'] });
    const broken = Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xff, 0x80])]);
    expect(await refusal(broken)).toBe('INVALID_FORMAT');
  });
});
