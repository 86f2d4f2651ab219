export const operator = {
  tenants: {
    title: '单位', search: '搜单位名称', anyType: '全部类型', count: '共 {n} 家',
    name: '单位名称', type: '类型', sector: '条线', region: '行政区划', opened: '启用', closed: '停用', open: '启用中',
    accounts: '账号与权限', create: '新建单位', close: '停用', community: '新建社区（村）',
    more: '加载更多（还有 {n} 家）',
    empty: '没有符合的单位', emptyText: '换个词再搜，或新建一家。',
    openedOn: '启用日期', created: '已新建：{name}', defaultSector: '按类型：{name}',
    closeTitle: '停用{name}', closeText: '停用日之后不再应报，已有记录保留，停用日以前的记录仍可补记；账号请另行停用。', closeOn: '停用日期', closeDone: '已停用：{name}',
  },
  region: { choose: '请选择', title: '所在区划', down: '下一级（可不选）', parts: '下级区划', loadFailed: '没能读到下级区划，请重试' },
  community: { title: '新建社区（村）', town: '所属乡镇（街道）', code: '区划代码（12 位）', name: '名称', hint: '前 9 位是 {code}', hintNone: '先选所属乡镇（街道）', submit: '新建', done: '已新建：{name}' },
  users: {
    title: '账号', pick: '先选单位', pickText: '搜到单位后点“账号与权限”。', of: '{name}的账号', own: '本单位的账号',
    username: '账号', displayName: '姓名', roles: '身份', state: '状态', actions: '操作',
    active: '正常', disabled: '已停用', locked: '锁定到 {time}', first: '待首次改密码',
    create: '新建账号', reset: '重置密码', disable: '停用',
    resetText: '重置后旧密码立即失效，已登录的设备会退出。', disableText: '停用后不能登录，已登录的设备会退出。不能恢复，需要时新建账号。',
    disableDone: '已停用：{name}',
    usernameHint: "字母、数字和 . _ {'@'} -，不分大小写",
    empty: '还没有账号', emptyText: '先建一个单位管理员，由他再建填报员。',
    submit: '新建', chooseRole: '请至少选一个身份',
  },
  secret: { title: '一次性密码', text: '请现在抄下或复制给{name}。关掉后再也看不到，首次登录时要改。', username: '账号', password: '密码', copy: '复制账号和密码', copied: '已复制', done: '我已交给本人' },
  oversight: {
    title: '负责范围', text: '主管单位的人能看到所负责区划（可限一个条线）内各单位的数。',
    region: '区划', sector: '条线', all: '全部条线', grant: '授权', granted: '已授权：{name}', revoke: '收回', revoked: '已收回：{name}', exists: '已经授权过', none: '还没有授权', revokeText: '收回后立即生效，相关人员会退出登录。',
  },
  invitation: {
    title: '开始使用', heading: '建立第一个管理员账号', lead: '系统里还没有账号。填好就能登录，再由您新建单位。',
    city: '负责的市（4 位区划代码）', cityHint: '如芜湖市 3402', username: '账号', displayName: '姓名', password: '密码', submit: '建立并进入',
    invalid: '邀请链接无效、已用过或已过期。请在服务器上重新生成一个。',
  },
};
