import type { useSession } from '../session/use-session.js';
import type { LedgerRow } from './ledgers.js';

/** Where the guide for units speaks of a page that is of no ledger, by the page's section in the menu. */
const UNIT: Readonly<Record<string, string>> = {
  home: '首页和搜索',
  rosters: '记入户走访',
  imports: '导入表格',
  reading: '读总结',
  summaries: '工作总结',
  supervision: '督办函',
  'api-clients': '单位管理员程序自动填报',
  evaluation: '看考核得分',
  users: '单位管理员管账号',
  account: '第一次登录',
};
/** The same for officials. A list of a ledger is one part for all of them. */
const OFFICIAL: Readonly<Record<string, string>> = {
  home: '首页和搜索',
  overview: '看哪里看多大',
  wall: '会议大屏',
  summaries: '工作总结',
  'fraud-free': '无诈创建',
  evaluation: '考核评分',
  notices: '发布通报',
  supervision: '督办',
  'api-clients': '程序取数',
};
const OFFICIAL_LISTS = '查各本台账';
const OPERATOR: Readonly<Record<string, string>> = {
  tenants: '新建单位',
  users: '账号',
  approvals: '主管单位能看什么',
  imports: '成批新建单位和账号',
};

/** Where the guide for units speaks of each section, those of the ledgers included. */
const ofUnits = (rows: readonly LedgerRow[]): Readonly<Record<string, string>> => ({
  ...UNIT,
  ...Object.fromEntries(rows.map(({ list, help }) => [list, help])),
});

/** All parts of guides that pages lead to, by guide: a spec looks whether they are there. */
export const helpSections = (rows: readonly LedgerRow[]) => ({
  unit: Object.values(ofUnits(rows)),
  official: [...Object.values(OFFICIAL), OFFICIAL_LISTS],
  operator: Object.values(OPERATOR),
});

/**
 * The part of the guide that speaks of a page.
 * @param section of the page, as its route names it
 * @returns the address; the guide from its beginning where no part speaks of the page
 */
export function helpFor(
  section: string,
  session: Pick<ReturnType<typeof useSession>, 'isOperator' | 'isOfficial'>,
  rows: readonly LedgerRow[],
): { name: 'help'; params: { guide: string }; hash?: string } {
  const unit = ofUnits(rows);
  const [guide, id] = session.isOperator
    ? (['operator', OPERATOR[section]] as const)
    : session.isOfficial
      ? (['official', OFFICIAL[section] ?? (section in unit ? OFFICIAL_LISTS : undefined)] as const)
      : (['unit', unit[section]] as const);
  return { name: 'help', params: { guide }, ...(id && { hash: `#${id}` }) };
}
