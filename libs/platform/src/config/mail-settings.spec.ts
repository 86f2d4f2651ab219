import { describe, expect, it } from '@jest/globals';
import { Config } from './config.js';

const mailOf = (env: Record<string, string> = {}) =>
  new Config(
    {
      FANZHA_SMTP_URL: 'smtp://mail.example.cn',
      FANZHA_SMTP_FROM: 'noreply@example.cn',
      FANZHA_PUBLIC_URL: 'https://fanzha.example.cn/',
      ...env,
    },
    '/',
  ).mail;

describe('how mails leave', () => {
  it('is not at all, until a server is set', () => {
    expect(new Config({}, '/').mail).toBeNull();
    expect(new Config({ FANZHA_PUBLIC_URL: 'https://fanzha.example.cn' }, '/').mail).toBeNull();
    expect(() => new Config({ FANZHA_SMTP_FROM: 'a@b.cn' }, '/')).toThrow(/need FANZHA_SMTP_URL/);
  });

  it('is encrypted, but on the same machine or where that is switched off', () => {
    expect(mailOf()).toEqual({
      host: 'mail.example.cn',
      port: 587,
      tls: 'starttls',
      user: null,
      password: null,
      from: { name: '反诈台账', address: 'noreply@example.cn' },
      publicUrl: 'https://fanzha.example.cn',
    });
    expect(mailOf({ FANZHA_SMTP_TLS: 'off' })?.tls).toBe('off');
    expect(mailOf({ FANZHA_SMTP_URL: 'smtp://127.0.0.1:2525' })).toMatchObject({ port: 2525, tls: 'off' });
    expect(mailOf({ FANZHA_SMTP_URL: 'smtp://[::1]:2525' })).toMatchObject({ host: '::1', tls: 'off' });
    expect(mailOf({ FANZHA_SMTP_URL: 'smtp://127.0.0.1:2525', FANZHA_SMTP_TLS: 'required' })?.tls).toBe('starttls');
    expect(mailOf({ FANZHA_SMTP_URL: 'smtps://u%40x:p%3Aw@mail.example.cn' })).toMatchObject({
      ...{ port: 465, tls: 'implicit', user: 'u@x', password: 'p:w' },
    });
  });

  it('has a sender with a name', () => {
    expect(mailOf({ FANZHA_SMTP_FROM: '湾沚区反诈 <fanzha@example.cn>' })?.from).toEqual({
      name: '湾沚区反诈',
      address: 'fanzha@example.cn',
    });
  });

  it.each([
    [{ FANZHA_SMTP_URL: 'mail.example.cn' }, /FANZHA_SMTP_URL must be/],
    [{ FANZHA_SMTP_URL: 'http://mail.example.cn' }, /FANZHA_SMTP_URL must be/],
    [{ FANZHA_SMTP_URL: 'smtp://mail.example.cn/path' }, /FANZHA_SMTP_URL must be/],
    [{ FANZHA_SMTP_URL: 'smtp://a%zz@mail.example.cn' }, /encoded/],
    [{ FANZHA_SMTP_FROM: '' }, /FANZHA_SMTP_FROM must be/],
    [{ FANZHA_SMTP_FROM: 'a@b.cn, c@d.cn' }, /FANZHA_SMTP_FROM must be/],
    [{ FANZHA_SMTP_FROM: 'x\ny <a@b.cn>' }, /FANZHA_SMTP_FROM must be/],
    [{ FANZHA_PUBLIC_URL: '' }, /needs FANZHA_PUBLIC_URL/],
    [{ FANZHA_PUBLIC_URL: 'javascript:alert(1)' }, /needs FANZHA_PUBLIC_URL/],
    [{ FANZHA_SMTP_TLS: 'maybe' }, /one of required, off/],
  ])('is refused: %j', (env, told) => expect(() => mailOf(env as Record<string, string>)).toThrow(told));
});
