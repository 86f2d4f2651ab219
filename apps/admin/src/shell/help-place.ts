import type { useSession } from '../session/use-session.js';

/** Where the guide for units speaks of a page, by the page's section in the menu. */
const UNIT: Readonly<Record<string, string>> = {
  home: '首页和搜索',
  activities: '记一次活动',
  'household-visits': '记入户走访',
  rosters: '记入户走访',
  'leadership-groups': '领导小组',
  inspections: '检查排查',
  tallies: '工作数据',
  interceptions: '劝阻拦截',
  'fraud-cases': '案件资金处置公安',
  'funds-actions': '案件资金处置公安',
  'control-measures': '管控措施银行',
  warnings: '预警',
  'api-clients': '单位管理员程序自动填报',
  users: '单位管理员管账号',
  account: '第一次登录',
};
/** The same for officials. A list of a ledger is one part for all of them. */
const OFFICIAL: Readonly<Record<string, string>> = {
  home: '首页和搜索',
  overview: '看哪里看多大',
  warnings: '发布预警',
  'api-clients': '程序取数',
};
const OFFICIAL_LISTS = '查各本台账';
const OPERATOR: Readonly<Record<string, string>> = {
  tenants: '新建单位',
  users: '账号',
  approvals: '主管单位能看什么',
};

/** All parts of guides that pages lead to, by guide: a spec looks whether they are there. */
export const HELP_SECTIONS = {
  unit: Object.values(UNIT),
  official: [...Object.values(OFFICIAL), OFFICIAL_LISTS],
  operator: Object.values(OPERATOR),
};

/**
 * The part of the guide that speaks of a page.
 * @param section of the page, as its route names it
 * @returns the address; the guide from its beginning where no part speaks of the page
 */
export function helpFor(
  section: string,
  session: Pick<ReturnType<typeof useSession>, 'isOperator' | 'isOfficial'>,
): { name: 'help'; params: { guide: string }; hash?: string } {
  const [guide, id] = session.isOperator
    ? (['operator', OPERATOR[section]] as const)
    : session.isOfficial
      ? (['official', OFFICIAL[section] ?? (section in UNIT ? OFFICIAL_LISTS : undefined)] as const)
      : (['unit', UNIT[section]] as const);
  return { name: 'help', params: { guide }, ...(id && { hash: `#${id}` }) };
}
