/** The fixture of the integration specs: two cities, three counties, a few towns and communities. Code and name. */
export const TEST_REGIONS: readonly (readonly [string, string])[] = [
  ['34', '安徽省'],
  ['3402', '芜湖市'],
  ['340210', '湾沚区'],
  ['340210100', '湾沚镇'],
  ['340210100001', '东湖社区'],
  ['340210100002', '西河社区'],
  ['340210101', '陶辛镇'],
  ['340210101001', '柳荫村'],
  ['340223', '南陵县'],
  ['340223100', '籍山镇'],
  ['3401', '合肥市'],
  ['340102', '瑶海区'],
  ['340102001', '明光路街道'],
];
