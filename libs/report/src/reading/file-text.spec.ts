import { deflateRawSync } from 'node:zlib';
import { DomainError } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { documentText } from './document-text.js';
import { fileText } from './file-text.js';

const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const xml = (body: string) => Buffer.from(`<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`);

/** An archive with one file. */
function archive(name: string, content: Buffer, { encrypted = false, method = 8 } = {}): Buffer {
  const packed = method === 8 ? deflateRawSync(content) : content;
  const called = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(called.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(encrypted ? 1 : 0, 8);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(called.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + called.length + packed.length, 16);
  return Buffer.concat([local, called, packed, entry, called, end]);
}

const document = (body: string, how = {}) => archive('word/document.xml', xml(body), how);

async function codeOf(bytes: Buffer): Promise<string | undefined> {
  try {
    await fileText(bytes);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.fields[0]?.code : String(error);
  }
}

describe('the text of a file', () => {
  it('of Word has paragraphs as lines and cells parted by tabs', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('讲座')}</w:tc><w:tc>${paragraph('12场')}</w:tc></w:tr></w:tbl>`;
    const file = document(
      `${paragraph('总结')}<w:p><w:r><w:t>一</w:t><w:tab/><w:t>二 &amp; 三</w:t></w:r></w:p>${table}`,
    );
    expect(await fileText(file)).toBe('总结\n一\t二 & 三\n讲座\t12场');
    expect(await fileText(document(paragraph('存着'), { method: 0 }))).toBe('存着');
  });

  it('leaves out what was deleted and instructions of fields', async () => {
    const deleted = '<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>';
    const body = `<w:p>${deleted}<w:r><w:instrText>PAGE</w:instrText><w:t>新</w:t></w:r></w:p>`;
    expect(await documentText(body)).toBe('新');
  });

  it('of plain text is UTF-8 or GB18030, whatever it is called', async () => {
    expect(await fileText(Buffer.from('\ufeff我校讲座12场'))).toBe('我校讲座12场');
    expect(await fileText(Buffer.from([0xce, 0xd2, 0xd0, 0xa3]))).toBe('我校');
    expect(await fileText(Buffer.from('fffe116221680a00', 'hex'))).toBe('我校');
  });

  it('is refused where it is no document: pictures, old Word, encrypted, entities, bombs', async () => {
    expect(await codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]))).toBe('INVALID_FORMAT');
    expect(await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]))).toBe('INVALID_FORMAT');
    expect(await codeOf(document(paragraph('密'), { encrypted: true }))).toBe('INVALID_FORMAT');
    expect(await codeOf(archive('xl/workbook.xml', xml('')))).toBe('INVALID_FORMAT');
    const entities = Buffer.from('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:t>&x;</w:t>');
    expect(await codeOf(archive('word/document.xml', entities))).toBe('INVALID_FORMAT');
    expect(await codeOf(archive('word/document.xml', Buffer.alloc(64 * 1024 * 1024, 32)))).toBe('INVALID_FORMAT');
    expect(await codeOf(document(paragraph('断')).subarray(0, 60))).toBe('INVALID_FORMAT');
    expect(await codeOf(Buffer.alloc(3 * 1024 * 1024, 65))).toBe('TOO_LARGE');
    expect(await codeOf(Buffer.from(' \n '))).toBe('REQUIRED');
    expect(await codeOf(Buffer.alloc(200_001, 65))).toBe('TOO_LONG');
  });

  it('is read in time in proportion to its length, whatever its markup', async () => {
    const began = process.cpuUsage();
    const hostile = [
      `<w:p${' a'.repeat(500_000)}`,
      `${'<w:tc>'.repeat(100_000)}x`,
      '<'.repeat(300_000),
      // Ends of cells, with and without their beginning, behind a long line.
      `<w:p><w:t>${'字'.repeat(1_000_000)}</w:t>${'</w:tc>'.repeat(200_000)}`,
      `<w:t>${'字'.repeat(1_000_000)}</w:t>${'<w:tc></w:tc>'.repeat(200_000)}`,
      `<w:tc><w:t>${'字 '.repeat(500_000)}</w:t>${'<w:tc><w:p/></w:tc>'.repeat(100_000)}`,
      `<w:t>${' '.repeat(1_000_000)}</w:t>${'<w:br/></w:tr>'.repeat(200_000)}`,
    ];
    for (const document of hostile) await documentText(document);
    // Time of the processor: what else the machine does decides nothing.
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(6_000);
  });

  it('lets others have their turn while it is read', async () => {
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    await documentText('<w:t>a</w:t>'.repeat(400_000));
    clearInterval(others);
    expect(turns).toBeGreaterThan(5);
  });

  it('passes over ends of what did not begin', async () => {
    expect(await documentText(`</w:tc></w:tc>${paragraph('一')}</w:del>${paragraph('二')}`)).toBe('一\n二');
  });
});
