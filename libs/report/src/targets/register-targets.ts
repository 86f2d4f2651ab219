import { nameIn, REGISTER_TERMS, ROLES, SECTORS, TENANT_TYPES, termOf } from '@fanzha/domain';
import { day } from './dated-fields.js';
import { REGION } from './shared-fields.js';
import type { ImportTarget } from './target.js';

const BY_PATH = '写区划代码，或社区（村）、街道、区县的名称；重名的前面加上级，如“湾沚区湾沚镇”';

function named(code: (typeof REGISTER_TERMS)[number]['code']): { readonly zh: string; readonly en: string } {
  const term = termOf(REGISTER_TERMS, code);
  return { zh: nameIn('zh-CN', term), en: nameIn('en', term) };
}

/** Units of a city. */
const UNITS_TARGET: ImportTarget = {
  code: 'UNITS',
  kind: 'TENANT',
  ...named('UNITS'),
  ofCity: true,
  onlyAdds: true,
  fields: [
    {
      name: 'name',
      zh: '单位名称',
      words: ['名称', '单位', '单位全称', '全称', '学校名称', '网点名称'],
      reads: 'TEXT',
      required: true,
      note: '写全称；同一区划里不能重名',
      example: '湖畔小学',
    },
    {
      name: 'type',
      zh: '单位类型',
      words: ['类型', '类别', '单位类别', '单位性质'],
      reads: 'CODE',
      terms: TENANT_TYPES,
      required: true,
      note: '以后不能改',
      example: '学校',
    },
    REGION('所在区划', ['区划', '社区', '所属社区', '街道', '所属街道', '行政区划', '区划代码'], {
      required: true,
      note: BY_PATH,
      example: '湾沚区湾沚镇',
    }),
    {
      name: 'sector',
      zh: '条线',
      words: ['所属条线', '系统', '主管条线'],
      reads: 'CODE',
      terms: SECTORS,
      note: '不填就按单位类型；机关部门请选',
      example: '教育',
    },
    {
      name: 'parent',
      zh: '上级单位',
      words: ['上级', '主管单位', '所属单位'],
      reads: 'TEXT',
      note: '写全称；已经有的单位，或本表前面的单位',
    },
    day('openedOn', '启用日期', ['开通日期', '启用时间'], { note: '从这一天起应填报；不填就是今天', example: '' }),
  ],
};

/** Accounts of units. */
export const ACCOUNTS_TARGET: ImportTarget = {
  code: 'ACCOUNTS',
  kind: 'ACCOUNT',
  ...named('ACCOUNTS'),
  ofCity: true,
  onlyAdds: true,
  fields: [
    {
      name: 'username',
      zh: '账号',
      words: ['用户名', '登录名', '账户', '用户账号'],
      reads: 'TEXT',
      required: true,
      note: '字母、数字和 . _ @ -，3 到 50 个，登录时用；全平台不能重复，不要用手机号',
      example: 'hupan.editor1',
    },
    {
      name: 'displayName',
      zh: '姓名',
      words: ['使用人', '显示名', '用户姓名', '名字', '称呼'],
      reads: 'TEXT',
      required: true,
      note: '页面上显示的称呼，写岗位也行',
      example: '湖畔小学填报员',
    },
    {
      name: 'roles',
      zh: '身份',
      words: ['权限', '用户角色', '角色'],
      reads: 'CODES',
      terms: ROLES,
      required: true,
      note: '几个之间用顿号隔开；县市主管人员、平台运维人员要另一位运维人员批准',
      example: '填报员',
    },
    {
      name: 'unit',
      zh: '单位名称',
      words: ['单位', '所属单位', '单位全称', '单位编号'],
      reads: 'TEXT',
      note: '写全称或编号；单位管理员导入本单位的账号，不用填',
      example: '湖畔小学',
    },
    REGION('单位所在区划', ['区划', '所在区划', '社区', '街道'], {
      name: 'unitRegion',
      note: '有几个单位同名时填',
    }),
  ],
};

/** Doors of the rosters of communities. */
const HOUSEHOLD_DOORS_TARGET: ImportTarget = {
  code: 'HOUSEHOLD_DOORS',
  kind: 'HOUSEHOLD_REGISTRATION',
  ...named('HOUSEHOLD_DOORS'),
  onlyAdds: true,
  fields: [
    {
      name: 'door',
      zh: '门牌',
      words: ['门牌号', '户号', '房号', '户', '住址', '门牌地址', '楼栋房号'],
      reads: 'TEXT',
      required: true,
      note: '一行一户；已在户册上的会跳过，怎么写都认得',
      example: '3-2-401',
    },
    REGION('社区（村）', ['社区', '村', '村居', '区划', '所属社区'], {
      name: 'communityCode',
      note: '写社区（村）的名称或区划代码；本单位就是社区（村）的，不用填',
    }),
    day('on', '登记日期', ['日期', '登记时间', '入册日期'], { note: '从哪天起在册；不填就是今天', example: '' }),
    {
      name: 'confirmed',
      zh: '确是门牌',
      words: ['确认是门牌', '确认'],
      reads: 'FLAG',
      note: '门牌像日期（如 3月2日）会问；确是门牌的，填“是”',
    },
  ],
};

/** What rows become beside records of ledgers. */
export const REGISTER_TARGETS: readonly ImportTarget[] = [HOUSEHOLD_DOORS_TARGET, UNITS_TARGET, ACCOUNTS_TARGET];
