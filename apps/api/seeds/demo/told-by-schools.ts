import type { ToldActivity } from './told-activity.js';

const [HUMANITIES, INFORMATICS] = ['云帆职业学院人文系', '云帆职业学院信息学院'];

export const TOLD_BY_SCHOOLS: readonly ToldActivity[] = [
  { unit: HUMANITIES, type: 'DEPLOY_MEETING', title: '系务会专题研究反诈教育周', on: '03-03', place: '系会议室', audiences: ['TEACHERS'], channels: ['MEETING'], measures: [['SESSIONS', 'EXACT', 1]], narrative: '系班子当晚碰头，定下放映场地、分批名单和带队辅导员。' },
  { unit: HUMANITIES, type: 'SETUP_GROUP', title: '成立反诈教育周工作组', on: '03-03', audiences: ['UNIT_STAFF'], channels: ['MEETING'], measures: [], narrative: '辅导员、班主任与学生干部各出代表，分管放映、考勤和课后讨论。' },
  {
    unit: HUMANITIES, type: 'VIDEO_SCREENING', title: '四晚八场反诈影片专场', on: '03-04', through: '03-07', place: '人文楼放映教室', audiences: ['STUDENTS', 'TEACHERS'], channels: ['VIDEO', 'CLASSROOM'], partners: ['学生处', '保卫处', '新芜园区派出所'],
    measures: [['SCREENINGS', 'EXACT', 8], ['CLASSES_COVERED', 'EXACT', 25], ['PEOPLE_REACHED', 'AT_LEAST', 1800]],
    narrative: '连续四个夜晚，每晚前后两场，两个年级错开进场；辅导员在门口点名，散场后由班委收集疑问。',
  },
  { unit: HUMANITIES, type: 'CLASS_MEETING', title: '看片之后班级讨论会', on: '03-08', place: '各班教室', audiences: ['STUDENTS'], channels: ['CLASSROOM'], measures: [['SESSIONS', 'UNCOUNTED']], narrative: '各班围绕片中人物为什么会信展开讨论，并集体读了一遍警方提示。' },
  { unit: HUMANITIES, type: 'ONLINE_PUSH', title: '班群与朋友圈接力提醒', on: '03-06', through: '03-08', place: '线上', audiences: ['STUDENTS'], channels: ['WECHAT_GROUP', 'QQ_GROUP', 'MOMENTS'], measures: [['GROUP_PUSHES', 'UNCOUNTED'], ['FORWARDS', 'UNCOUNTED']] },
  { unit: HUMANITIES, type: 'JOINT_MECHANISM', title: '与学生处、保卫处、派出所协同', on: '03-05', audiences: ['UNIT_STAFF'], channels: ['COORDINATION'], partners: ['学生处', '保卫处', '新芜园区派出所'], measures: [] },

  { unit: INFORMATICS, type: 'ONLINE_PUSH', title: '年级群多轮转发反诈提示', on: '04-22', place: '线上', audiences: ['STUDENTS'], channels: ['WECHAT_GROUP'], measures: [['FORWARDS', 'UNCOUNTED']], narrative: '学院分管老师与辅导员轮流在群里发，次数没有逐条登记。' },
  { unit: INFORMATICS, type: 'ONLINE_PUSH', title: '学院公众号反诈系列推文', on: '04-24', place: '线上', audiences: ['STUDENTS'], channels: ['WECHAT_OFFICIAL_ACCOUNT'], measures: [['ARTICLES', 'UNCOUNTED']] },
  { unit: INFORMATICS, type: 'POSTING_DISPLAY', title: '学院楼门厅摆放警示牌', on: '04-22', place: '学院楼各门厅', audiences: ['STUDENTS', 'TEACHERS'], channels: ['WARNING_SIGN'], measures: [['BOARDS', 'UNCOUNTED']] },
  { unit: INFORMATICS, type: 'CLASS_MEETING', title: '逐班反诈班会', on: '04-22', through: '04-28', place: '各班教室', audiences: ['STUDENTS'], channels: ['CLASSROOM', 'BROCHURE_MANUAL'], measures: [['SESSIONS', 'UNCOUNTED']], narrative: '读手册、讲案例、看短片三个环节，一周内所有班级开完。' },
  { unit: INFORMATICS, type: 'VIDEO_SCREENING', title: '班会现场案例短片', on: '04-25', place: '各班教室', audiences: ['STUDENTS'], channels: ['VIDEO'], measures: [['SCREENINGS', 'UNCOUNTED']] },
  { unit: INFORMATICS, type: 'ABSENTEE_FOLLOWUP', title: '实习在外同学补课', on: '04-28', audiences: ['STUDENTS'], channels: ['ONE_TO_ONE'], measures: [['ABSENTEES_FOLLOWED_UP', 'UNCOUNTED']], narrative: '没到场的同学由班长逐个打电话，把要点说清楚。' },
  { unit: INFORMATICS, type: 'LECTURE', title: '派出所副所长进学院开讲', on: '04-26', place: '学院报告厅', audiences: ['STUDENTS'], channels: ['LECTURE_HALL'], partners: ['新芜园区派出所'], measures: [['SESSIONS', 'EXACT', 1], ['PARTICIPANTS', 'UNCOUNTED']] },
  { unit: INFORMATICS, type: 'NOTICE_SIGNING', title: '逐班签收反诈告知书', on: '04-27', audiences: ['STUDENTS'], channels: ['NOTICE_FORM'], measures: [['NOTICES_SIGNED', 'UNCOUNTED']], narrative: '学院自己印制，按班发、按班收，份数待汇总。' },

  { unit: '启明职业学校', type: 'CLASS_MEETING', title: '“我的钱包我看守”班会', on: '10-15', place: '本班教室', audiences: ['STUDENTS'], channels: ['CLASSROOM'], measures: [['SESSIONS', 'UNCOUNTED']], narrative: '班干部和老师轮流上台，讲本校最近遇到的刷单陷阱。' },
  { unit: '启明职业学校', type: 'APP_PROMOTION', title: '警校合作推广来电预警软件', on: '10-20', place: '校园各楼', audiences: ['STUDENTS'], channels: ['APP'], partners: ['湾沚区反诈宣传中队'], measures: [['APP_ASSISTED', 'UNCOUNTED']] },

  { unit: '云杉中学', type: 'VIDEO_SCREENING', title: '大屏播放“从我识诈”短片', on: '10-09', place: '校园电子屏', audiences: ['STUDENTS'], channels: ['LED_SCREEN', 'VIDEO'], measures: [['LED_ITEMS', 'EXACT', 1], ['PARTICIPANTS', 'UNCOUNTED']], narrative: '短片只有一部，课间面向全校放映，没有统计观看人次。' },
  { unit: '云杉中学', type: 'LECTURE', title: '“看好自己的口袋”警官讲座', on: '10-16', place: '学校礼堂', audiences: ['STUDENTS'], channels: ['LECTURE_HALL'], partners: ['望湖派出所'], measures: [['SESSIONS', 'EXACT', 1]], narrative: '请来一名警官，结合演示讲怎样判断消息真假、怎样守住身份信息。' },
  { unit: '云杉中学', type: 'ONLINE_PUSH', title: '“别和陌生人聊钱”线上宣传', on: '10-23', place: '线上', audiences: ['STUDENTS'], channels: ['WECHAT_OFFICIAL_ACCOUNT', 'SOCIAL_MEDIA'], measures: [['ARTICLES', 'UNCOUNTED']], narrative: '推文和海报陆续发出，并约本地博主讲亲身经历，篇数未统计。' },

  { unit: '芦湾实验学校', type: 'ISSUE_PLAN', title: '转发三级反诈通知并排定分工', on: '06-03', audiences: ['UNIT_STAFF'], channels: ['DOCUMENT'], measures: [], narrative: '接到上级通知的当天完成部署。' },
  { unit: '芦湾实验学校', type: 'DEPLOY_MEETING', title: '德育处与安全办碰头会', on: '06-03', place: '校会议室', audiences: ['TEACHERS'], channels: ['MEETING'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: '芦湾实验学校', type: 'ONLINE_PUSH', title: '校园网和办公平台发布反诈要点', on: '06-05', place: '线上', audiences: ['TEACHERS'], channels: ['WEBSITE', 'OA_PLATFORM'], measures: [['ARTICLES', 'UNCOUNTED']] },
  { unit: '芦湾实验学校', type: 'ONLINE_PUSH', title: '短信平台提醒家长读信', on: '06-06', place: '线上', audiences: ['PARENTS'], channels: ['SCHOOL_SMS'], measures: [['SMS', 'UNCOUNTED']], narrative: '“全部家长读到”是目标，不作为结果填报。' },

  { unit: '红枫中心小学', type: 'SETUP_GROUP', title: '组建网络安全周工作小组', on: '09-14', audiences: ['UNIT_STAFF'], channels: ['MEETING'], measures: [] },
  { unit: '红枫中心小学', type: 'LED_PLAYBACK', title: '各教学点电子屏循环播放', on: '09-15', through: '09-21', place: '校门电子屏', audiences: ['STUDENTS', 'PARENTS'], channels: ['LED_SCREEN'], measures: [['LED_PLAYS', 'UNCOUNTED']], narrative: '装有电子屏的教学点天天放，没有屏的用横幅代替。' },
  { unit: '红枫中心小学', type: 'CONTEST_QUIZ', title: '网络安全知识赛', on: '09-18', place: '体育馆', audiences: ['STUDENTS'], channels: ['ON_SITE'], measures: [['PARTICIPANTS', 'UNCOUNTED']] },
  { unit: '红枫中心小学', type: 'CLASS_MEETING', title: '安全周主题队会', on: '09-17', place: '各班教室', audiences: ['STUDENTS'], channels: ['CLASSROOM'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: '红枫中心小学', type: 'ASSEMBLY_SPEECH', title: '升旗后的网络安全演讲', on: '09-15', place: '操场', audiences: ['STUDENTS', 'TEACHERS'], channels: ['FLAG_CEREMONY'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: '红枫中心小学', type: 'POSTING_DISPLAY', title: '学习角与板报评展', on: '09-19', place: '教室后墙', audiences: ['STUDENTS'], channels: ['BLACKBOARD'], measures: [['BOARDS', 'UNCOUNTED']] },

  { unit: '石桥初级中学', type: 'SETUP_GROUP', title: '网络安全教育小组成立', on: '09-08', audiences: ['UNIT_STAFF'], channels: ['MEETING'], measures: [] },
  { unit: '石桥初级中学', type: 'ASSEMBLY_SPEECH', title: '升旗仪式谈上网安全', on: '09-15', place: '操场', audiences: ['STUDENTS', 'TEACHERS'], channels: ['FLAG_CEREMONY'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: '石桥初级中学', type: 'POSTING_DISPLAY', title: '校园横幅与黑板报', on: '09-16', place: '校园主干道', audiences: ['STUDENTS'], channels: ['BANNER', 'BLACKBOARD'], measures: [['BANNERS', 'UNCOUNTED'], ['BOARDS', 'UNCOUNTED']] },
  { unit: '石桥初级中学', type: 'STUDENT_WORKS', title: '网络安全小报', on: '09-19', audiences: ['STUDENTS'], channels: ['WRITTEN'], measures: [['STUDENT_WORKS', 'UNCOUNTED']] },
  { unit: '石桥初级中学', type: 'CLASS_MEETING', title: '下午末节网络安全班会', on: '09-20', place: '各班教室', audiences: ['STUDENTS'], channels: ['CLASSROOM'], measures: [['SESSIONS', 'EXACT', 1]], narrative: '全校同一节课进行，由班主任主持，学校统一提供课件。' },
  { unit: '石桥初级中学', type: 'BROADCAST_MEDIA', title: '午间广播讲上网安全', on: '09-18', place: '校广播站', audiences: ['STUDENTS'], channels: ['CAMPUS_BROADCAST'], measures: [['BROADCASTS', 'UNCOUNTED']] },
  { unit: '石桥初级中学', type: 'CONTEST_QUIZ', title: '上网安全知识问答', on: '09-22', place: '阶梯教室', audiences: ['STUDENTS'], channels: ['ON_SITE'], measures: [['SESSIONS', 'UNCOUNTED']] },

  { unit: '金穗初级中学', type: 'DEPLOY_MEETING', title: '学生会干部动员会', on: '11-03', place: '校会议室', audiences: ['STUDENTS'], channels: ['MEETING'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: '金穗初级中学', type: 'SETUP_GROUP', title: '反诈宣传月工作组挂牌', on: '11-03', audiences: ['UNIT_STAFF'], channels: ['MEETING'], measures: [], narrative: '由校长牵头，年级组长包年级，任务写进周计划。' },
  { unit: '金穗初级中学', type: 'RULE_BUILDING', title: '通讯录保管规定', on: '11-04', audiences: ['UNIT_STAFF'], channels: ['DOCUMENT'], measures: [], narrative: '师生和家庭联系方式由专人保管，谁用谁登记，不外借不外传。' },
  { unit: '金穗初级中学', type: 'POSTING_DISPLAY', title: '走廊海报张贴', on: '11-05', place: '教学楼走廊', audiences: ['STUDENTS', 'TEACHERS'], channels: ['POSTER'], measures: [['POSTERS', 'UNCOUNTED']] },
  { unit: '金穗初级中学', type: 'LED_PLAYBACK', title: '门厅屏幕轮播防骗要点', on: '11-03', through: '11-14', place: '教学楼门厅', audiences: ['STUDENTS', 'TEACHERS'], channels: ['LED_SCREEN'], measures: [['LED_PLAYS', 'UNCOUNTED']], narrative: '按安排一周放两轮；这是频率，实际播放总数没有记。' },
  { unit: '金穗初级中学', type: 'LEAFLET_DISTRIBUTION', title: '常见骗术小册子发到家', on: '11-06', audiences: ['STUDENTS', 'PARENTS', 'TEACHERS'], channels: ['LEAFLET'], measures: [['LEAFLETS', 'UNCOUNTED']] },
  { unit: '金穗初级中学', type: 'ONLINE_PUSH', title: '教职工转发核心提示', on: '11-07', place: '线上', audiences: ['GENERAL_PUBLIC'], channels: ['MOMENTS'], measures: [['FORWARDS', 'UNCOUNTED']] },
  { unit: '金穗初级中学', type: 'CLASS_MEETING', title: '“三分钟识骗术”班会', on: '11-10', place: '各班教室', audiences: ['STUDENTS'], channels: ['CLASSROOM'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: '金穗初级中学', type: 'OPEN_LETTER', title: '公众号发布给家长的信', on: '11-11', place: '线上', audiences: ['PARENTS', 'STUDENTS'], channels: ['WECHAT_OFFICIAL_ACCOUNT'], measures: [['PEOPLE_REACHED', 'UNCOUNTED']], narrative: '只在线上推送，没有印纸质件，所以不填份数。' },
  { unit: '金穗初级中学', type: 'STAFF_TRAINING', title: '财务人员付款核实培训', on: '11-12', place: '财务室', audiences: ['FINANCE_STAFF'], channels: ['MEETING'], measures: [['SESSIONS', 'UNCOUNTED']] },
];
