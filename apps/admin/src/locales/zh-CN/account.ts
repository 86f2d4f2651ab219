export const account = {
  title: '我的账号',
  username: '账号',
  tenant: '单位',
  roles: '身份',
  oversight: '负责范围',
  allSectors: '全部条线',
  password: '修改密码',
  passwordLead: '改密码后，其他设备上的登录会退出。',
  save: '保存新密码',
  saved: '密码已修改',
  supervision: '督办设置',
};
