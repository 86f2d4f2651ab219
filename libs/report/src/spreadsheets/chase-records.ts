import { ChaseLists, overdueDays } from '@fanzha/campaign';
import {
  ALERT_LEVELS,
  CHASE_STAGES,
  chaseStage,
  daysBetween,
  minuteInChina,
  nameIn,
  type Sector,
  SECTORS,
  SUBMISSION_STATES,
  type Term,
  termOf,
  todayIn,
} from '@fanzha/domain';
import type { ExportedColumn, ExportedRecord } from '@fanzha/ledger';
import { RegionDirectory } from '@fanzha/org';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AskedChase } from './asked-chase.js';

type Kind = ExportedColumn['kind'];
/** A column: its name for programs, its title in Chinese, and the kind of its cells; text unless it is stated. */
type Column = readonly [name: string, title: string, kind?: Kind];

/** A list by which an authority chases, as a table. */
interface ChaseTable {
  readonly columns: readonly ExportedColumn[];
  readonly titles: ReadonlyMap<string, string>;
  readonly records: readonly ExportedRecord[];
}

const UNIT: readonly Column[] = [
  ['unit', '单位'],
  ['region', '区划'],
  ['sector', '条线'],
];
const REMINDED: readonly Column[] = [
  ['reminders', '已提醒（次）', 'number'],
  ['lastRemindedAt', '最近提醒'],
];
const COLUMNS: Readonly<Record<AskedChase['tab'], readonly Column[]>> = {
  reports: [
    ...UNIT,
    ['form', '报表'],
    ['period', '期次'],
    ['state', '状态'],
    ['since', '何时起'],
    ['dueOn', '应报日'],
    ['exceptedUntil', '延期至'],
    ['daysOverdue', '逾期天数', 'number'],
    ['stage', '走到哪一步'],
    ['returnedCells', '退回未改（格）', 'number'],
    ['earlierOwed', '另欠前期（期）', 'number'],
    ['campaignsOwed', '另欠专项签收（项）', 'number'],
    ['noticesOwed', '另欠通报签收（份）', 'number'],
    ...REMINDED,
  ],
  returned: [
    ...UNIT,
    ['form', '报表'],
    ['period', '期次'],
    ['returnedAt', '何时退回'],
    ['returnedCells', '退回未改（格）', 'number'],
    ['dueOn', '应报日'],
    ...REMINDED,
  ],
  receipts: [
    ...UNIT,
    ['campaign', '专项行动'],
    ['documentNumber', '文号'],
    ['since', '何时起'],
    ['receiveBy', '签收期限'],
    ['daysOverdue', '逾期天数', 'number'],
    ['reportsOwed', '另欠报表（份）', 'number'],
    ['noticesOwed', '另欠通报签收（份）', 'number'],
  ],
  alerts: [
    ['unit', '单位'],
    ['region', '单位区划'],
    ['place', '预警所在区划'],
    ['level', '等级'],
    ['from', '交办单位'],
    ['receivedAt', '接收时间'],
    ['dueAt', '反馈期限'],
    ['hoursOverdue', '逾期（小时）', 'number'],
    ...REMINDED,
  ],
};
const HOUR = 3_600_000;
const ZH = 'zh-CN';
/** A list for people says the clock of the page, not that of programs. */
const timeOf = (moment: Date | null): string | null => (moment === null ? null : minuteInChina(moment));
const words = (terms: readonly Term[], code: string): string => nameIn(ZH, termOf(terms, code));

/** What is chased, as tables: a row per unit and thing that it owes. */
@Injectable()
export class ChaseRecords {
  constructor(
    private readonly lists: ChaseLists,
    private readonly regions: RegionDirectory,
  ) {}

  /** One of the lists as it stands now. @throws DomainError as `ChaseLists` */
  async of(viewer: Viewer, asked: AskedChase): Promise<ChaseTable> {
    const columns = COLUMNS[asked.tab];
    return {
      columns: columns.map(([name, , kind = 'text']) => ({ name, kind })),
      titles: new Map(columns.map(([name, title]) => [name, title])),
      records: await this.records(viewer, asked),
    };
  }

  private records(viewer: Viewer, asked: AskedChase): Promise<ExportedRecord[]> {
    switch (asked.tab) {
      case 'reports':
        return this.reports(viewer, asked);
      case 'returned':
        return this.returned(viewer);
      case 'receipts':
        return this.receipts(viewer);
      case 'alerts':
        return this.alerts(viewer);
    }
  }

  private async reports(viewer: Viewer, asked: AskedChase & { tab: 'reports' }): Promise<ExportedRecord[]> {
    const { form, period, rows, plan } = await this.lists.reports(viewer, asked);
    const today = todayIn();
    return rows.map((row) => {
      const days = overdueDays(row, today);
      return {
        ...this.unit(row),
        ...{ form: form.title, period, state: words(SUBMISSION_STATES, row.state) },
        ...{ since: minuteInChina(row.returnedAt ?? row.openedAt), dueOn: row.dueOn, exceptedUntil: row.exceptedUntil },
        ...{ daysOverdue: Math.max(0, days), stage: words(CHASE_STAGES, chaseStage(days, plan)) },
        ...{ returnedCells: row.returnedCells, earlierOwed: row.earlierOwed },
        ...{ campaignsOwed: row.campaignsOwed, noticesOwed: row.noticesOwed },
        ...{ reminders: row.reminders, lastRemindedAt: timeOf(row.lastRemindedAt) },
      };
    });
  }

  private async returned(viewer: Viewer): Promise<ExportedRecord[]> {
    const rows = await this.lists.returned(viewer);
    return rows.map((row) => ({
      ...this.unit(row),
      ...{ form: row.title, period: row.period, returnedAt: timeOf(row.returnedAt), returnedCells: row.returnedCells },
      ...{ dueOn: row.dueOn, reminders: row.reminders, lastRemindedAt: timeOf(row.lastRemindedAt) },
    }));
  }

  private async receipts(viewer: Viewer): Promise<ExportedRecord[]> {
    const today = todayIn();
    const rows = await this.lists.missingReceipts(viewer);
    return rows.map((row) => ({
      ...this.unit(row),
      ...{
        campaign: row.title,
        documentNumber: row.documentNumber,
        since: minuteInChina(row.since),
        receiveBy: row.receiveBy,
      },
      daysOverdue: row.receiveBy === null ? null : Math.max(0, daysBetween(row.receiveBy, today)),
      ...{ reportsOwed: row.reportsOwed, noticesOwed: row.noticesOwed },
    }));
  }

  private async alerts(viewer: Viewer): Promise<ExportedRecord[]> {
    const now = Date.now();
    const rows = await this.lists.overdueAlerts(viewer);
    return rows.map((row) => ({
      ...{ unit: row.name, region: this.regions.nameOf(row.regionCode), place: this.regions.nameOf(row.placeCode) },
      ...{
        level: words(ALERT_LEVELS, row.level),
        from: row.fromName,
        receivedAt: minuteInChina(row.receivedAt),
        dueAt: minuteInChina(row.dueAt),
      },
      hoursOverdue: Math.floor((now - row.dueAt.getTime()) / HOUR),
      ...{ reminders: row.reminders, lastRemindedAt: timeOf(row.lastRemindedAt) },
    }));
  }

  private unit({ name, regionCode, sector }: { name: string; regionCode: string; sector: Sector }) {
    return { unit: name, region: this.regions.nameOf(regionCode), sector: words(SECTORS, sector) };
  }
}
