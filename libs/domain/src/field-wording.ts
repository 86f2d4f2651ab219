import type { FieldCode } from './domain-error.js';
import { FILE_WORDING } from './file-wording.js';
import type { Wording } from './wording.js';

/** What is said about an invalid field: what is wrong and what to do. `{field}` is always known. */
export const FIELD_WORDING: Readonly<Record<FieldCode, Wording>> = {
  REQUIRED: {
    zh: ['请填写{field}'],
    en: ['{field} is required'],
  },
  TOO_SHORT: {
    zh: ['{field}至少 {min} 个字，现在 {actual} 个', '{field}太短，请补充'],
    en: ['{field} needs at least {min} characters; it has {actual}', '{field} is too short; please write more'],
  },
  TOO_LONG: {
    zh: ['{field}最多 {max} 个字，现在 {actual} 个', '{field}太长，请缩短'],
    en: ['{field} may have at most {max} characters; it has {actual}', '{field} is too long; please shorten it'],
  },
  INVALID_CHARACTERS: {
    zh: [
      '{field}里“{near}”旁边有显示不出来的字符，多半是复制时带进来的，请删掉那里重新输入',
      '{field}里有显示不出来的字符，多半是复制时带进来的，请清空后重新输入',
    ],
    en: [
      '{field} contains a character near “{near}” that cannot be shown; please retype that part',
      '{field} contains a character that cannot be shown; please clear it and type it again',
    ],
  },
  LINE_BREAK: {
    zh: ['{field}只能写一行，请去掉换行'],
    en: ['{field} is a single line; please remove the line breaks'],
  },
  NO_LETTER: {
    zh: ['{field}不能只有符号，请至少写一个汉字、字母或数字'],
    en: ['{field} needs at least one letter or digit, not signs alone'],
  },
  PERSONAL_NUMBER: {
    zh: ['{field}里有身份证号或银行卡号，请删去再保存（个人信息保护法第六条：只收集必要的信息）'],
    en: [
      '{field} contains the number of an identity or bank card; please take it out ' +
        '(Personal Information Protection Law, article 6: no more than is needed)',
    ],
  },
  BROKEN_CHARACTERS: {
    zh: [
      '{field}里有乱码（{character}），可能是原文件的编码不对，请重新粘贴或输入',
      '{field}里有乱码，请重新粘贴或输入',
    ],
    en: [
      '{field} contains a broken character ({character}), perhaps from a file in another encoding; ' +
        'please paste or type it again',
      '{field} contains a broken character; please paste or type it again',
    ],
  },
  INVALID_FORMAT: {
    zh: ['{field}的写法不对，请写成 {example}', '{field}的写法不对，请检查'],
    en: ['{field} is not written correctly; write it like {example}', '{field} is not written correctly'],
  },
  NOT_A_DATE: {
    zh: ['{field}不是有效日期，请写成 2026-11-05 这样'],
    en: ['{field} is not a valid date; please write it like 2026-11-05'],
  },
  DATE_IN_FUTURE: {
    zh: ['{field}不能晚于今天（{latest}）', '{field}不能晚于今天'],
    en: ['{field} must not be after today ({latest})', '{field} must not be after today'],
  },
  MOMENT_IN_FUTURE: {
    zh: ['{field}不能晚于现在（{latest}）', '{field}不能晚于现在'],
    en: ['{field} must not be later than now ({latest})', '{field} must not be later than now'],
  },
  DATE_TOO_EARLY: {
    zh: ['{field}不能早于 {earliest}', '{field}太早，请检查年份'],
    en: ['{field} must not be before {earliest}', '{field} is too early; please check the year'],
  },
  DATE_TOO_LATE: {
    zh: ['{field}不能晚于 {latest}', '{field}太晚，请检查年份'],
    en: ['{field} must not be after {latest}', '{field} is too late; please check the year'],
  },
  END_BEFORE_START: {
    zh: ['{field}不能早于开始的日期，请检查'],
    en: ['{field} must not be before the start; please check the dates'],
  },
  SPAN_TOO_LONG: {
    zh: ['{field}最多跨 {max} 天，请分成几条填写', '{field}跨的天数太多，请分成几条填写'],
    en: ['{field} may cover at most {max} days; please divide it', '{field} covers too many days; please divide it'],
  },
  SPANS_OVERLAP: {
    zh: ['{field}与同一项的另一条日期重叠，会重复计算；请把日期分开'],
    en: ['{field} overlaps other days of the same item and would count twice; please divide the days'],
  },
  SPAN_CROSSES_MOVE: {
    zh: ['{field}跨过了本单位变更辖区或条线的日子，请在那一天前后分开填写'],
    en: ['{field} spans the day on which the unit changed its region or sector; please divide it at that day'],
  },
  NOT_A_NUMBER: {
    zh: ['{field}不是数字，请只填阿拉伯数字'],
    en: ['{field} is not a number; please use digits only'],
  },
  NOT_WHOLE: {
    zh: ['{field}必须是整数，不能带小数'],
    en: ['{field} must be a whole number without decimals'],
  },
  NEGATIVE: {
    zh: ['{field}不能是负数'],
    en: ['{field} must not be negative'],
  },
  TOO_SMALL: {
    zh: ['{field}不能小于 {min}', '{field}太小，请检查'],
    en: ['{field} must be at least {min}', '{field} is too small; please check it'],
  },
  TOO_LARGE: {
    zh: ['{field}不能大于 {max}，请检查是否多填了位数', '{field}太大，请检查是否多填了位数'],
    en: ['{field} must be at most {max}; please check the digits', '{field} is too large; please check the digits'],
  },
  TOO_MANY_DECIMALS: {
    zh: ['{field}最多两位小数（精确到分）'],
    en: ['{field} may have at most two decimals'],
  },
  AMOUNT_REQUIRED: {
    zh: ['请填写{field}；没有统计的，请选“做了未统计”'],
    en: ['{field} needs a number; if nobody counted, choose “Done, not counted”'],
  },
  AMOUNT_FORBIDDEN: {
    zh: ['{field}选了“做了未统计”或“不便公开”，就不要再填数字'],
    en: ['{field} is marked as not counted or withheld, so leave the number empty'],
  },
  RANGE_UPSIDE_DOWN: {
    zh: ['{field}要大于前面的数；写反了的请对调，只有一个数的请不填上限'],
    en: ['{field} must be greater than the number before it; please swap them, or leave the upper end out'],
  },
  RANGE_NOT_AT_LEAST: {
    zh: ['{field}只能和“余/以上”一起填：范围按较小的数计入；大概的数请选“约”，不填上限'],
    en: [
      '{field} goes with “At least” alone, as a range counts as its lower end; ' +
        'for a likely number choose “About” and leave it out',
    ],
  },
  AT_LEAST_NOT_UNCOUNTED: {
    zh: ['{field}只能和“做了未统计”一起选；有数字的，请填数字并选“余/以上”'],
    en: ['{field} goes with “Done, not counted” alone; where there is a number, state it as “At least”'],
  },
  DUPLICATE: {
    zh: ['{field}重复了，请只保留一个'],
    en: ['{field} is there twice; please keep only one'],
  },
  TOO_FEW_ITEMS: {
    zh: ['{field}至少要有 {min} 项', '{field}项数太少，请补充'],
    en: ['{field} needs at least {min} entries', '{field} has too few entries; please add some'],
  },
  TOO_MANY_ITEMS: {
    zh: ['{field}最多 {max} 项，现在 {actual} 项，请分次填报', '{field}项数太多，请分次填报'],
    en: [
      '{field} may have at most {max} entries; it has {actual}. Please split it',
      '{field} has too many entries; please split it',
    ],
  },
  UNKNOWN_CODE: {
    zh: ['{field}不在可选范围内，请从列表中选择'],
    en: ['{field} is not one of the choices; please pick one from the list'],
  },
  UNKNOWN_FIELD: {
    zh: ['没有{field}这一项，请检查名称'],
    en: ['There is no field {field}; please check its name'],
  },
  INVALID_ID: {
    zh: ['{field}不是有效的编号，请从列表中选择'],
    en: ['{field} is not an id; please take one from a list'],
  },
  INVALID_CURSOR: {
    zh: ['{field}不是这个列表在这些条件下给出的游标，请从第一页重新取'],
    en: ['{field} is no cursor that this list gave out for this filter; please start at the first page'],
  },
  NOT_ALLOWED_HERE: {
    zh: ['{field}在这里不适用，请去掉或另选一项；属于别的台账的，请到那本台账填报'],
    en: [
      '{field} does not apply here; leave it out or choose another. ' +
        'What belongs to another ledger is recorded there',
    ],
  },
  NOT_WITH_RESULT: {
    zh: ['{field}与所选的处置结果不相配，请去掉，或改选结果'],
    en: ['{field} does not go with the result that is chosen; leave it out, or choose another result'],
  },
  IS_REPEAT_ITSELF: {
    zh: ['{field}本身也是重复的，不计数；请选计数的那一条'],
    en: ['{field} is a repeat itself and does not count; choose the alert that counts'],
  },
  ANSWERED_ALREADY: {
    zh: ['单位已经反馈，{field}不能再改；确有错误的，请作废后重新记录'],
    en: [
      'The unit has answered, so {field} can no longer be changed; void the alert and record it anew if it is wrong',
    ],
  },
  COUNTED_ALREADY: {
    zh: [
      '这一处 {day} 的预警已经记过：逐条的和只报总数的不能重叠。请改{field}、地点或等级，或先改那条记录',
      '这一处这几天的预警已经记过，请改{field}、地点或等级，或先改那条记录',
    ],
    en: [
      'Alerts of {day} at this place are recorded already, singly or as a number, and would count twice: ' +
        'change {field}, the place or the level, or that record first',
      'Alerts of these days at this place are recorded already: change {field}, the place or the level',
    ],
  },
  TOLD_ALREADY: {
    zh: ['{field}：到这一天的累计已经记过，一天只记一次；请改那条记录，或者改累计到哪天'],
    en: ['{field}: the total up to this day is recorded already, once a day; amend that record or choose another day'],
  },
  BORNE_BY_INTERCEPTION: {
    zh: ['预警数里不填{field}：劝阻成功避免的损失只在“劝阻拦截”里记一次，请去那里登记（可填起止日期，只记总数）'],
    en: [
      '{field} is not part of a number of alerts: the loss avoided counts once, as an interception; ' +
        'record it there (days and a total will do)',
    ],
  },
  NOT_FOUND: {
    zh: ['找不到填写的{field}，请重新选择'],
    en: ['{field} was not found; please choose again'],
  },
  UNIT_CLOSED: {
    zh: [
      '“{field}”填的单位已于 {closedOn} 撤销，不能再交办：请留空，预警先记下来等待交办，或改填接手的单位',
      '“{field}”填的单位已撤销，不能再交办：请留空，预警先记下来等待交办，或改填接手的单位',
    ],
    en: [
      '{field} names a unit that was closed on {closedOn}: leave it empty, and the alert waits to be assigned, ' +
        'or state the unit that took over',
      '{field} names a unit that is closed: leave it empty, and the alert waits to be assigned, or state another',
    ],
  },
  PRIVATE_ADDRESS: {
    zh: ['{field}不能通向内网或查不到地址，请填公网能访问的地址；内网机器人请联系平台运维'],
    en: ['{field} must lead to a public address; for a robot in a private network ask the operator'],
  },
  ALWAYS_ON: {
    zh: ['{field}不能关闭，请保持打开'],
    en: ['{field} cannot be switched off; please leave it on'],
  },
  ALREADY_TAKEN: {
    zh: ['《{title}》已经用了这个{field}，请换一个', '{field}已经有了，请换一个或查看已有记录'],
    en: ['“{title}” has this {field}; choose another', '{field} is already in use; choose another or open that record'],
  },
  NOBODY_ADDRESSED: {
    zh: ['照现在选的{field}、条线、类型和例外，没有一家单位会收到，请改过再下发'],
    en: ['With the {field}, lines, types and exceptions as they are, no unit would receive it; please change them'],
  },
  KEPT_OTHERWISE: {
    zh: [
      '{field}和已经登记的不同（登记的是“{kept}”）；导入只新增，不改已有的，要改请到它自己的页面',
      '{field}和已经登记的不同；导入只新增，不改已有的，要改请到它自己的页面',
    ],
    en: [
      '{field} differs from what is kept (“{kept}”); an import only adds: to change it, use its own page',
      '{field} differs from what is kept; an import adds and changes nothing that is there: use its own page',
    ],
  },
  NOT_YOURS_TO_GIVE: {
    zh: ['您不能给出这个{field}，请由运维人员办理'],
    en: ['{field} is not yours to give; please ask an operator'],
  },
  ADDED_ONE_BY_ONE: {
    zh: ['{field}不能这样导入，请到账号页逐个添加，密码当时就会给出'],
    en: ['{field} cannot be imported; please add it on the page of accounts, which tells the password at once'],
  },
  AMBIGUOUS: {
    zh: [
      '有 {count} 个{field}叫这个名字，请再填它所在的区划，或改填编号',
      '{field}不止一个叫这个名字，请再填它所在的区划',
    ],
    en: [
      '{field}: {count} have this name; please state its region as well, or its id',
      '{field}: several have this name; please state its region as well',
    ],
  },
  ROSTER_TOO_LARGE: {
    zh: [
      '一个社区（村）的户册最多 {max} 户，登记后会有 {actual} 户，请检查是否登记重复或选错了社区',
      '{field}太多，户册放不下，请检查是否登记重复或选错了社区',
    ],
    en: [
      'A roster may have at most {max} doors in place; it would have {actual}. ' +
        'Please check for duplicates or a wrong community',
      '{field}: the roster would be too large; please check for duplicates or a wrong community',
    ],
  },
  LOOKS_LIKE_DATE: {
    zh: [
      '{field}像日期或表格里的数字，可能是表格软件改过的，请改回门牌，如 {example}；确是门牌的，请确认后再登记',
      '{field}像日期或表格里的数字，请改回门牌；确是门牌的，请确认',
    ],
    en: [
      '{field} looks like a date or a number of a spreadsheet, which may have changed it; ' +
        'write it like {example}, or confirm that it is one',
      '{field} looks like a date or a number of a spreadsheet; please correct or confirm it',
    ],
  },
  CONTRADICTORY: {
    zh: ['{field}与{other}矛盾，请核对', '{field}与其他内容矛盾，请核对'],
    en: ['{field} contradicts {other}; please check both', '{field} contradicts another entry; please check both'],
  },
  DOES_NOT_ADD_UP: {
    zh: ['{field}是 {stated}，各处合计是 {sum}，对不上，请核对', '{field}与各处合计对不上，请核对'],
    en: [
      '{field} is {stated}, and its parts add up to {sum}; please check both',
      '{field} is not what its parts add up to; please check both',
    ],
  },
  FORMULA: {
    zh: ['{field}里是公式，不计算；请填写数或文字本身，或删去这一行合计'],
    en: ['{field} holds a formula, which is never computed; write the value itself, or take out this line of totals'],
  },
  LOST_DIGITS: {
    zh: ['{field}是超过 15 位的数字，表格软件已经丢掉了后面的位数；请把这一列设为文本，再重新填写'],
    en: [
      '{field} is a number of more than 15 digits, of which the spreadsheet has lost the last; ' +
        'format the column as text and write it again',
    ],
  },
  RECORD_CHANGED: {
    zh: [
      '{field}对应的记录在导出以后被改过（现在是第 {version} 版），请重新导出再改',
      '{field}对应的记录在导出以后被改过，请重新导出再改',
    ],
    en: [
      'The record behind {field} has changed since it was exported (now version {version}); export it again',
      'The record behind {field} has changed since it was exported; export it again',
    ],
  },
  OLD_FORMAT: {
    zh: ['{field}是旧的 .xls 或其他格式，请另存为 .xlsx 或 .csv 再上传'],
    en: ['{field} is an old .xls or another format; please save it as .xlsx or .csv'],
  },
  HAS_MACROS: {
    zh: ['{field}里有宏（.xlsm），不读；请另存为不带宏的 .xlsx'],
    en: ['{field} contains macros (.xlsm) and is not read; please save it as .xlsx without macros'],
  },
  ENCRYPTED: {
    zh: ['{field}设了密码，读不了；请去掉密码再上传'],
    en: ['{field} has a password and cannot be read; please take the password off'],
  },
  UNSAFE_FILE: {
    zh: ['{field}解开以后太大，或者里面有不该有的内容，没有读；请只留要导入的表，另存为新的 .xlsx'],
    en: [
      '{field} unpacks into too much, or holds what no plain table has; keep only the table and save it as a new .xlsx',
    ],
  },
  TOO_MANY_ROWS: {
    zh: ['{field}最多 {max} 行，请分成几个文件', '{field}的行太多，请分成几个文件'],
    en: ['{field} may have at most {max} rows; please divide it', '{field} has too many rows; please divide it'],
  },
  NO_ROWS: {
    zh: ['{field}里没有可读的行：第一行是列名，下面才是数据'],
    en: ['{field} has no rows to read: the first line holds the names of the columns, data come below'],
  },
  NOT_A_PERIOD: {
    zh: ['{field}写法不对，请写成 2026、2026-Q4、2026-11、2026-W45 或 2026-09-29/2026-10-16（2000 至 2100 年）'],
    en: ['{field} must look like 2026, 2026-Q4, 2026-11, 2026-W45 or 2026-09-29/2026-10-16 (years 2000 to 2100)'],
  },
  PERIOD_TOO_LONG: {
    zh: ['{field}最长 {years} 年，请缩短', '{field}太长，请缩短'],
    en: ['{field} may be at most {years} years long; please shorten it', '{field} is too long; please shorten it'],
  },
  NOT_A_REGION: {
    zh: ['{field}不是有效的区划代码，请从列表中选择'],
    en: ['{field} is not a region code; please choose from the list'],
  },
  ABOVE_CITY: {
    zh: ['{field}太大，请选到市或市以下'],
    en: ['{field} is too wide; please choose a city or a region inside one'],
  },
  OUTSIDE_REGION: {
    zh: ['{field}不在您的辖区内，请重新选择'],
    en: ['{field} is outside your region; please choose again'],
  },
  WEAK_PASSWORD: {
    zh: ['{field}太简单，请至少包含大写字母、小写字母、数字、符号中的三种'],
    en: ['{field} is too simple; use at least three of upper case, lower case, digits and symbols'],
  },
  PASSWORD_CONTAINS_USERNAME: {
    zh: ['{field}不能包含账号'],
    en: ['{field} must not contain the user name'],
  },
  PASSWORD_UNCHANGED: {
    zh: ['{field}不能与原密码相同'],
    en: ['{field} must differ from the current one'],
  },
  WRONG_PASSWORD: {
    zh: ['{field}不对，请重新输入'],
    en: ['{field} is wrong; please type it again'],
  },
  ...FILE_WORDING,
};
