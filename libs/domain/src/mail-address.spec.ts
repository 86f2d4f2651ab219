import { describe, expect, it } from '@jest/globals';
import { isMailAddress, mailAddressErrors, maskedMailAddress } from './mail-address.js';

describe('an e-mail address', () => {
  it.each(['zhi.ban@example.cn', 'a@b.cn', "o'neil+fanzha@mail.example.com", 'x@xn--fiqs8s.cn', '7@a.b.c.cn'])(
    'may be %s',
    (text) => expect(mailAddressErrors('address', ` ${text} `)).toEqual([]),
  );

  it.each([
    'plain',
    '@example.cn',
    'a@',
    'a@localhost',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@example..cn',
    '.a@example.cn',
    'a..b@example.cn',
    'a@-example.cn',
    'a@example.cn-',
    '"a b"@example.cn',
    'a b@example.cn',
    'a@example.cn,b@example.cn',
    'a@example.cn;b@example.cn',
    'Name <a@example.cn>',
    'a@example.cn\r\nBcc: b@example.cn',
    'a@example.cn\nBcc: b@example.cn',
    'a\u0000@example.cn',
    'a@example.cn\u200b',
    '值班@example.cn',
    'a@例子.中国',
    'а@example.cn', // a Cyrillic letter
    'a@b@example.cn',
    'a@example.c',
    `${'a'.repeat(65)}@example.cn`,
    `a@${'b'.repeat(64)}.cn`,
  ])('is refused: %j', (text) => expect(isMailAddress(text)).toBe(false));

  it('says what is wrong', () => {
    expect(mailAddressErrors('address', ' ')).toEqual([{ path: 'address', code: 'REQUIRED' }]);
    expect(mailAddressErrors('address', `a@${'b.'.repeat(200)}cn`)).toMatchObject([{ code: 'TOO_LONG' }]);
    expect(mailAddressErrors('address', 'nobody')).toEqual([{ path: 'address', code: 'INVALID_FORMAT' }]);
  });

  it('is shown without what it says of a person', () => {
    expect(maskedMailAddress('zhang.san@example.cn')).toBe('z···@example.cn');
  });
});
