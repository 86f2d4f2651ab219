export const recordUndo = {
  standing: '没有改过的 {n} 条：作废',
  amended: '之后改过的 {n} 条：不动',
  withAmended: '改过的 {n} 条也作废',
  forGood: '作废不能恢复：统计里不再算这些记录；记录、历史和原因都留着。',
  reason: '为什么撤销',
  reasonHint: '如：导错了表、数没有核对',
  needsReason: '请写明为什么撤销',
  submit: '作废 {n} 条',
};
