import { pattern } from './pattern.js';

/** Words that may stand between a number and the thing it counts: 3个真实案例, 5家重点企业. */
const ADJECTIVES = String.raw`^(?:的)?(?:(?:[\p{Script=Han}“”]{2,4})?(?:的)?)?`;
const head = (...nouns: readonly string[]): RegExp => pattern('u', ADJECTIVES, '(?:', nouns.join('|'), ')');

/** What a text, a talk or a method consists of: it is told of, and nobody counts it as work. */
const CONTENT_NOUN = head(
  '案例(?!片)|实例|例子|故事|小品(?!\\d)|笑话|真相|秘密|疑问|难题|难点|堵点|短板|弱项|软肋|痛点|弱点|漏点',
  '方面|环节|步骤|阶段|板块|部分|篇章|章节|领域|维度|层面|层次|渠道|途径|方式|方法|方向|抓手|重点(?!乡|镇|村|社区|单位|部门|企业|人|场所|区域|行业|路段|对象|学校|户|街)|关键|要点|要素',
  '特点|特征|特色|亮点|主题|专题|系列|栏目|字(?!幕)|词|词语|关键词|句话|大字|道理|教训|启示|原因|因素|目标|指标|数据|维护点',
  '时间段|时段|时间节点|节点|时机|场景|套路|圈套|陷阱|信号|诱饵|误区|骗术|骗局|手法|手段|花招|伎俩|防线|防火墙|关口|关卡',
  '动作|规定动作|习惯|意识|观念|共识|理念|原则|核心|统一|结合|到位|转变|提升|突破|创新|机制|体系|网络|闭环|循环|警种|岗位',
);
/** Units, places and parts of them: who works, and where. */
const PLACE_NOUN = head(
  '乡镇|镇街|镇办|街镇|乡|镇(?!静)|街道|社区|行政村|自然村|村屯|村组|村居|村庄|村(?!民|干)|小区|网格|楼栋|楼道|单元|院落|片区|县区|县市区|县市|区县',
  '旗县|苏木|嘎查|学校|中小学|中学|小学|幼儿园|高校|院校|职校|校区|学院|院系|系部|年级|教学点|分园|园所|分校|寝室楼|宿舍楼|教学楼|科室|病区|病房|诊区',
  '卫生院|卫生室|门诊|医院|支局|分局|派出所|警务室|警务站|中队|大队|站所|部门|单位|机构|组织|企业|公司|工厂|厂区|车间|班组|工地|项目部|园区|景区',
  '商场|商超|超市|市场|农贸市场|集市|商圈|商户|店铺|门店|网吧|宾馆|酒店|驿站|站点|点位|路口|公园|广场|车站|客运站|养老院|敬老院|福利院|场所|卡口',
  '班(?!会|组|长|主任|前|后|次|子)',
  '部室|股室|处室|科所|委办局|支行|分行|营业部|分理处|储蓄所|分社|信用社|合作银行|支部|党支部|工作站|服务站|服务点|分会场|会场|群(?!众|体|租)|微信群|工作群|家长群|业主群|警民群',
);
/** What was done with units and places so that their number tells work: 检查12家单位, 走访企业8家. */
const ON_PLACES = pattern(
  'u',
  String.raw`检查|排查|核查|自查|巡查|暗访|抽查|走访|约谈|清查|摸排|巡检|验收|评选|评出|评为|命名|表彰|创建|建成|建立|建起|设立|新建|新增|增设|打造|组建|成立|`,
  String.raw`指导|整改|处罚|关停|清退|查处|回访|曝光|通报|帮扶|调研|跑了|跑遍|走了|走完|转了|下沉|签|挂牌|授牌|慰问|抽样|测评|上门`,
);

/** Whether the words behind a number name what a text or a method consists of. */
export const isContent = (right: string): boolean => CONTENT_NOUN.test(right);
/** Whether the words behind a number name units or places. */
export const isPlace = (right: string): boolean => PLACE_NOUN.test(right);
/** Whether the words around units or places say that their number is a result. */
export const worksOnPlaces = (words: string): boolean => ON_PLACES.test(words);
