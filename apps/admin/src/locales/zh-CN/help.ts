/** The guides in the program. */
export const help = {
  title: '帮助',
  contents: '目录',
  lead: '按您的工作排在前面；点目录到那一段。',
  guide: { unit: '单位填报指南', official: '区县和市级指南', operator: '运维人员指南' },
};
