import { EvaluationReading } from '@fanzha/campaign';
import {
  decimalOf,
  EVALUATION_STATES,
  indicator,
  nameIn,
  SCORE_DOUBTS,
  SCORE_STATES,
  SECTORS,
  TENANT_TYPES,
  termOf,
} from '@fanzha/domain';
import type { ExportedColumn, ExportedColumns, ExportedRecord } from '@fanzha/ledger';
import { RegionDirectory } from '@fanzha/org';
import type { Viewer } from '@fanzha/platform';
import { RollupReader } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';

const text = (name: string): ExportedColumn => ({ name, kind: 'text' });
const number = (name: string): ExportedColumn => ({ name, kind: 'number' });
const ZH = 'zh-CN';

/** Units × items of a scoring scheme as a table: the lowest and the highest points, which are the same when certain. */
@Injectable()
export class ScoreRecords {
  constructor(
    private readonly reading: EvaluationReading,
    private readonly rollups: RollupReader,
    private readonly regions: RegionDirectory,
  ) {}

  /** @throws DomainError NOT_FOUND; FORBIDDEN (READ_ONLY_OVERSIGHT); TOO_COMPLEX (SCOPE_TOO_WIDE) */
  async of(viewer: Viewer, id: string) {
    const reads = this.rollups.readsOf({ viewer, loaders: new Map() });
    const { scheme, showsRanks, scores } = await this.reading.all(viewer, reads, id);
    const items = scheme.items.map((item, at) => ({ ...item, no: at + 1 }));
    const columns: ExportedColumns = {
      record: [
        ...['unit', 'region', 'sector', 'type'].map(text),
        // Nobody is ranked before the authority switches that on.
        ...(showsRanks ? [number('rank')] : []),
        ...['low', 'high', 'outOf'].map(number),
        text('state'),
        ...items.flatMap(({ no }) => [
          number(`value${no}`),
          number(`low${no}`),
          number(`high${no}`),
          text(`state${no}`),
          text(`doubts${no}`),
        ]),
      ],
      lists: [],
    };
    const titles = new Map<string, string>([
      ['unit', '单位'],
      ['region', '区划'],
      ['sector', '条线'],
      ['type', '单位类型'],
      ['rank', '名次'],
      ['low', '总分（最低）'],
      ['high', '总分（最高）'],
      ['outOf', '满分'],
      ['state', '能否确定'],
      ...items.flatMap(({ no, name, weight, indicator: code }): [string, string][] => [
        [`value${no}`, `${no} ${name}（${indicator(code).unit}）`],
        [`low${no}`, `${no} ${name} 得分（最低，满分 ${decimalOf(weight)}）`],
        [`high${no}`, `${no} ${name} 得分（最高）`],
        [`state${no}`, `${no} ${name} 能否确定`],
        [`doubts${no}`, `${no} ${name} 原因`],
      ]),
    ]);
    const records = scores.map(({ unit, result, rank }): ExportedRecord => ({
      unit: unit.name,
      region: this.regions.nameOf(unit.regionCode),
      sector: nameIn(ZH, termOf(SECTORS, unit.sector)),
      type: nameIn(ZH, termOf(TENANT_TYPES, unit.type)),
      ...(showsRanks && { rank }),
      low: decimalOf(result.total.low),
      high: decimalOf(result.total.high),
      outOf: decimalOf(result.total.outOf),
      state: nameIn(ZH, termOf(SCORE_STATES, result.total.state)),
      ...Object.fromEntries(
        result.items.flatMap(({ figure, low, high, state, doubts }, at) => [
          [`value${at + 1}`, figure.value],
          [`low${at + 1}`, state === 'EXEMPT' ? null : decimalOf(low)],
          [`high${at + 1}`, state === 'EXEMPT' ? null : decimalOf(high)],
          [`state${at + 1}`, nameIn(ZH, termOf(SCORE_STATES, state))],
          [`doubts${at + 1}`, doubts.map((doubt) => nameIn(ZH, termOf(SCORE_DOUBTS, doubt)))],
        ]),
      ),
    }));
    const { period, title, status, edition, closingHash } = scheme;
    const state = nameIn(ZH, termOf(EVALUATION_STATES, status));
    return { columns, titles, records, told: { title, period, state, edition, ...(closingHash && { closingHash }) } };
  }
}
