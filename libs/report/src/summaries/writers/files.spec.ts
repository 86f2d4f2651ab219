import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromBufferPromise } from 'yauzl';
import { figure, snapshotOf, stated } from '../../../test/snapshot-of.js';
import { composeDocument } from '../document/compose.js';
import { changesBetween } from '../document/changes.js';
import type { SummaryDocument } from '../document/summary-document.js';
import type { SnapshotFigure } from '../snapshot/snapshot.js';
import { contentHash } from '@fanzha/rollup';
import { chartPicture } from './chart-picture.js';
import { markdownFile } from './markdown.js';
import { printView } from './print-view.js';
import { wordFile } from './word.js';

const activities = (member: string, label: string, value: number): SnapshotFigure => ({
  ...figure('ACTIVITIES', stated(value)),
  ...{ key: `ACTIVITIES/ACTIVITY_TYPE/${member}`, by: 'ACTIVITY_TYPE', member, label },
});
const before = snapshotOf([figure('LEAFLETS', stated(20, { atLeast: true }))]);
const snapshot = snapshotOf([
  figure('LEAFLETS', stated(3000, { atLeast: true, uncounted: 2 })),
  figure('GROUP_PUSHES', stated(38)),
  figure('INTERCEPTIONS', stated(4), stated(2)),
  figure('LOSS', stated('627431.31')),
  activities('LECTURE', '讲座授课', 4),
  activities('STALL', '现场宣传', 7),
]);
const ISSUED: SummaryDocument = composeDocument({
  snapshot,
  snapshotHash: contentHash(snapshot),
  asOf: new Date('2026-11-05T01:42:00Z'),
  narrative: { PROBLEMS: '<b>资料</b> & *不足*。\n1. 人手少。', NEXT_STEPS: '继续宣传。' },
  signedBy: '湖畔小学办公室',
  issued: { edition: 2, documentNumber: '湖小〔2026〕5号', signedOn: '2026-11-05' },
  changed: { since: 1, figures: changesBetween(before, snapshot) },
});

/** The files within a zip, by their names. */
async function unzipped(file: Buffer): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(file, { lazyEntries: true });
  const texts: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    texts[entry.fileName] = Buffer.concat(chunks).toString('utf8');
  }
  return texts;
}

