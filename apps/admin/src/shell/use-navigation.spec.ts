import { afterEach, describe, expect, test } from '@jest/globals';
import { mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { createMemoryHistory, createRouter } from 'vue-router';
import { stubApi } from '../../test/support/api-stub.js';
import { aCountyOfficial } from '../../test/support/ledger-records.js';
import { aSessionOf } from '../../test/support/ledger-stub.js';
import { ledgersPlugin } from '../ledgers.js';
import { useSession } from '../session/use-session.js';
import { dueCounts, supervisionDue } from './due-counts.js';
import { useNavigation } from './use-navigation.js';

const NAMES = [
  'home',
  'overview',
  'activities',
  'household-visits',
  'rosters',
  'leadership-groups',
  'fraud-cases',
  'interceptions',
  'funds-actions',
  'tallies',
  'inspections',
  'control-measures',
  'notices',
  'submissions',
  'wall',
  'summaries',
  'supervision',
  'api-clients',
  'users',
  'account',
  'menu',
];
let shell: VueWrapper;
afterEach(() => shell.unmount());

async function navigationOf(type: Parameters<typeof aSessionOf>[0] | 'OFFICIAL', at = 'home', missing: string[] = []) {
  const pinia = createPinia();
  setActivePinia(pinia);
  stubApi({ SignIn: () => ({ signIn: type === 'OFFICIAL' ? aCountyOfficial() : aSessionOf(type) }) });
  await useSession().signIn('somebody', 'secret');
  const router = createRouter({
    history: createMemoryHistory(),
    routes: NAMES.filter((name) => !missing.includes(name)).map((name) => ({
      path: `/${name}`,
      name,
      component: { template: '<i />' },
    })),
  });
  await router.push({ name: at });
  let navigation!: ReturnType<typeof useNavigation>;
  shell = mount(
    {
      setup() {
        navigation = useNavigation();
        return () => null;
      },
    },
    { global: { plugins: [pinia, ledgersPlugin, router] } },
  );
  return navigation;
}
const names = (entries: { readonly name: string }[]) => entries.map(({ name }) => name);

describe('the menu', () => {
  test.each([
    [
      'SCHOOL',
      [
        'home',
        'activities',
        'household-visits',
        'interceptions',
        'tallies',
        'inspections',
        'leadership-groups',
        'rosters',
        'notices',
        'submissions',
        'summaries',
      ],
    ],
    [
      'BANK',
      [
        'home',
        'activities',
        'household-visits',
        'interceptions',
        'tallies',
        'inspections',
        'control-measures',
        'leadership-groups',
        'rosters',
        'notices',
        'submissions',
        'summaries',
      ],
    ],
    [
      'POLICE',
      [
        'home',
        'activities',
        'household-visits',
        'fraud-cases',
        'interceptions',
        'funds-actions',
        'tallies',
        'inspections',
        'leadership-groups',
        'rosters',
        'notices',
        'submissions',
        'summaries',
      ],
    ],
    [
      'HOSPITAL',
      [
        'home',
        'activities',
        'interceptions',
        'tallies',
        'inspections',
        'leadership-groups',
        'notices',
        'submissions',
        'summaries',
      ],
    ],
  ] as const)('of a %s has the ledgers it keeps', async (type, expected) => {
    expect(names((await navigationOf(type)).side.value)).toEqual(expected);
  });

  test('has the wall for those who oversee others, and not among the few places at the foot of a phone', async () => {
    const { side, tabs } = await navigationOf('OFFICIAL');
    expect(names(side.value)).toContain('wall');
    expect(names(tabs.value)).not.toContain('wall');
  });

  test('has five places at the foot of a phone; the others are behind 更多, which is where one is in them', async () => {
    const { tabs, menu } = await navigationOf('POLICE', 'funds-actions');
    expect(names(tabs.value)).toEqual(['home', 'activities', 'household-visits', 'menu', 'account']);
    expect(tabs.value.find(({ current }) => current)?.name).toBe('menu');
    expect(names(menu.value)).toContain('funds-actions');
  });

  test('leads nowhere that does not exist', async () => {
    const { side } = await navigationOf('BANK', 'home', ['control-measures', 'notices']);
    expect(names(side.value)).not.toContain('control-measures');
    expect(names(side.value)).not.toContain('notices');
  });
});

describe('the numbers in the menu', () => {
  const due = (kind: 'INSPECTION' | 'ACTIVITY', count: number, overdue = 0) => ({
    kind,
    count,
    overdue,
    countIsExact: true,
  });

  test('say how much is due in each ledger, and whether any of it is overdue', async () => {
    dueCounts.value = [due('INSPECTION', 2, 1), due('ACTIVITY', 3), due('ACTIVITY', 120)];
    const { side } = await navigationOf('SCHOOL');
    const numbers = Object.fromEntries(side.value.map(({ name, due: badge }) => [name, badge]));
    expect(numbers['inspections']).toEqual({ count: 2, text: '2', hot: true });
    expect(numbers['activities']).toEqual({ count: 123, text: '99+', hot: false });
    expect(numbers['notices']).toBeNull();
    dueCounts.value = [];
  });
});

test('letters of supervision stand in the menu where there is something of them, with what is to be done', async () => {
  const navigation = await navigationOf('SCHOOL');
  const entry = () => navigation.side.value.find(({ name }) => name === 'supervision');
  expect(entry()).toBeUndefined();
  const nothing = { shown: false, mayWrite: false, toReceive: 0, toAnswer: 0, overdue: 0, toReview: 0 };
  supervisionDue.value = nothing;
  expect(entry()).toBeUndefined();
  supervisionDue.value = { ...nothing, shown: true };
  expect(entry()?.due).toBeNull();
  supervisionDue.value = { ...nothing, shown: true, toReceive: 1, toAnswer: 2, overdue: 1 };
  expect(entry()?.due).toEqual({ count: 3, text: '3', hot: true });
  supervisionDue.value = null;
});
