import { describe, expect, it } from '@jest/globals';
import { JwtService } from '@nestjs/jwt';
import { createHmac } from 'node:crypto';
import { AccessTokens } from './access-tokens.js';

const KEY = Buffer.alloc(32, 7);
const tokens = new AccessTokens(new JwtService({ secret: KEY }));
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

const read = (part: string | undefined): unknown => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

describe('an access token', () => {
  const { token, expiresAt } = tokens.issue(
    {
      userId: 'u',
      username: 'somebody',
      displayName: '某人',
      tenantId: 't',
      cityCode: '3402',
      roles: ['VIEWER'],
      oversight: [{ region: '340210', sector: 'EDUCATION' }],
      sessionId: 's',
      mustChangePassword: false,
    },
    NOW,
  );
  const [header, claims, signature] = token.split('.');

  it('is signed with HMAC-SHA256 and says nothing else in its header', () => {
    expect(read(header)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(signature).toBe(createHmac('sha256', KEY).update(`${header}.${claims}`).digest('base64url'));
  });

  it('holds these claims and no others, and ends after a quarter of an hour', () => {
    expect(read(claims)).toEqual({
      iss: 'fanzha',
      aud: 'fanzha:api',
      sub: 'u',
      sid: 's',
      tid: 't',
      city: '3402',
      name: 'somebody',
      display: '某人',
      roles: ['VIEWER'],
      ovs: [['340210', 'EDUCATION']],
      mcp: false,
      exp: Math.floor(NOW / 1000) + 900,
    });
    expect(expiresAt).toEqual(new Date((Math.floor(NOW / 1000) + 900) * 1000));
  });
});
