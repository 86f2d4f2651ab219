import { expect, test } from '@jest/globals';
import { createMemoryHistory, createRouter } from 'vue-router';
import { formerFilter, formerRoutes } from './former-routes.js';

const page = { template: '<div />' };

test.each([
  ['/cases', '/fraud-cases'],
  ['/cases?stage=FILED&period=2026-10', '/fraud-cases?stage=FILED&period=2026-10'],
  ['/cases/0199a000/amend', '/fraud-cases/0199a000/amend'],
  ['/precautions#main', '/control-measures#main'],
  ['/visits?community=340299101001&voided=1', '/household-visits?community=340299101001&voided=1'],
  ['/visits/0199a000/amend', '/household-visits/0199a000/amend'],
  ['/warnings?open=1', '/notices?open=1'],
  ['/warnings/new', '/notices/new'],
  ['/precautions/new?precaution=POPUP_REMINDER', '/control-measures/new?type=POPUP_REMINDER'],
])('the former address %s leads to %s', async (formerly, today) => {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      {
        path: '/',
        component: page,
        children: [
          ...formerRoutes,
          ...['fraud-cases', 'control-measures', 'household-visits', 'notices'].flatMap((name) => [
            { path: name, component: page },
            { path: `${name}/new`, component: page },
            { path: `${name}/:id/amend`, component: page },
          ]),
        ],
      },
    ],
  });
  await router.push(formerly);
  expect(router.currentRoute.value.fullPath).toBe(today);
  expect(router.currentRoute.value.matched).toHaveLength(2);
});

test.each([
  ['/tallies?book=BANK_CONTROL&period=2026-10', '/tallies?period=2026-10&ledger=BANK_CONTROL'],
  ['/tallies/new?book=ENFORCEMENT#main', '/tallies/new?ledger=ENFORCEMENT#main'],
  ['/tallies?ledger=ENFORCEMENT', null],
  ['/activities?book=ENFORCEMENT', null],
  ['/interceptions?place=ATM&fraud=F02', '/interceptions?fraud=F02&venue=ATM'],
  ['/interceptions?venue=ATM', null],
  ['/overview?source=INTERCEPTIONS&by=PLACE&member=ATM', '/overview?source=INTERCEPTIONS&member=ATM&by=VENUE'],
  ['/overview?source=INTERCEPTIONS&by=AGE_BAND', null],
])('the former filter of %s leads to %s', (formerly, today) => {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)*', component: page }] });
  const to = formerFilter(router.resolve(formerly));
  expect(to && router.resolve(to).fullPath).toBe(today);
});
