import { test } from '@jest/globals';
import { planDemo } from '../seeds/demo/plan.js';
test('plan', () => {
  const t = performance.now();
  const p = planDemo('2026-11-22');
  console.log('ms', performance.now() - t, 'units', p.units.length, 'acts', p.activities.length);
  const by = (f: (x: any) => string, l: any[]) => JSON.stringify(Object.fromEntries([...Map.groupBy(l, f)].map(([k, v]) => [k, v.length]).sort()));
  console.log(by((u) => u.region.slice(0, 6), p.units as any), by((u) => u.type, p.units as any));
  console.log(by((a) => a.record.startOn.slice(0, 7), p.activities as any));
  console.log(by((a) => a.record.type, p.activities as any));
  console.log(by((m) => m.qualifier, p.activities.flatMap((a) => a.record.measures) as any));
  console.log('amended', p.activities.filter((a) => a.amended).length, 'void', p.activities.filter((a) => a.voidedBecause).length, 'planned', p.activities.filter((a) => a.record.status === 'PLANNED').length);
  console.log(p.activities.filter((_, i) => i % 22 === 0).map((a) => [a.unit, a.record.startOn, a.record.title, a.record.place, a.record.partners, a.record.audiences, a.record.narrative, a.record.measures.map((m) => m.indicator + "=" + m.qualifier[0] + m.value).join()].join(" | ")).join('\n'));
  const one = p.activities.filter((a) => a.unit === '青荷中心小学'); console.log(one.length, one.map((a) => a.record.startOn + ' ' + a.record.title + ' ' + a.record.measures.map((m) => m.indicator + '=' + m.qualifier[0] + m.value).join(',')).join('\n'));
});
