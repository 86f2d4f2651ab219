import { ImportMaintenance } from '@fanzha/report';
import { importer, type Importer } from '../imports.fixture.js';
import type { Scenario } from './scenario.js';

const TABLE = [
  '活动日期,活动类型,活动名称,参加人数',
  '2026-03-10,讲座授课,导入讲座,120',
  '2026-02-30,讲座授课,没有这一天,120',
].join('\n');

/** A table is uploaded, mapped, checked, written, undone, and taken away when it expires; another one is discarded. */
export async function importTables({ fixture, tokens, during, ask }: Scenario): Promise<void> {
  during('spreadsheets that are imported');
  const own = importer({ ...fixture, close: fixture.end } as never, tokens.school);
  const { body } = await own.send('ACTIVITIES', TABLE);
  await own.map({ id: body.id, version: 1, columns: [{ index: 2, field: 'title' }] });
  await own.checked(body.id);
  await own.written(body.id);
  await ask('school', '{ imports { totalCount edges { node { id recordedBy } } } }');
  const { body: all } = await own.send('ACTIVITIES', TABLE.replace('2026-02-30', '2026-03-11').replace('导入', '再'));
  await own.checked(all.id);
  await own.written(all.id, { mode: 'ALL_OR_NOTHING' });
  await own.undone(body.id);
  const { body: other } = await own.send('ACTIVITIES', TABLE);
  await own.fetched(`/imports/${other.id}/annotated.xlsx`);
  await own.discard(other.id);
  const police = importer({ ...fixture, close: fixture.end } as never, tokens.police);
  const ALERTS = '接收时间,预警等级,预警类别,预警来源,预警编号\n2026-02-07 09:30,高,涉诈来电,省级平台,预7号\n';
  const { body: alerts } = await police.send('ALERTS', ALERTS);
  await police.checked(alerts.id);
  await police.discard(alerts.id);
  await fixture.app.get(ImportMaintenance, { strict: false }).clean('2099-01-01');
}

const UNITS = '单位名称,单位类型,所在区划,上级单位\n导入小学,学校,湾沚镇,\n导入小学分校,学校,湾沚镇,导入小学\n';
const ACCOUNTS = '用户名,姓名,角色,单位名称\nimported.one,填报岗,填报员,导入小学\n';
const DOORS = '社区,门牌,登记日期\n东湖社区,9-101,2026-01-02\n东湖社区,9-102,2026-01-02\n';

/** Units, accounts with their first passwords, and doors of a roster, which are taken back. */
export async function importRegisters({ fixture, tokens, during }: Scenario): Promise<void> {
  during('units, accounts and rosters that are imported');
  const as = (token: string) => importer({ ...fixture, close: fixture.end } as never, token);
  const written = async (by: Importer, target: string, table: string): Promise<string> => {
    const { body } = await by.send(target, table);
    await by.checked(body.id);
    await by.written(body.id);
    return body.id;
  };
  const [operator, town] = [as(tokens.operator), as(tokens.town)];
  await written(operator, 'UNITS', UNITS);
  const accounts = await written(operator, 'ACCOUNTS', ACCOUNTS);
  await operator.get(accounts);
  await operator.post(`/imports/${accounts}/accounts.xlsx`);
  await town.undone(await written(town, 'HOUSEHOLD_DOORS', DOORS));
}
