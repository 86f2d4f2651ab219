import { DEFAULT_LOCALE, type Locale } from '@fanzha/domain';
import { Kept } from '../bounds/kept.js';

/** Headers as browsers send them are few; what was worked out once is kept. */
const known = new Kept<string, Locale>(20_000, (header) => header.length);

/**
 * The language to answer in: the most preferred of `Accept-Language` that the product speaks,
 * else Chinese (RFC 9110, 12.5.4).
 */
export function localeOf(acceptLanguage: string | undefined): Locale {
  if (acceptLanguage === undefined) return DEFAULT_LOCALE;
  const before = known.get(acceptLanguage);
  if (before) return before;
  const locale = mostPreferred(acceptLanguage);
  known.set(acceptLanguage, locale);
  return locale;
}

function mostPreferred(header: string): Locale {
  const ranges = header.split(',').map((range) => {
    const [language = '', ...parameters] = range.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    return { language: language.split('-')[0], quality: Number(quality ?? 1) };
  });
  // Sorting is stable: of equally preferred languages the first one named wins.
  for (const { language, quality } of ranges.sort((a, b) => b.quality - a.quality)) {
    if (quality > 0 && language === 'zh') return 'zh-CN';
    if (quality > 0 && language === 'en') return 'en';
  }
  return DEFAULT_LOCALE;
}
