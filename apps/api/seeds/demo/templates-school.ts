import type { Template } from './template.js';

/** When there are classes to gather. */
const TERM = [1, 3, 4, 5, 6, 9, 10, 11, 12];

export const SCHOOL_TEMPLATES: readonly Template[] = [
  {
    type: 'CLASS_MEETING', weight: 5, months: TERM,
    titles: ['认清{骗术}主题班会', '班会课：陌生来电怎么办', '“钱包护卫队”主题班会', '说说身边的{骗术}'],
    places: ['各班教室', '本校教室', '教学楼各班'],
    audiences: ['STUDENTS'], channels: ['CLASSROOM', 'VIDEO'],
    amounts: [['CLASSES_COVERED', 10, 22], ['SESSIONS', 1, 1, 'CLASSES_COVERED'], ['PARTICIPANTS', 38, 45, 'CLASSES_COVERED']],
    narratives: [
      '班主任用本地改编的小剧本带学生分角色演练，重点讲{骗术}的三个破绽，课后每人写一条提醒贴在课桌上。',
      '先请学生讲家里人接过的可疑电话，再由老师拆解套路，最后全班一起背“不点、不扫、不转”。',
      '以小组抢答的方式进行，答错最多的题目由班主任当场再讲一遍。',
    ],
  },
  {
    type: 'ASSEMBLY_SPEECH', weight: 2, months: TERM,
    titles: ['国旗下讲话：守住自己的零花钱', '国旗下讲话：警惕{骗术}', '升旗仪式反诈宣讲'],
    places: ['学校操场', '升旗广场'],
    audiences: ['STUDENTS', 'TEACHERS'], channels: ['FLAG_CEREMONY'],
    amounts: [['SESSIONS', 1, 1], ['CLASSES_COVERED', 12, 24], ['PARTICIPANTS', 40, 46, 'CLASSES_COVERED']],
    narratives: [
      '学生代表讲了表弟买游戏皮肤被骗的经过，德育处补充了遇事先问家长的办法。',
      '值周老师结合近期预警提示讲解{骗术}，全校跟读四句口诀。',
    ],
  },
  {
    type: 'LECTURE', weight: 3, months: TERM,
    titles: ['民警进校园：{骗术}防范课', '法治副校长讲反诈', ['开学第一课之反诈专场', [3, 9]], '“小手牵大手”反诈讲堂'],
    places: ['报告厅', '学校礼堂', '多功能教室', '阶梯教室'],
    audiences: ['STUDENTS', 'TEACHERS'], channels: ['LECTURE_HALL', 'LEAFLET'], partners: ['POLICE'],
    amounts: [['SESSIONS', 1, 2], ['PARTICIPANTS', 180, 420, 'SESSIONS'], ['LEAFLETS', 150, 500]],
    narratives: [
      '{伙伴}来校授课，从{骗术}的聊天截图讲起，留出一刻钟让学生提问。',
      '主讲人现场演示改号软件，让学生直观看到来电显示也会作假；散场时领取折页带回家。',
    ],
  },
  {
    type: 'VIDEO_SCREENING', weight: 2, months: TERM,
    titles: ['反诈动画片展播', '观看{骗术}警示短片', '午间反诈微课放映'],
    places: ['各班教室', '学校礼堂', '录播教室'],
    audiences: ['STUDENTS'], channels: ['VIDEO', 'CLASSROOM'],
    amounts: [['SCREENINGS', 2, 8], ['CLASSES_COVERED', 10, 22], ['PARTICIPANTS', 36, 45, 'CLASSES_COVERED']], days: 4,
    narratives: ['分年级错峰放映，看完由各班收集“最想告诉爸妈的一句话”。', '利用午休统一播放，缺课学生由班干部补讲要点。'],
  },
  {
    type: 'STUDENT_WORKS', weight: 2, months: [3, 4, 5, 6, 9, 10, 11, 12],
    titles: ['反诈手抄报征集', '“我给外婆写封信”征文', '反诈漫画作品展', '{骗术}情景故事征集'],
    places: ['学校美术教室', '教学楼连廊', '各班教室'],
    audiences: ['STUDENTS', 'PARENTS'], channels: ['WRITTEN', 'DISPLAY_BOARD'],
    amounts: [['STUDENT_WORKS', 60, 320], ['CLASSES_COVERED', 8, 20]], days: 10,
    narratives: ['每班推选优秀作品在连廊展出，家长接送时驻足观看。', '作品先在班内互评，再由美术组评出年级展品。'],
  },
  {
    type: 'OPEN_LETTER', weight: 2, months: [1, 2, 3, 6, 7, 8, 9, 10, 11],
    titles: ['致家长的反诈提醒信', ['假期安全与反诈告家长书', [1, 6]], '谨防{骗术}·写给家长'],
    places: ['全校'],
    audiences: ['PARENTS', 'STUDENTS'], channels: ['LETTER', 'WECHAT_GROUP'],
    amounts: [['LETTERS', 300, 900], ['GROUP_PUSHES', 12, 30]],
    narratives: ['纸质信由学生带回并交回签名回条，班级群同步发送电子版。', '信中列出本学期学校收费项目，提醒家长凡群内临时收款一律电话核实。'],
  },
  {
    type: 'ONLINE_PUSH', weight: 2,
    titles: ['家长群推送{骗术}提醒', '校园公众号反诈专栏', '周末反诈微提醒'],
    places: ['线上'],
    audiences: ['PARENTS', 'TEACHERS'], channels: ['WECHAT_GROUP', 'WECHAT_OFFICIAL_ACCOUNT'],
    amounts: [['ARTICLES', 1, 3], ['GROUP_PUSHES', 12, 48], ['PEOPLE_REACHED', 400, 1600]],
    narratives: ['值班老师把当周预警改写成家长看得懂的短文，各班群当晚转发。', '推文配了两张对话截图，家长留言咨询较多，由德育处逐条回复。'],
  },
  {
    type: 'POSTING_DISPLAY', weight: 1.5, months: TERM,
    titles: ['反诈宣传栏更新', '校门口反诈展板', '教室反诈提示角布置'],
    places: ['校门口', '教学楼一楼', '食堂门口'],
    audiences: ['STUDENTS', 'PARENTS'], channels: ['POSTER', 'DISPLAY_BOARD', 'BANNER'],
    amounts: [['POSTERS', 8, 40], ['BOARDS', 2, 8], ['BANNERS', 1, 4]], days: 14,
    narratives: ['展板放在接送区，家长等候时就能看到。', '本期内容以{骗术}为主，由高年级学生志愿讲解。'],
  },
  {
    type: 'NOTICE_SIGNING', weight: 1, months: [3, 9, 10],
    titles: ['签订不出借账户承诺书', ['新学期反诈告知书签收', [3, 9]]],
    places: ['各班教室'],
    audiences: ['STUDENTS', 'PARENTS'], channels: ['NOTICE_FORM'],
    amounts: [['NOTICES_SIGNED', 260, 900], ['CLASSES_COVERED', 8, 20]],
    narratives: ['告知书一式两份，家长签字后一份留校存档。'],
  },
  {
    type: 'CONTEST_QUIZ', weight: 1, months: [4, 5, 10, 11, 12],
    titles: ['反诈知识擂台赛', '“识诈小达人”竞答', '反诈情景剧比赛'],
    places: ['学校礼堂', '体育馆'],
    audiences: ['STUDENTS'], channels: ['ON_SITE'], partners: ['POLICE', 'BANK'],
    amounts: [['SESSIONS', 1, 3], ['PARTICIPANTS', 60, 260]],
    narratives: ['题目取自最近三个月的真实预警，{伙伴}派人担任评委。'],
  },
  {
    type: 'STAFF_TRAINING', weight: 1,
    titles: ['班主任反诈业务培训', '教职工{骗术}专题学习', '财务与后勤岗位反诈培训'],
    places: ['学校会议室', '录播教室'],
    audiences: ['TEACHERS', 'FINANCE_STAFF'], channels: ['MEETING'],
    amounts: [['SESSIONS', 1, 1], ['PARTICIPANTS', 25, 90]],
    narratives: ['统一了收费通知的发布口径：凡涉及钱的消息，只从学校公示栏发出。', '培训后当场做了十道判断题，错题集中讲评。'],
  },
];