describe('the Word file', () => {
  let parts: Record<string, string>;
  const part = (name: string) => parts[`word/${name}.xml`] ?? '';
  const attributes = (xml: string, element: string): Record<string, string> =>
    Object.fromEntries(
      [...(new RegExp(`<w:${element} ([^>]*)/>`).exec(xml)?.[1] ?? '').matchAll(/w:(\w+)="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
  /** The paragraph that says something. */
  const paragraph = (words: string) =>
    part('document')
      .split('<w:p>')
      .find((each) => each.includes(`>${words}<`)) ?? `no paragraph says ${words}`;

  it('is a zip of the parts that Word expects', async () => {
    parts = await unzipped(await wordFile(ISSUED));
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining(['[Content_Types].xml', 'word/document.xml', 'word/settings.xml', 'word/footer1.xml']),
    );
  });

  it('is A4 with the margins of the standard: 37, 35, 28 and 26 mm', () => {
    expect(attributes(part('document'), 'pgSz')).toMatchObject({ w: '11906', h: '16838' });
    expect(attributes(part('document'), 'pgMar')).toMatchObject({
      top: '2098',
      bottom: '1984',
      left: '1587',
      right: '1474',
    });
  });

  it('has 22 lines of 28 characters, 28.95 pt apart', () => {
    const grid = attributes(part('document'), 'docGrid');
    expect(grid).toEqual({ type: 'linesAndChars', linePitch: '579', charSpace: '-848' });
    const [width, height] = [11906 - 1587 - 1474, 16838 - 2098 - 1984];
    expect(Math.floor(height / Number(grid['linePitch']))).toBe(22);
    expect(Math.round((width / 20 / (16 + Number(grid['charSpace']) / 4096)) * 100) / 100).toBeCloseTo(28, 1);
    expect(attributes(paragraph('继续宣传。'), 'spacing')).toMatchObject({ line: '579', lineRule: 'exact' });
  });

  it('has the title in 小标宋 of 22 pt, centred', () => {
    const title = paragraph('2026年10月反电信网络诈骗工作总结');
    expect(title).toContain('w:eastAsia="方正小标宋简体"');
    expect(attributes(title, 'sz')).toEqual({ val: '44' });
    expect(attributes(title, 'jc')).toEqual({ val: 'center' });
  });

  it('has the text in 仿宋 of 16 pt, two characters in', () => {
    const text = paragraph('继续宣传。');
    expect(text).toContain('w:eastAsia="仿宋_GB2312"');
    expect(attributes(text, 'sz')).toEqual({ val: '32' });
    expect(attributes(text, 'ind')).toEqual({ firstLine: '640', firstLineChars: '200' });
    expect(part('styles')).toMatch(/<w:rPrDefault>.*仿宋_GB2312.*w:val="32"/);
  });

  it('has a font for each level', () => {
    expect(paragraph('一、组织领导')).toContain('w:eastAsia="黑体"');
    expect(paragraph('（二）线下宣传')).toContain('w:eastAsia="楷体_GB2312"');
  });

  it('has the document number in 〔〕, who signs, and the date without zeros', () => {
    expect(paragraph('湖小〔2026〕5号')).toContain('center');
    expect(attributes(paragraph('2026年11月5日'), 'ind')).toEqual({ right: '1280' });
    // The date is six and a half characters wide, the name seven.
    expect(attributes(paragraph('湖畔小学办公室'), 'ind')).toEqual({ right: '1200' });
    // Who signs never stands on a page without text.
    for (const words of ['继续宣传。', '附件：1.主要指标统计表', '湖畔小学办公室'])
      expect(paragraph(words)).toContain('<w:keepNext/>');
    expect(part('document').indexOf('>湖畔小学办公室<')).toBeLessThan(part('document').indexOf('>2026年11月5日<'));
  });

  it('has page numbers between dashes, odd at the right, even at the left, 14 pt in 宋体', () => {
    expect(part('settings')).toContain('<w:evenAndOddHeaders');
    const footers = [part('footer1'), part('footer2')];
    expect(footers.map((footer) => attributes(footer, 'jc')['val'])).toEqual(['right', 'left']);
    for (const footer of footers) {
      expect(footer).toContain('w:eastAsia="宋体"');
      expect(attributes(footer, 'sz')).toEqual({ val: '28' });
      expect(footer.match(/—|PAGE/g)).toEqual(['—', 'PAGE', '—']);
    }
    expect(part('document')).toMatch(/<w:footerReference w:type="default"/);
    expect(part('document')).toMatch(/<w:footerReference w:type="even"/);
  });

  it('has the annexes on pages of their own, with the table of figures', () => {
    for (const name of ['附件1', '附件2']) {
      expect(paragraph(name)).toContain('<w:pageBreakBefore/>');
      expect(paragraph(name)).toContain('w:eastAsia="黑体"');
    }
    expect(paragraph('附件：1.主要指标统计表')).toContain('firstLine');
    const [, table = ''] = part('document').split('<w:tbl>');
    expect(table).toContain('>627431.31<');
    expect(table).toContain('>+2起<');
    expect(table).toContain('<w:tblHeader/>');
  });

  it('says what was typed as it was typed', () => {
    expect(part('document')).toContain('&lt;b&gt;资料&lt;/b&gt; &amp; *不足*。');
  });

  it('draws its charts as pictures that say their numbers in words as well, listed like every annex', async () => {
    expect(part('document')).toContain('3.统计图');
    expect(part('document')).toContain('>附件3<');
    const pictures = Object.keys(parts).filter((name) => /^word\/media\/.+\.png$/.test(name));
    const [chart] = ISSUED.charts;
    if (!chart) throw new Error('there is no chart');
    if ((await chartPicture(chart)) === null) expect(part('document')).toContain('现场宣传7项；讲座授课4项。');
    else {
      expect(pictures).toHaveLength(1);
      expect(part('document')).toContain('descr="现场宣传7项；讲座授课4项。"');
    }
  });

  const office = spawnSync('soffice', ['--version']).status === 0;
  (office ? it : it.skip)(`is read by LibreOffice${office ? '' : ': soffice is not installed'}`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'summary-'));
    try {
      writeFileSync(path.join(folder, 'summary.docx'), await wordFile(ISSUED));
      const { status } = spawnSync(
        'soffice',
        ['--headless', '--convert-to', 'pdf', '--outdir', folder, 'summary.docx'],
        {
          cwd: folder,
          timeout: 120_000,
        },
      );
      expect(status).toBe(0);
      expect(readdirSync(folder)).toContain('summary.pdf');
      expect(readFileSync(path.join(folder, 'summary.pdf')).subarray(0, 4).toString()).toBe('%PDF');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the other files', () => {
  it('Markdown says the same, and takes nothing that was typed for its own', () => {
    const text = markdownFile(ISSUED);
    expect(text).toContain('# 湖畔小学2026年10月反电信网络诈骗工作总结');
    expect(text).toContain(String.raw`\<b\>资料\</b\> \& \*不足\*。`);
    expect(text).toContain(String.raw`1\. 人手少。`.replace('1\\.', '\\1.'));
    expect(text).toContain('| 损失金额 | 元 | 627431.31 |');
  });

  it('the print view has the page of the standard, names its figures, and runs and loads nothing', async () => {
    const page = await printView(ISSUED);
    expect(page).toContain('@page { size: A4; margin: 37mm 26mm 35mm 28mm; }');
    expect(page).toContain('<data value="LEAFLETS" data-part="VALUE">3000余份</data>');
    expect(page).toContain('&lt;b&gt;资料&lt;/b&gt; &amp; *不足*。');
    expect(page).not.toMatch(/<script|<link|src=|url\((?!#)|<b>/);
    expect(page).toContain('aria-label="宣传活动（按形式）：现场宣传7项；讲座授课4项。"');
  });

  it('all say every block', async () => {
    const word = (await unzipped(await wordFile(ISSUED)))['word/document.xml'] ?? '';
    const print = await printView(ISSUED);
    /** What is left without tags, escapes and backslashes. */
    const words = (text: string) =>
      text
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&')
        .replace(/<[^>]+>|\\/g, '');
    for (const { inlines } of ISSUED.blocks) {
      const text = inlines.map((inline) => inline.text).join('');
      for (const file of [word, print, markdownFile(ISSUED)]) expect(words(file)).toContain(words(text));
    }
  });
});
