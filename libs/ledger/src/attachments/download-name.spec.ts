import { expect, test } from '@jest/globals';
import { asDownload } from './download-name.js';

const named = (name: string, ending = 'jpg') =>
  decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(asDownload(name, ending))?.[1] ?? '');

test('a file is stored under the name that a person gave it', () => {
  expect(named('宣传活动 现场（一）.JPG')).toBe('宣传活动 现场（一）.jpg');
  expect(named('签到表')).toBe('签到表.jpg');
});

test('no name breaks the header, leads to another place, or hides what the file is', () => {
  const header = asDownload('a"; filename=x.exe\r\nset-cookie: b.pdf', 'pdf');
  expect(header).not.toMatch(/[\r\n]/);
  expect(header.match(/"/g)).toHaveLength(2);
  expect(named('../../etc/passwd', 'png')).toBe('etcpasswd.png');
  expect(named('..', 'png')).toBe('file.png');
  expect(named('invoice\u202Egpj.exe', 'pdf')).toBe('invoicegpj.pdf');
  expect(named('\uD800x.pdf', 'pdf')).toBe('\uFFFDx.pdf');
  expect(named(`${'长'.repeat(300)}.pdf`, 'pdf')).toBe(`${'长'.repeat(120)}.pdf`);
});
