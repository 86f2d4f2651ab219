import { isIndicatorCode, parsePeriod, sameLastYear, type IndicatorCode } from '@fanzha/domain';
import { useOpenedSource } from '../../figures/use-opened-source.js';

/** Name of a figure of a place; `before` is that of the year before. */
export const placeFigureKey = (place: string, code: IndicatorCode, before: boolean): string =>
  [place, code, ...(before ? ['before'] : [])].join('.');

/** Where a figure of a place comes from. */
export const usePlaceSource = (scheme: () => { readonly period: string } | null | undefined) =>
  useOpenedSource((key) => {
    const period = scheme()?.period;
    const [region, code = '', before] = key.split('.');
    if (!period || !region || !isIndicatorCode(code)) return null;
    const shown = before ? sameLastYear(parsePeriod(period)).text : period;
    return { indicator: code, period: shown, sector: null, region, direct: false, tenant: null };
  });
