import { CAMPAIGN_REASON_WORDING } from './campaign-reason-wording.js';
import type { ErrorReason } from './domain-error.js';
import type { Wording } from './wording.js';

/** What is said where the finer reason is known. */
export const REASON_WORDING: Readonly<Record<ErrorReason, Wording>> = {
  WRONG_CREDENTIALS: {
    zh: ['账号或密码不对，请重新输入'],
    en: ['User name or password is wrong; please try again'],
  },
  ACCOUNT_LOCKED: {
    zh: ['密码连续输错，账号已锁定，请 {minutes} 分钟后再试', '密码连续输错，账号已锁定，请稍后再试'],
    en: [
      'Too many failed attempts; the account is locked, please try again in {minutes} minutes',
      'Too many failed attempts; the account is locked, please try again later',
    ],
  },
  SESSION_EXPIRED: {
    zh: ['登录已过期，请重新登录'],
    en: ['Your session has expired; please sign in again'],
  },
  TOKEN_EXPIRED: {
    zh: ['登录凭证已过期，请刷新页面；接口令牌过期请重新申请'],
    en: ['The token has expired; please reload the page, or create a new API token'],
  },
  TOKEN_INVALID: {
    zh: ['登录凭证无效，请重新登录'],
    en: ['The access token is not valid; please sign in again'],
  },
  CLIENT_REVOKED: {
    zh: ['接口令牌已被吊销，请重新申请'],
    en: ['The API token was revoked; please create a new one'],
  },
  PASSWORD_CHANGE_REQUIRED: {
    zh: ['请先修改初始密码'],
    en: ['Please change the initial password first'],
  },
  READ_ONLY_OVERSIGHT: {
    zh: ['主管单位只能查看下属单位的记录；数字有误的，请退回原单位修改'],
    en: ['Overseers can only read the records of a unit; if a figure is wrong, return it to that unit'],
  },
  OUTSIDE_OVERSIGHT: {
    zh: ['这不在您的主管范围内'],
    en: ['This is outside your oversight'],
  },
  CELLS_TOO_SMALL: {
    zh: [
      '只有汇总权限的接口令牌，案件、损失和受害人数字只能按区县及以上、整月查看，不能拆分，也不能查看哪些单位、多少单位有填报；要看这些，请另发带台账读取权限的令牌',
    ],
    en: [
      'With a token for figures alone, cases, losses and victims are shown for whole months, ' +
        'for counties and above, undivided, and not which units have recorded something, nor how many; ' +
        'that takes a token that may read records',
    ],
  },
  WRONG_TENANT_TYPE: {
    zh: ['本单位类型不填报这类台账'],
    en: ['Units of your type do not keep this ledger'],
  },
  TENANT_CLOSED: {
    zh: ['单位已撤销，不能再填报'],
    en: ['This unit is closed and can no longer record'],
  },
  VERSION_CHANGED: {
    zh: ['这条记录刚被别人修改过，请核对对方的修改后再保存'],
    en: ['Somebody else has just changed this record; please look at the change before saving'],
  },
  ALREADY_VOIDED: {
    zh: ['这条记录已经作废，不能再修改'],
    en: ['This record is already void and can no longer be changed'],
  },
  ALREADY_DISSOLVED: {
    zh: ['这个领导小组已经撤销'],
    en: ['This leadership group is already dissolved'],
  },
  ALREADY_LIFTED: {
    zh: ['这项管控措施已经取消'],
    en: ['This control measure is already lifted'],
  },
  ALREADY_ENDED: {
    zh: ['这个方案已经结束'],
    en: ['This scheme has already been ended'],
  },
  ALREADY_REVOKED: {
    zh: ['这个接口令牌已经吊销'],
    en: ['This API client is already revoked'],
  },
  ALREADY_RETIRED: {
    zh: ['这张报表已经停用，不能再改；需要时请新建一张'],
    en: ['This form is retired and cannot be changed any more; please set a new one if you need it'],
  },
  ALREADY_UNDONE: {
    zh: ['这批登记已经撤销，请刷新查看'],
    en: ['This registration is already undone; please reload'],
  },
  DOORS_VISITED: {
    zh: [
      '这批门牌里有 {visited} 户走访记录提到过，不能整批撤销；登记错的请逐户注销',
      '这批门牌已有走访记录，不能整批撤销；登记错的请逐户注销',
    ],
    en: [
      'Visits have named {visited} doors of this registration, so it cannot be undone as a whole; ' +
        'take wrong doors off one by one',
      'Visits have named doors of this registration, so it cannot be undone as a whole; ' +
        'take wrong doors off one by one',
    ],
  },
  ALREADY_EXISTS: {
    zh: ['已经有一条相同的记录，请查看已有记录'],
    en: ['The same record already exists; please open that one'],
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: ['这个防重复编号已经记过一条内容不同的记录；请打开那条记录修改，另一件事请换一个编号'],
    en: [
      'Another input was recorded under this idempotency key; amend that record, or use a new key for something else',
    ],
  },
  STILL_IN_USE: {
    zh: ['还有其他内容在使用它，请先处理那些内容'],
    en: ['Other records still use this; please deal with those first'],
  },
  TOO_MANY_OF_TENANT: {
    zh: ['一个单位最多 {max} 个，请先停用、结束或解散不用的', '这个单位的数量已到上限，请先停用、结束或解散不用的'],
    en: [
      'One unit may have at most {max}; please end those no longer used',
      'The unit has as many as it may; please end those no longer used',
    ],
  },
  LAST_ADMINISTRATOR: {
    zh: ['这是最后一个管理员账号，请先添加另一个管理员'],
    en: ['This is the last administrator; please add another one first'],
  },
  OWN_REQUEST: {
    zh: ['自己提出的申请须由另一名运维人员批准'],
    en: ['You asked for this yourself; another operator has to approve it'],
  },
  OPERATOR_TOO_NEW: {
    zh: ['您的运维账号晚于这项申请开通，请由更早开通的运维人员批准，或撤回后重新申请'],
    en: [
      'Your account is newer than this request; ' +
        'an earlier operator has to approve it, or it is withdrawn and asked ' +
        'for again',
    ],
  },
  ALREADY_DECIDED: {
    zh: ['这项申请已经处理或已过期，请刷新查看'],
    en: ['This request is already decided or has expired; please reload'],
  },
  ALREADY_REQUESTED: {
    zh: ['同样的申请已经提出，请等另一名运维人员处理，或撤回后重新申请'],
    en: ['The same is already asked for; wait for another operator, or withdraw it and ask again'],
  },
  QUERY_TOO_DEEP: {
    zh: ['查询嵌套太深，最多 {max} 层', '查询嵌套太深，请减少层数'],
    en: ['The query is nested too deeply; at most {max} levels', 'The query is nested too deeply; please flatten it'],
  },
  QUERY_TOO_COSTLY: {
    zh: ['一次查询的内容太多（{cost}，上限 {max}），请分次查询', '一次查询的内容太多，请分次查询'],
    en: ['The query costs {cost}; the limit is {max}. Please split it', 'The query costs too much; please split it'],
  },
  TOO_MANY_ALIASES: {
    zh: ['查询里有 {aliases} 个别名，最多 {max} 个，请分次查询', '查询里的别名太多，请分次查询'],
    en: [
      'The query has {aliases} aliases; at most {max} are allowed. Please split it',
      'The query has too many aliases; please split it',
    ],
  },
  TOO_MANY_REPEATS: {
    zh: [
      '查询里同一个字段重复太多（{pairs} 对，最多 {max} 对），请每个只写一次',
      '查询里同一个字段重复太多，请每个只写一次',
    ],
    en: [
      'The query asks for the same fields again and again ({pairs} pairs; at most {max}). Please name each once',
      'The query asks for the same fields again and again; please name each once',
    ],
  },
  TOO_MANY_TOKENS: {
    zh: ['查询有 {tokens} 个词元，最多 {max} 个，请分次查询', '查询的词元太多，请分次查询'],
    en: [
      'The query has {tokens} tokens; at most {max} are allowed. Please split it',
      'The query has too many tokens; please split it',
    ],
  },
  DOCUMENT_TOO_LONG: {
    zh: [
      '查询有 {characters} 个字符，最多 {max} 个，请分次查询，内容请放到变量里',
      '查询太长，请分次查询，内容请放到变量里',
    ],
    en: [
      'The query has {characters} characters; at most {max} are allowed. ' +
        'Please split it, and put values into variables',
      'The query is too long; please split it, and put values into variables',
    ],
  },
  BATCH_TOO_LARGE: {
    zh: ['一次最多 {max} 个请求，请分批发送', '一次发送的请求太多，请分批发送'],
    en: ['At most {max} requests in one batch; please split it', 'Too many requests in one batch; please split it'],
  },
  ANSWER_TOO_LARGE: {
    zh: ['要返回的内容太多，请减少条数或字段，分次查询'],
    en: ['The answer would be too large; please ask for fewer records or fields at a time'],
  },
  SCOPE_TOO_WIDE: {
    zh: ['涉及的记录太多，请缩小时间或区域范围'],
    en: ['Too many records are behind this; please narrow the period or the region'],
  },
  SEARCH_TOO_WIDE: {
    zh: ['要搜索的记录太多，请加上时间、单位或区域再搜索'],
    en: ['There are too many records to search; please add a period, a unit or a region'],
  },
  LIST_TOO_WIDE: {
    zh: ['记录超过 {max} 条，不能按数量排序，请缩小时间或区域范围', '记录太多，不能按数量排序，请缩小时间或区域范围'],
    en: [
      'More than {max} records cannot be ordered by a quantity; please narrow the period or the region',
      'Too many records to be ordered by a quantity; please narrow the period or the region',
    ],
  },
  TOO_MANY_AT_ONCE: {
    zh: ['同时进行的操作太多，请 {retryAfterSeconds} 秒后再试', '同时进行的操作太多，请稍后再试'],
    en: [
      'Too many operations at the same time; try again in {retryAfterSeconds} seconds',
      'Too many operations at the same time; try again later',
    ],
  },
  DATABASE_UNAVAILABLE: {
    zh: [
      '数据库暂时连不上，这次操作没有保存，请 {retryAfterSeconds} 秒后再试',
      '数据库暂时连不上，这次操作没有保存，请稍后再试',
    ],
    en: [
      'The database is out of reach for a moment and nothing was saved; try again in {retryAfterSeconds} seconds',
      'The database is out of reach for a moment and nothing was saved; try again later',
    ],
  },
  TOTAL_OVERLAPS: {
    zh: ['同样的日子里本单位还填过这一项；请说明是已包含在累计（总数）里，还是另外的'],
    en: ['The unit has stated the same item for some of these days; please say whether the total includes it'],
  },
  SUMMARY_UNCHANGED: {
    zh: ['与上一版相比没有变化，不必再签发；如数字有更新，请先更新数字'],
    en: ['Nothing has changed since the last edition; bring the figures up to date first, or leave it as it is'],
  },
  SUMMARY_ISSUED: {
    zh: ['这份总结已经签发，不能再删除；要更正请改好草稿后签发新的一版'],
    en: ['This summary has been issued and stays; to correct it, change its draft and issue another edition'],
  },
  MARKS_OPEN: {
    zh: ['还有 {marks} 处必须修改的批注，请改正后再签发', '还有必须修改的批注，请改正后再签发'],
    en: ['{marks} marks must be corrected before it is issued', 'Some marks must be corrected before it is issued'],
  },
  TEXT_SETTLED: {
    zh: ['这份总结已经处理过，请刷新查看结果'],
    en: ['This text has been dealt with already; please reload to see what became of it'],
  },
  IMPORT_SETTLED: {
    zh: ['这次导入已经往下走了，现在不能这样做，请刷新查看进度'],
    en: ['This import has gone on and cannot be changed in this way now; please reload to see how it stands'],
  },
  IMPORT_NOT_CHECKED: {
    zh: ['试运行以后，列的对应或台账有变动，请再试运行一次'],
    en: ['The columns or the ledger have changed since the dry run; please do it again before anything is written'],
  },
  IMPORT_ROWS_INVALID: {
    zh: [
      '还有 {rows} 行有错，“全对才写”一行也不写。请改好再试运行，或选“只写对的”',
      '还有行有错，“全对才写”一行也不写',
    ],
    en: [
      '{rows} rows have errors, so nothing is written. Correct them and check again, or write the good rows only',
      'Some rows have errors, so nothing is written',
    ],
  },
  TOO_MANY_ATTACHMENTS: {
    zh: ['一条内容最多 {max} 个附件，请先移除不用的', '附件已到上限，请先移除不用的'],
    en: [
      'At most {max} files can be attached here; please remove one first',
      'No more files can be attached here; please remove one first',
    ],
  },
  NO_ROOM_FOR_FILES: {
    zh: [
      '本单位的附件空间不够：共 {quotaMegabytes} MB，还剩 {freeMegabytes} MB；请移除不用的附件，或换小一些的文件',
      '本单位的附件空间不够，请移除不用的附件，或换小一些的文件',
    ],
    en: [
      'The unit has no room for this file: {freeMegabytes} of {quotaMegabytes} MB are left; ' +
        'please remove files, or send a smaller one',
      'The unit has no room for this file; please remove files, or send a smaller one',
    ],
  },
  SCANNER_UNAVAILABLE: {
    zh: [
      '病毒检查暂时不可用，文件没有保存，请 {retryAfterSeconds} 秒后再试',
      '病毒检查暂时不可用，文件没有保存，请稍后再试',
    ],
    en: [
      'Files cannot be scanned for viruses at the moment and nothing was saved; ' +
        'try again in {retryAfterSeconds} seconds',
      'Files cannot be scanned for viruses at the moment and nothing was saved; try again later',
    ],
  },
  FILES_UNAVAILABLE: {
    zh: ['附件暂时取不到，请 {retryAfterSeconds} 秒后再试', '附件暂时取不到，请稍后再试'],
    en: [
      'Attached files are out of reach for a moment; try again in {retryAfterSeconds} seconds',
      'Attached files are out of reach for a moment; try again later',
    ],
  },
  MAIL_OFF: {
    zh: ['这个系统没有开通邮件，站内通知照常；需要邮件请联系平台运维'],
    en: ['This installation sends no mails; notifications in the application go on. Ask the operator for mails'],
  },
  OUTCOME_UNKNOWN: {
    zh: ['保存时数据库断开了，不知道是否已经存上。请用同一个防重复编号再提交一次，或先查看记录'],
    en: [
      'The database was lost while saving; whether it was saved is unknown. ' +
        'Send it again with the same idempotency key, or look first',
    ],
  },
  ...CAMPAIGN_REASON_WORDING,
};
