import { describe, expect, it } from '@jest/globals';
import { ATTACHMENT_TYPES, attachmentType, endingErrors, endingOf, sizeText } from './attachment.js';

const JPEG = attachmentType('image/jpeg') ?? ATTACHMENT_TYPES[3];

describe('files that may be attached', () => {
  it.each([
    ['现场.JPG', 'jpg'],
    ['a.b.docx', 'docx'],
    ['README', ''],
    ['点.', ''],
  ])('the ending of %s', (name, ending) => expect(endingOf(name)).toBe(ending));

  it('knows types by what the content is, and nothing that a browser would run', () => {
    for (const type of ['text/html', 'image/svg+xml', 'application/zip', 'application/x-msdownload', null, undefined])
      expect(attachmentType(type)).toBeNull();
    expect(attachmentType('application/pdf')?.isImage).toBe(false);
    expect(JPEG?.isImage).toBe(true);
  });

  it('refuses a name that says something else than the content', () => {
    const wrong = (name: string) => endingErrors('file', name, JPEG as (typeof ATTACHMENT_TYPES)[number]);
    expect(wrong('现场.jpg')).toEqual([]);
    expect(wrong('现场.JPEG')).toEqual([]);
    for (const name of ['现场.pdf', '现场.jpg.exe', '现场', 'jpg'])
      expect(wrong(name)).toEqual([{ path: 'file', code: 'WRONG_FILE_ENDING', params: { ending: 'jpg' } }]);
  });

  it.each([
    [1, '1 KB'],
    [840_000, '820 KB'],
    [3_600_000, '3.4 MB'],
    [20 * 1024 * 1024, '20 MB'],
  ])('%i bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
});
