import type { CountyUnits } from './county-units.js';

/** 湾沚区: regions are the official ones, every unit is invented. */
export const WANZHI: CountyUnits = {
  '340210': {
    SCHOOL: ['云帆职业学院人文系', '云帆职业学院信息学院', '启明职业学校', '朗润高级中学'],
    BANK: ['清江村镇银行', '远帆银行湾沚中心支行'],
    POLICE: ['湾沚区反诈宣传中队', '湾沚区反诈专班'],
    HOSPITAL: ['安和医院', '济仁中医院'],
    DEPARTMENT: ['区融媒信息站', '区政务服务大厅', '区市容环境服务站', '区快递物流服务中心', '区老年学堂', '区青年志愿服务站', '区金融服务协调站', '区市场服务所'],
  },
  '340210100': {
    DISTRICT: ['湾沚镇平安建设办公室'],
    SCHOOL: ['青荷中心小学', '柳溪小学', '云杉中学', '芦湾实验学校', '晨曦小学'],
    BANK: ['惠民银行湾沚支行', '丰禾农商银行湾沚分理处', '远帆银行芜南路支行', '惠民银行荷塘储蓄所'],
    POLICE: ['望湖派出所', '青荷路派出所'],
    HOSPITAL: ['柳溪社区卫生服务站', '青荷口腔门诊部'],
    COMMUNITY: ['老街居委会', '南门口居委会', '塔桥村', '新桥湾村'],
    DEPARTMENT: ['湾沚镇综合服务中心'],
  },
  '340210101': {
    DISTRICT: ['陶辛镇平安建设办公室'],
    SCHOOL: ['莲香中心小学', '水网初级中学', '白鹭小学'],
    BANK: ['丰禾农商银行陶辛分理处', '惠民银行陶辛储蓄所'],
    POLICE: ['莲香派出所'],
    HOSPITAL: ['莲香卫生院'],
    COMMUNITY: ['圩心村', '横塘村', '菱角滩村'],
  },
  '340210102': {
    DISTRICT: ['六郎镇平安建设办公室'],
    SCHOOL: ['稻香中心小学', '金穗初级中学', '双墩小学'],
    BANK: ['丰禾农商银行六郎分理处', '清江村镇银行六郎服务点'],
    POLICE: ['稻香派出所'],
    HOSPITAL: ['稻香卫生院'],
    COMMUNITY: ['柳荫村', '官巷居委会', '北埂村'],
  },
  '340210103': {
    DISTRICT: ['花桥镇平安建设办公室'],
    SCHOOL: ['花溪中心小学', '石桥初级中学', '梅岗小学'],
    BANK: ['丰禾农商银行花桥分理处', '惠民银行花桥储蓄所'],
    POLICE: ['花溪派出所'],
    HOSPITAL: ['花溪卫生院'],
    COMMUNITY: ['梅岗村', '大塘口村'],
  },
  '340210104': {
    DISTRICT: ['红杨镇平安建设办公室'],
    SCHOOL: ['红枫中心小学', '杨林初级中学', '山前小学'],
    BANK: ['丰禾农商银行红杨分理处', '清江村镇银行红杨服务点'],
    POLICE: ['红枫派出所'],
    HOSPITAL: ['红枫卫生院'],
    COMMUNITY: ['竹园村', '茶棚居委会', '东岭村'],
  },
  '340210400': {
    DISTRICT: ['新芜经开区平安建设办公室'],
    SCHOOL: ['新芜外来务工子弟学校'],
    BANK: ['远帆银行新芜园区支行'],
    POLICE: ['新芜园区派出所'],
    HOSPITAL: ['新芜园区医务站'],
    COMMUNITY: ['蓝领公寓居委会'],
    DEPARTMENT: ['新芜园区企业服务站'],
  },
  '340210100901': { COMMUNITY: ['荷塘社区'] },
  '340210100902': { COMMUNITY: ['锦绣社区'] },
  '340210100903': { COMMUNITY: ['望湖社区'] },
  '340210100904': { COMMUNITY: ['芦湾社区'] },
  '340210101901': { COMMUNITY: ['莲香社区'] },
  '340210102901': { COMMUNITY: ['稻香社区'] },
  '340210103901': { COMMUNITY: ['花溪社区'] },
  '340210104901': { COMMUNITY: ['红枫社区'] },
};

/**
 * Communities that units of the demo belong to. The bureau of statistics gives out the numbers 001 to 599; from 901 on no
 * official community can ever collide with an invented one.
 */
export const COMMUNITIES: Readonly<Record<string, string>> = {
  '340210100901': '荷塘社区',
  '340210100902': '锦绣社区',
  '340210100903': '望湖社区',
  '340210100904': '芦湾社区',
  '340210101901': '莲香社区',
  '340210102901': '稻香社区',
  '340210103901': '花溪社区',
  '340210104901': '红枫社区',
};
