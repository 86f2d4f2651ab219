import { type Locale, notificationText } from '@fanzha/domain';
import type { Mail } from '@fanzha/platform';
import type { MailedNews } from './mail.row.js';

type Message = Pick<Mail, 'subject' | 'text' | 'html'>;

const WORDS = {
  'zh-CN': {
    product: '反诈台账',
    confirm: '请确认邮箱',
    asked: '有人在反诈台账的通知设置里填了这个邮箱。是你本人的，请登录后打开下面的链接，{hours} 小时内有效：',
    ignore: '不是你填的，不用理会；没有确认，不会再发邮件到这里。',
    several: '{count} 条通知',
    more: '还有 {count} 条，请登录查看。',
    open: '登录查看',
    settings: '不想收邮件，或想换个时间收，请到通知设置',
  },
  en: {
    product: 'Fanzha Ledger',
    confirm: 'Please confirm your address',
    asked:
      'Somebody entered this address in the notification settings of Fanzha Ledger. If it was you, sign in and open ' +
      'this link within {hours} hours:',
    ignore: 'If it was not you, do nothing: without that no further mail comes here.',
    several: 'Notifications: {count}',
    more: 'Further ones: {count}. Sign in to read them.',
    open: 'Sign in to read',
    settings: 'To receive no mails, or at other times, see the notification settings',
  },
} as const satisfies Record<Locale, Record<string, string>>;

const filled = (text: string, count: number): string => text.replace(/\{(?:count|hours)\}/, String(count));

/** The pages that a mail links to. */
const pathsOf = (publicUrl: string) => ({
  news: `${publicUrl}/notifications`,
  settings: `${publicUrl}/notifications/settings`,
});

/**
 * The mail with the link that confirms an address.
 * @param hours how long the link works
 */
export function linkMessage(publicUrl: string, token: string, hours: number, locale: Locale): Message {
  const words = WORDS[locale];
  const link = `${pathsOf(publicUrl).settings}?confirm=${encodeURIComponent(token)}`;
  const asked = filled(words.asked, hours);
  return {
    subject: `${words.product}：${words.confirm}`,
    text: `${asked}\n\n${link}\n\n${words.ignore}\n`,
    html: page(locale, `<p>${escaped(asked)}</p><p>${anchor(link, link)}</p><p>${escaped(words.ignore)}</p>`),
  };
}

/**
 * The mail that tells of notifications: units, numbers and titles as in the application, and where to read on.
 * @param news those that are named
 * @param total how many there are
 */
export function newsMessage(publicUrl: string, news: readonly MailedNews[], total: number, locale: Locale): Message {
  const words = WORDS[locale];
  const paths = pathsOf(publicUrl);
  const items = news.map(({ kind, facts }) => notificationText(kind, facts, locale));
  const [first] = items;
  const about = total === 1 && first ? first.title : filled(words.several, total);
  const more = total > items.length ? [filled(words.more, total - items.length)] : [];
  const mark = items.length > 1 ? '· ' : '';
  const lines = items.flatMap(({ title, body }) => [`${mark}${title}`, `${mark && '  '}${body}`, '']);
  const listed = items.map(({ title, body }) => `<p><b>${escaped(title)}</b><br>${escaped(body)}</p>`);
  return {
    subject: `${words.product}：${about}`,
    text: [...lines, ...more, `${words.open}：${paths.news}`, '', `${words.settings}：${paths.settings}`, ''].join(
      '\n',
    ),
    html: page(
      locale,
      [
        ...listed,
        ...more.map((line) => `<p>${escaped(line)}</p>`),
        `<p>${anchor(paths.news, words.open)}</p><hr><p>${anchor(paths.settings, words.settings)}</p>`,
      ].join(''),
    ),
  };
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
const anchor = (href: string, text: string): string => `<a href="${escaped(href)}">${escaped(text)}</a>`;
const page = (locale: Locale, body: string): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"></head><body>${body}</body></html>`;
