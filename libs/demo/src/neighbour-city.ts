import { account, type DemoAccount, greeted } from './accounts.js';
import type { DemoCity } from './city.js';
import type { CountyUnits } from './county-units.js';

const CITY_OFFICE = '马鞍山市反诈工作联席会议办公室';
const COUNTY_OFFICE = '含山县反诈工作办公室';

/** Regions of the second city, as the bureau of statistics names them; see apps/api/seeds/regions/README.md. */
export const NEIGHBOUR_REGIONS = `code,name,level,parent,valid_from,valid_to,successor
3405,马鞍山市,CITY,34,,,
340522,含山县,COUNTY,3405,,,
340522100,环峰镇,TOWN,340522,,,
340522101,运漕镇,TOWN,340522,,,
340522102,铜闸镇,TOWN,340522,,,
`;

const NEIGHBOUR_ACCOUNTS: readonly DemoAccount[] = [
  account(
    'maanshan-operator',
    '平台运维岗',
    '平台运维',
    'OPERATOR',
    '平台运维·马鞍山市',
    'platform operator, Maanshan',
  ),
  account(
    'maanshan-city',
    '市反诈办统筹岗',
    CITY_OFFICE,
    'CITY_OFFICIAL',
    '市级主管·马鞍山市',
    'city official, Maanshan',
  ),
  account(
    'hanshan-county',
    '县反诈办审核岗',
    COUNTY_OFFICE,
    'COUNTY_OFFICIAL',
    '区县主管·含山县',
    'county official, Hanshan',
  ),
  account('hanshan-school', '学校安全填报岗', '望山小学', 'UNIT_ADMIN', '学校·望山小学', 'school, Hanshan'),
];

/** A second city beside the demo city, small: what one shows the other never does. */
export const NEIGHBOUR: DemoCity = {
  code: '3405',
  authorities: [
    { name: CITY_OFFICE, region: '3405', sector: null },
    { name: COUNTY_OFFICE, region: '340522', sector: null },
  ],
  accounts: NEIGHBOUR_ACCOUNTS,
  communities: {},
  summaries: [],
};

/** 含山县. Some units are called like units of the demo city. */
export const HANSHAN: CountyUnits = {
  '340522': { POLICE: ['含山县反诈宣传中队'], DEPARTMENT: ['县便民服务大厅'] },
  '340522100': {
    DISTRICT: ['环峰镇平安建设办公室'],
    SCHOOL: ['望山小学', '竹溪中学'],
    BANK: ['惠民银行含山支行'],
    POLICE: ['望湖派出所'],
  },
  '340522101': { DISTRICT: ['运漕镇平安建设办公室'], HOSPITAL: ['运漕卫生院'], COMMUNITY: ['渡口村'] },
  '340522102': { DISTRICT: ['铜闸镇平安建设办公室'], BANK: ['清江村镇银行铜闸服务点'] },
};

/** Who can sign in to the second city. */
export function neighbourAccounts(): { readonly username: string; readonly role: string }[] {
  return NEIGHBOUR_ACCOUNTS.map(greeted);
}
