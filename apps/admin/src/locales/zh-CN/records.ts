/** Words that all ledgers share, beside those of activities. */
export const records = {
  changed: '改了：{fields}',
  kept: '已存在本机 {time}',
  none: '不填',
  choose: '请选择',
  untitled: '（未命名）',
  unknown: '不详',
  yes: '是',
  no: '否',
  wan: '{shown}，即 {wan}',
  exactOnly: '这里只能填准确的数，不带“余”“约”；说不准就先不填',
  personal: '不要填身份证号、银行卡号（个人信息保护法第六条：收集个人信息应当限于最小范围）。这里有 15–19 位连续数字，请去掉。',
  fraud: { exact: '具体类型', unknown: '不能确定' },
  allFraud: '全部诈骗类型',
  case: { label: '关联案件', search: '输入案件编号查找', none: '没有找到本单位的案件', remove: '不关联', hint: '只能关联本单位的案件' },
};
