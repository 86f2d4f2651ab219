import { type MeasureRule, rule } from './measure-rule.js';
import { pattern } from './pattern.js';

/** Short messages, groups, accounts, videos: what is counted online. */
export const ONLINE_MEASURES: readonly MeasureRule[] = [
  rule('followers', null, '人 人次 名 户', /关注[^□]{0,20}[号台]□|粉丝(?:数|量)?(?:达)?□|关注量□/u, {
    onlyBeside: true,
  }),
  rule('people_protected', null, '人 人次 名 户', /受保护(?:人数|用户|群众)?(?:达)?□/u, { onlyBeside: true }),
  rule(
    'online_pushes',
    'GROUP_PUSHES',
    '条 条次',
    /推送(?:了)?(?:反诈|防诈|防骗|数据|安全|各类)*(?:讯息|信息|消息|提示)□/u,
    { onlyBeside: true, unlessNear: /公众号|官微|新媒体|短信|抖音|视频号|网站|朋友圈|预警/u },
  ),
  rule(
    'articles_published',
    'ARTICLES',
    '条 次 篇 期 余次 余条',
    /(?:新媒体|公众号|账号|官微|抖音|视频号|网站)[^□]{0,10}(?:发布|推出|刊发|更新)[^□]{0,6}□/u,
    { onlyBeside: true, unless: /转发|转载|短信|预警|直播/u },
  ),
  rule('ringback_tones', null, '条 次 人次 条次', /彩铃□/u, { onlyBeside: true, unlessNear: /短信、[^，。；\d]*$/u }),
  rule('sms_sent', 'SMS', '条 次 人次 余条 万条 条次 -', /短信|校讯通|彩信|闪信/u, { unless: /收到□/u }),
  rule('views', null, '次 人次 万 万次 -', /阅读|浏览|点击|播放|观看|点赞|曝光|转评|流量|访问|收看|围观/u, {
    unless: /[子示视告诊厢外宇头]屏|led|滚动|广播|喇叭|直播|组织|集中|线下|大屏|村村响|音柱|音箱/iu,
    unlessNear: /广播|喇叭|音频|村村响|音柱|音箱|[子示视告诊厢外宇头]屏|led|大屏|滚动/iu,
  }),
  rule(
    'views',
    null,
    '次 人次 万 万次 个 -',
    /(?:阅读|浏览|点击|播放|观看|曝光|访问)(?:总)?量|(?<![数总流电重质])量(?:累计|合计|共)□/u,
  ),
  rule('replies', null, '人次 条 次', /回复|已读|回执率/u),
  rule('posts_forwarded', 'FORWARDS', '条 次 篇 余次 余条 人次 个 -', /转发|转载|分享|转推|转给|转到|转至|转评/u, {
    unless: /点赞|阅读/u,
  }),
  rule('online_pushes', 'GROUP_PUSHES', '条次', /群/u),
  rule('online_pushes', 'GROUP_PUSHES', '条 次 条次 余条 篇 期 个 -', /群(?!众|体|里有)|微信/u, {
    act: /推送|推了|发送|发布|发|推/u,
    unless:
      /群组□|□[\p{Script=Han}]{0,6}群(?!众)|群众□|向群众|集群|群体|(?:建立|组建|建了|建)[^，。；]{0,6}群□|公众号|官方|订阅号|朋友圈|转发|短视频|群体/u,
  }),
  rule('chat_groups', null, '个', /微信群|工作群|qq群|群/u, {
    act: /建|组|拉|成立|设|入群|进群|覆盖|联通/u,
    unless: /群众|群体|人群|(?:通过|利用|在|向|依托)□/u,
  }),
  rule(
    'works_taken_up',
    null,
    '篇 条 个 期 次 件 部 份',
    /(?:采用|采纳|采编|录用|刊用|转载采用|上稿)(?:了)?□|□[^□]{0,6}被[^□]{0,10}(?:采用|采纳|刊用|转载|转发)/u,
    {
      onlyBeside: true,
      unless: /[仅只]被/u,
    },
  ),
  rule(
    'articles_published',
    'ARTICLES',
    '条 个 部 期 则 篇 集',
    pattern(
      'u',
      String.raw`(?:上传|发布|更新|推出|上线|刊播)(?:了)?(?:反诈|防诈|防骗|宣传|原创|普法|警示|系列|方言|主题)*(?:短视频|视频|微视频|短片)(?:作品)?□|`,
      String.raw`(?:抖音|视频号|快手|官微|公众号)[^，。；□]{0,4}(?:原创|发布|更新)[^，。；□]{0,4}(?:视频|作品)□`,
    ),
    { onlyBeside: true, unless: /制作|拍摄|录制|群/u },
  ),
  rule('videos_made', 'VIDEOS', '部 个 条 集', /(?:拍摄|录制|摄制)(?:了)?[^□]{0,10}(?:剧|片|小品)□/u, {
    onlyBeside: true,
  }),
  rule('videos_made', 'VIDEOS', '次', /(?:制作|拍摄)(?:了)?[\p{Script=Han}]{0,4}(?:宣传片|短片|视频)□/u, {
    onlyBeside: true,
  }),
  rule('videos_made', 'VIDEOS', '部 个 条 段 支 集 期 则', /视频|短片|微电影|宣传片|短剧|动画|微课|微视频|mv/iu, {
    act: /制作|拍摄|录制|创作|原创|自编|编排|自制|制|上线|合拍|拍了/u,
    unless: /播放量|阅读|点击|组织观看/u,
  }),
  rule('columns_opened', null, '个 期', /专栏|专题□|栏目/u, { act: /开设|开办|开辟|设立|开播/u, onlyBeside: true }),
  rule('articles_published', 'ARTICLES', '条 次', /(?:公众号|微博|新媒体)[^，。；□]{0,10}宣传□/u, { onlyBeside: true }),
  rule('articles_published', 'ARTICLES', '篇 条 期', /推文□|软文□|官微|发文□|稿件□|公众号文章□|原创□/u, {
    unless: /转发|转载|短信|阅读|采用/u,
    onlyBeside: true,
  }),
  rule('warnings_pushed', null, '条 次 个 份', /(?:推送|下发|转办)[^□]{0,6}预警(?:信息|指令|线索|单)?□/u, {
    onlyBeside: true,
    unlessNear: /公众号|官微|群|抖音|视频号|朋友圈|微信|短信/u,
  }),
  rule('popups_shown', null, '次 条 人次 万次', /弹窗|开屏|弹屏|消息栏|语音播报/u),
  rule('online_pushes', 'GROUP_PUSHES', '条 次 条次 篇 期', /(?:推送|转发到群|发布|推|发)(?:了)?□/u, {
    act: /(?<!人|老年|重点|特定|客户)群(?!众|体|里有|策)[^。]*(?:推送|推|发)/u,
    unless: /公众号|官微|短信|抖音|视频号|转发|朋友圈/u,
    unlessNear: /公众号|短信|官微|抖音|视频号|官网|朋友圈/u,
    onlyBeside: true,
  }),
  rule(
    'articles_published',
    'ARTICLES',
    '篇 条 期 个 则 件 余篇 次 余条 -',
    /推文|文章|原创|稿件|报道|简报|信息|科普|公众号|推送|图文|微博|抖音|短视频|作品|专栏/u,
    {
      act: /发布|推送|发表|刊发|刊登|制作|撰写|编发|推出|原创|上传|播出|更新|采写|报送|发/u,
      unless: /转发|转载|短信|群|举报|线索|采纳|推送[^□]{0,8}(?:卡|号码|账户|名单|号)□/u,
      unlessNear:
        /转[发载][^，。；]*$|电视台|电台|广播站|(?:微信|工作|警民|居民|家长|班级|业主|村民|qq|客户)群|群[内里中]/u,
    },
  ),
  rule('videos_played', null, '部 段 个 集 条', /视频|短片|宣传片|影片|警示片|案例片/u),
  rule('live_streams', null, '场 次', /直播/u),
];
