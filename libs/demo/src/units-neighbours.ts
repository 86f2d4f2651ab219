import type { CountyUnits } from './county-units.js';

/** 南陵县. */
export const NANLING: CountyUnits = {
  '340223': {
    SCHOOL: ['竹溪职业学校'],
    POLICE: ['南陵县反诈宣传中队'],
    HOSPITAL: ['竹溪医院'],
    DEPARTMENT: ['县便民服务大厅'],
  },
  '340223100': {
    DISTRICT: ['籍山镇平安建设办公室'],
    SCHOOL: ['禾苗小学', '竹溪中学'],
    BANK: ['惠民银行南陵支行', '兰溪农商银行籍山分理处'],
    POLICE: ['竹溪路派出所'],
    COMMUNITY: ['竹溪居委会', '望河居委会'],
  },
  '340223101': { DISTRICT: ['许镇镇平安建设办公室'], SCHOOL: ['渡头小学'], COMMUNITY: ['渡口村'] },
  '340223102': { DISTRICT: ['弋江镇平安建设办公室'], BANK: ['兰溪农商银行弋江分理处'], POLICE: ['兰渡派出所'] },
  '340223103': { DISTRICT: ['三里镇平安建设办公室'], SCHOOL: ['石榴小学'] },
  '340223104': { DISTRICT: ['何湾镇平安建设办公室'], HOSPITAL: ['兰溪卫生所'] },
  '340223105': { DISTRICT: ['工山镇平安建设办公室'], COMMUNITY: ['芍药村'] },
  '340223106': { DISTRICT: ['烟墩镇平安建设办公室'] },
  '340223107': { DISTRICT: ['家发镇平安建设办公室'] },
};

/** 镜湖区. */
export const JINGHU: CountyUnits = {
  '340202': {
    BANK: ['远帆银行芜湖分行营业部'],
    POLICE: ['镜湖区反诈宣传中队'],
    HOSPITAL: ['听松医院'],
    DEPARTMENT: ['区商圈服务中心'],
  },
  '340202012': { DISTRICT: ['方村街道平安建设办公室'], COMMUNITY: ['方塘居委会'] },
  '340202013': { DISTRICT: ['张家山街道平安建设办公室'], SCHOOL: ['镜水小学'] },
  '340202014': { DISTRICT: ['赭麓街道平安建设办公室'], SCHOOL: ['听松中学'], BANK: ['惠民银行镜湖支行'] },
  '340202015': { DISTRICT: ['范罗山街道平安建设办公室'], POLICE: ['听松桥派出所'] },
  '340202016': { DISTRICT: ['赭山街道平安建设办公室'], SCHOOL: ['杏林职业学校'], COMMUNITY: ['松影居委会'] },
  '340202017': { DISTRICT: ['弋矶山街道平安建设办公室'], HOSPITAL: ['江畔社区卫生服务站'] },
  '340202018': { DISTRICT: ['汀棠街道平安建设办公室'], SCHOOL: ['汀兰小学'], COMMUNITY: ['汀兰居委会'] },
  '340202019': { DISTRICT: ['天门山街道平安建设办公室'], POLICE: ['晴川路派出所'] },
  '340202020': { DISTRICT: ['大砻坊街道平安建设办公室'], BANK: ['清江村镇银行镜湖服务点'] },
  '340202021': { DISTRICT: ['荆山街道平安建设办公室'], COMMUNITY: ['荆溪居委会'] },
};
