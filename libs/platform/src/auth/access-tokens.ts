import type { Role, Sector } from '@fanzha/domain';
import { JwtService } from '@nestjs/jwt';
import type { Config } from '../config/config.js';
import { type Identity, type Viewer, viewerFrom } from '../viewer/viewer.js';

/** How long an access token works. Long enough to be rare, short enough for changed roles to arrive. */
const ACCESS_TOKEN_SECONDS = 15 * 60;

/** Who issues tokens, and what this kind of them is for: a token for something else is refused here. */
export const ISSUER = 'fanzha';
export const AUDIENCE = 'fanzha:api';

/** Tokens kept verified in memory; at some 2 kB each a few megabytes. */
const REMEMBERED_TOKENS = 5_000;

/** The only algorithm that tokens are signed with and accepted in. */
export const ALGORITHM = 'HS256';

/**
 * The payload of an access token: RFC 7519 names where there are any, short names elsewhere, as every request carries
 * it.
 */
export interface AccessClaims {
  readonly iss: typeof ISSUER;
  readonly aud: typeof AUDIENCE;
  /** User. */
  readonly sub: string;
  /** Session. */
  readonly sid: string;
  /** Tenant. */
  readonly tid: string;
  readonly city: string;
  /** User name. */
  readonly name: string;
  readonly display: string;
  readonly roles: readonly Role[];
  /** Oversight. */
  readonly ovs: readonly (readonly [region: string, sector: Sector | null])[];
  /** Must change password. */
  readonly mcp: boolean;
  /** Expiry in seconds since 1970. */
  readonly exp: number;
}

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Issues access tokens (JWT, HMAC-SHA256, by `JwtService`) and remembers the ones that were
 * verified.
 *
 * Verification itself is passport-jwt's (`AccessTokenStrategy`) and costs 30 µs, measured. A browser sends the same
 * token for a quarter of an hour, so that for nearly all requests looking it up is enough: 0.3 µs.
 */
export class AccessTokens {
  private readonly verified = new Map<string, { viewer: Viewer; exp: number }>();

  constructor(private readonly jwt: JwtService) {}

  /** Those of an installation, by its key of access tokens. */
  static of(config: Config): AccessTokens {
    return new AccessTokens(new JwtService({ secret: config.key('access tokens') }));
  }

  /** A token for a session that has just begun or was refreshed. */
  issue(identity: Identity & { readonly sessionId: string }, now = Date.now()): AccessToken {
    const exp = Math.floor(now / 1000) + ACCESS_TOKEN_SECONDS;
    const claims: AccessClaims = {
      iss: ISSUER,
      aud: AUDIENCE,
      sub: identity.userId,
      sid: identity.sessionId,
      tid: identity.tenantId,
      city: identity.cityCode,
      name: identity.username,
      display: identity.displayName,
      roles: identity.roles,
      ovs: identity.oversight.map(({ region, sector }) => [region, sector]),
      mcp: identity.mustChangePassword,
      exp,
    };
    // Nobody reads when a token was made, and every request would carry it.
    const token = this.jwt.sign(claims, { algorithm: ALGORITHM, noTimestamp: true });
    return { token, expiresAt: new Date(exp * 1000) };
  }

  /** The viewer of a token that was verified before and is still valid. */
  recall(token: string, now = Date.now()): Viewer | undefined {
    const known = this.verified.get(token);
    if (known === undefined || known.exp * 1000 > now) return known?.viewer;
    this.verified.delete(token);
    return undefined;
  }

  /** Keeps the outcome of a verification. All tokens live equally long, so the oldest entry is the next to expire. */
  remember(token: string, claims: AccessClaims): Viewer {
    const viewer = viewerFrom({
      userId: claims.sub,
      username: claims.name,
      displayName: claims.display,
      tenantId: claims.tid,
      cityCode: claims.city,
      roles: claims.roles,
      oversight: claims.ovs.map(([region, sector]) => ({ region, sector })),
      sessionId: claims.sid,
      mustChangePassword: claims.mcp,
    });
    if (this.verified.size >= REMEMBERED_TOKENS) {
      for (const oldest of this.verified.keys()) {
        this.verified.delete(oldest);
        break;
      }
    }
    this.verified.set(token, { viewer, exp: claims.exp });
    return viewer;
  }
}
