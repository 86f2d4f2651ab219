import type { Role, Sector } from '@fanzha/domain';

/** An authority of the demo city and what its officials look at. */
export interface DemoAuthority {
  readonly name: string;
  readonly region: string;
  /** The one sector it oversees; null for all. */
  readonly sector: Sector | null;
}

/** A demo account: somebody who may sign in with the demo password. People appear as posts, never with a name. */
export interface DemoAccount {
  readonly username: string;
  readonly displayName: string;
  /** Name of the unit or authority it belongs to. */
  readonly of: string;
  readonly role: Role;
  /** What the account is for, in Chinese and English: shown when the program starts. */
  readonly title: readonly [zh: string, en: string];
}

/** The office of the operators; an invitation to the same city joins it under this name. */
export const OPERATOR_OFFICE = '平台运维';

export const AUTHORITIES: readonly DemoAuthority[] = [
  { name: '芜湖市反诈工作联席会议办公室', region: '3402', sector: null },
  { name: '湾沚区反诈工作办公室', region: '340210', sector: null },
  { name: '湾沚区教育系统安全工作办公室', region: '340210', sector: 'EDUCATION' },
  { name: '南陵县反诈工作办公室', region: '340223', sector: null },
  { name: '镜湖区反诈工作办公室', region: '340202', sector: null },
];

export const ACCOUNTS: readonly DemoAccount[] = [
  account('operator', '平台运维岗', OPERATOR_OFFICE, 'OPERATOR', '平台运维', 'platform operator'),
  account(
    'city',
    '市反诈办统筹岗',
    '芜湖市反诈工作联席会议办公室',
    'CITY_OFFICIAL',
    '市级主管·芜湖市',
    'city official',
  ),
  account('county', '区反诈办审核岗', '湾沚区反诈工作办公室', 'COUNTY_OFFICIAL', '区县主管·湾沚区', 'county official'),
  account(
    'county-edu',
    '区教育安全岗',
    '湾沚区教育系统安全工作办公室',
    'COUNTY_OFFICIAL',
    '条线主管·湾沚区教育',
    'education line official',
  ),
  account(
    'county-nanling',
    '县反诈办审核岗',
    '南陵县反诈工作办公室',
    'COUNTY_OFFICIAL',
    '区县主管·南陵县',
    'county official, Nanling',
  ),
  account(
    'county-jinghu',
    '镜湖反诈办审核岗',
    '镜湖区反诈工作办公室',
    'COUNTY_OFFICIAL',
    '区县主管·镜湖区',
    'county official, Jinghu',
  ),
  account('town', '镇平安办填报岗', '湾沚镇平安建设办公室', 'UNIT_ADMIN', '乡镇·湾沚镇', 'town'),
  account('school', '学校安全填报岗', '青荷中心小学', 'UNIT_ADMIN', '学校·青荷中心小学', 'school'),
  account('school-nanling', '学校安全填报岗', '禾苗小学', 'UNIT_ADMIN', '学校·禾苗小学', 'school, Nanling'),
  account('bank', '网点合规填报岗', '惠民银行湾沚支行', 'UNIT_ADMIN', '银行·惠民银行湾沚支行', 'bank outlet'),
  account('police', '派出所内勤岗', '望湖派出所', 'UNIT_ADMIN', '公安·望湖派出所', 'police station'),
  account('hospital', '院办填报岗', '安和医院', 'UNIT_ADMIN', '医院·安和医院', 'hospital'),
  account('community', '社区网格填报岗', '荷塘社区', 'UNIT_ADMIN', '社区·荷塘社区', 'community'),
];

/** An account as the program greets with it: `role` in Chinese and English. */
export function greeted({ username, title: [zh, en] }: DemoAccount): {
  readonly username: string;
  readonly role: string;
} {
  return { username, role: `${zh} (${en})` };
}

/** Who can sign in to the demo city, for the greeting of the program. */
export function demoAccounts(): { readonly username: string; readonly role: string }[] {
  return ACCOUNTS.map(greeted);
}

export function account(
  username: string,
  displayName: string,
  of: string,
  role: Role,
  zh: string,
  en: string,
): DemoAccount {
  return { username, displayName, of, role, title: [zh, en] };
}
