import { indicator } from '@fanzha/domain';
import type { ExportedColumn, ExportedRecord } from '@fanzha/ledger';
import { checkOversees, RegionDirectory, RegionService } from '@fanzha/org';
import type { Viewer } from '@fanzha/platform';
import { RegionFigures } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import type { AskedFigures } from './asked-export.js';

const column = (name: string, kind: ExportedColumn['kind']): ExportedColumn => ({ name, kind });

/** What columns of figures are called in Chinese. */
export const FIGURE_TITLES: ReadonlyMap<string, string> = new Map([
  ['code', '区划代码'],
  ['region', '区划'],
  ['period', '期间'],
  ['indicator', '指标代码'],
  ['label', '指标'],
  ['unit', '计量单位'],
  ['value', '数值'],
  ['numerator', '分子'],
  ['denominator', '分母'],
  ['atLeast', '至少'],
  ['approx', '约数'],
  ['uncounted', '未统计数量的记录'],
  ['withheld', '不公开数量的记录'],
  ['toCheck', '待核对的记录'],
  ...[
    ['spanning', '跨期'],
    ['goesOn', '期后结束'],
  ].flatMap(([part = '', zh = '']) => [
    [`${part}.records`, `${zh}：记录`] as const,
    [`${part}.amount`, `${zh}：数量`] as const,
    [`${part}.atLeast`, `${zh}：至少`] as const,
    [`${part}.approx`, `${zh}：约数`] as const,
    [`${part}.uncounted`, `${zh}：未统计数量的记录`] as const,
    [`${part}.withheld`, `${zh}：不公开数量的记录`] as const,
  ]),
] as const);

/** A figure, and what it does not say exactly, each in a column of its own. */
export const FIGURE_COLUMNS: readonly ExportedColumn[] = [
  column('code', 'text'),
  column('region', 'text'),
  column('period', 'text'),
  column('indicator', 'text'),
  column('label', 'text'),
  column('unit', 'text'),
  column('value', 'number'),
  column('numerator', 'number'),
  column('denominator', 'number'),
  column('atLeast', 'flag'),
  column('approx', 'flag'),
  column('uncounted', 'number'),
  column('withheld', 'number'),
  column('toCheck', 'number'),
  ...['spanning', 'goesOn'].flatMap((part) => [
    column(`${part}.records`, 'number'),
    column(`${part}.amount`, 'number'),
    column(`${part}.atLeast`, 'flag'),
    column(`${part}.approx`, 'flag'),
    column(`${part}.uncounted`, 'number'),
    column(`${part}.withheld`, 'number'),
  ]),
];

/** Figures of regions as rows of a table. */
@Injectable()
export class FigureRecords {
  constructor(
    private readonly service: RegionService,
    private readonly regions: RegionDirectory,
    private readonly figures: RegionFigures,
  ) {}

  /**
   * A row for each region and indicator.
   * @throws DomainError NOT_FOUND for a code nobody has; FORBIDDEN (OUTSIDE_OVERSIGHT, CELLS_TOO_SMALL), also of
   *   another sector than the viewer's.
   */
  async of(
    viewer: Viewer,
    { code, period, indicators, children, sector: within, campaignId }: AskedFigures,
  ): Promise<ExportedRecord[]> {
    const region = this.service.require(code);
    const sector = checkOversees(viewer, code, within);
    const asked = [region, ...(children ? this.regions.children(code) : [])];
    const questions = asked.map((each) => ({
      node: { kind: 'REGION' as const, code: each.code },
      period,
      sector,
      campaignId,
    }));
    const answers = await this.figures.of(viewer, questions, indicators);
    return answers.flatMap((figures, at) =>
      figures.map(({ indicator: which, exactValue, value, spanning, goesOn, ...figure }) => {
        const { zh, unit } = indicator(which);
        return {
          ...figure,
          code: asked[at]?.code,
          region: asked[at]?.name,
          period: period.text,
          indicator: which,
          label: zh,
          unit,
          value: exactValue ?? value,
          ...underName('spanning', spanning),
          ...underName('goesOn', goesOn),
        };
      }),
    );
  }
}

const underName = (name: string, part: object | null): ExportedRecord =>
  Object.fromEntries(Object.entries(part ?? {}).map(([field, value]) => [`${name}.${field}`, value as unknown]));
