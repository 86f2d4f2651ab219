import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config/config.js';

/** How long a link works. It does not end with the session that asked for it, so it ends soon. */
const LINK_SECONDS = 120;

/** What a link is for, and nothing else. */
interface LinkedContent {
  readonly id: string;
  /** Which content of it, such as its preview. */
  readonly variant: string;
  readonly cityCode: string;
  /** Whose it is. */
  readonly tenantId: string;
  /** The region that one has to oversee to see it; null where that is not asked. */
  readonly region: string | null;
}

/** A link, and when it ends. */
interface SignedLink {
  /** What stands behind the question mark. */
  readonly query: string;
  readonly expiresAt: Date;
}

/**
 * Links that work without a bearer token for two minutes, such as a browser needs for an image. Signed by
 * HMAC-SHA256 with a key that signs nothing else.
 */
export class SignedLinks {
  constructor(private readonly key: Buffer) {}

  /** Those of an installation. */
  static of(config: Config): SignedLinks {
    return new SignedLinks(config.key('links'));
  }

  sign(content: LinkedContent, now = Date.now()): SignedLink {
    const until = Math.floor(now / 1000) + LINK_SECONDS;
    const { cityCode: city, tenantId: tenant, region } = content;
    const signature = this.signatureOf(content, until).toString('base64url');
    const said = { city, tenant, ...(region !== null && { region }), until: String(until), signature };
    const query = new URLSearchParams(said).toString();
    return { query, expiresAt: new Date(until * 1000) };
  }

  /** What a link is for; null where it was not signed like this, or has ended. */
  verify(
    id: string,
    variant: string,
    query: Readonly<Record<string, unknown>>,
    now = Date.now(),
  ): LinkedContent | null {
    const { city, tenant, region = '', until, signature } = query;
    if (![city, tenant, region, until, signature].every((each) => typeof each === 'string')) return null;
    const content = { id, variant, cityCode: String(city), tenantId: String(tenant), region: String(region) || null };
    const end = Number(until);
    if (!/^\d{1,12}$/.test(String(until)) || end * 1000 < now || end * 1000 > now + LINK_SECONDS * 1000 + 1_000)
      return null;
    // As texts: what decodes to the same bytes is another link.
    const [given, right] = [String(signature), this.signatureOf(content, end).toString('base64url')].map((text) =>
      createHmac('sha256', this.key).update(text).digest(),
    );
    return given && right && timingSafeEqual(given, right) ? content : null;
  }

  private signatureOf({ id, variant, cityCode, tenantId, region }: LinkedContent, until: number): Buffer {
    const said = JSON.stringify([id, variant, cityCode, tenantId, region, until]);
    return createHmac('sha256', this.key).update(said).digest();
  }
}
