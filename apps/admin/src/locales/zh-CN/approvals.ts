export const approvals = {
  title: '待批准', text: '官员和运维账号的新建、重置、启用，运维账号的停用，以及主管范围的授权，须由另一名运维人员批准后才生效。',
  includeDecided: '也显示已处理的', empty: '没有待批准的申请', emptyText: '别的运维人员提出申请后会列在这里。',
  forYou: '有 {n} 项申请待您批准', see: '去看看',
  kind: '事项', about: '内容', unit: '单位', asked: '申请人', state: '状态', until: '{time} 前有效', alone: '当时只有一名运维人员，未经批准',
  approve: '批准', decline: '驳回', withdraw: '撤回', reason: '驳回原因',
  approveText: '请先与申请人核对依据。批准后立即生效；如有一次性密码，只在这里显示一次，由您交给本人。',
  done: { approve: '已批准', decline: '已驳回', withdraw: '已撤回' },
  waiting: '待另一名运维人员批准', waitingText: '已提出申请，待另一名运维人员批准后生效。',
  changes: {
    title: '运维人员近 90 天对本单位账号和主管范围的改动（{n} 项）', someAlone: '有未经第二人批准的', alone: '{by} 办理；当时只有一名运维人员，未经第二人批准',
    byTwo: '{asked} 申请，{decided} 批准', hint: '如有不是本单位要求的改动，请立即联系平台运维核实。',
  },
};
