import { viewerFrom, type Viewer } from '@fanzha/platform';
import { randomUUID } from 'node:crypto';
import type { TestTenant } from './factories.js';

/** An administrator of each unit, who records what a random history says. */
export const administratorsOf = (units: readonly TestTenant[]): Viewer[] =>
  units.map(({ id, cityCode }) =>
    viewerFrom({
      userId: randomUUID(),
      username: 'property',
      displayName: '性质',
      tenantId: id,
      cityCode,
      roles: ['UNIT_ADMIN'],
      oversight: [],
      sessionId: null,
      mustChangePassword: false,
    }),
  );
