import { DomainError, PER_TENANT, requireId, requireNoErrors, requireRoom, todayIn } from '@fanzha/domain';
import {
  Audit,
  Config,
  type Connection,
  Database,
  KEY_PARTS,
  KeyedPage,
  listName,
  newId,
  type Viewer,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { readApiClient } from './api-client.bounds.js';
import type { ApiClientInput, ApiClientsArgs } from './api-client.inputs.js';
import type { ApiClient, ApiClientSecret, CurrentClient } from './api-client.model.js';
import { type ApiClientRow, ApiClientRepository } from './api-client.repository.js';
import { apiTokenHash, newApiToken, writeApiToken } from './api-token.js';

/**
 * API clients as the administrators of a unit and the officials of an authority keep them: those of their own tenant.
 */
@Injectable()
export class ApiClientService {
  constructor(
    private readonly database: Database,
    private readonly clients: ApiClientRepository,
    private readonly audit: Audit,
    private readonly config: Config,
  ) {}

  /**
   * Creates a client of the viewer's tenant. It has the oversight of the tenant if its creator makes use of that as
   * well: an account of an authority that is no official's must not reach by a token what it does not see itself.
   * @throws DomainError BAD_INPUT with every error, CONFLICT (TOO_MANY_OF_TENANT).
   */
  async create(viewer: Viewer, input: ApiClientInput): Promise<ApiClientSecret> {
    const { content, errors } = readApiClient(input, todayIn());
    requireNoErrors(errors);
    const id = newId();
    const token = newApiToken(viewer.cityCode, id);
    const oversees = viewer.roles.some((role) => role === 'COUNTY_OFFICIAL' || role === 'CITY_OFFICIAL');
    const client = await this.database.transaction(viewer.scope, async (tx) => {
      requireRoom(await this.clients.inUse(tx), PER_TENANT.clients);
      const created = await this.clients.insert(tx, { ...content, id, oversees, tokenHash: apiTokenHash(token) });
      const { name, scopes, expiresOn } = content;
      await this.audit.record(tx, {
        action: 'client.created',
        subjectKind: 'client',
        subjectId: id,
        detail: { name, scopes, expiresOn },
      });
      return created;
    });
    return { client: this.shown(client), token: writeApiToken(token) };
  }

  /**
   * Ends a client for good, from its next request on.
   * @throws DomainError NOT_FOUND for one that is not the tenant's, CONFLICT (ALREADY_REVOKED) with `revokedAt`.
   */
  async revoke(viewer: Viewer, id: string): Promise<ApiClient> {
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const client = await this.clients.lock(tx, id);
      if (client === null) throw DomainError.notFound();
      if (client.revokedAt)
        throw DomainError.conflict({ revokedAt: client.revokedAt.toISOString() }, 'ALREADY_REVOKED');
      const revoked = await this.clients.revoke(tx, client.id);
      await this.audit.record(tx, {
        action: 'client.revoked',
        subjectKind: 'client',
        subjectId: client.id,
        detail: { name: client.name },
      });
      return this.shown(revoked);
    });
  }

  /**
   * Operators: ends every client of a tenant that closes. Without it they would be refused from the day after its last.
   */
  async revokeAllOfClosed(viewer: Viewer, tenantId: string): Promise<void> {
    await this.database.transaction(viewer.scope, async (tx) => {
      for (const subjectId of await this.clients.revokeAllOfTenant(tx, tenantId)) {
        await this.audit.record(tx, {
          action: 'client.revoked',
          subjectKind: 'client',
          subjectId,
          detail: { because: 'TENANT_CLOSED' },
        });
      }
    });
  }

  /** The program that asks; null where a person does. */
  async current({ client, cityCode }: Viewer): Promise<CurrentClient | null> {
    if (!client) return null;
    const known = await this.clients.presented(cityCode, client.id);
    if (!known) throw DomainError.unauthenticated('TOKEN_INVALID');
    const { name, scopes, expiresOn } = known;
    return { id: client.id, name, scopes, expiresOn, requestsPerMinute: this.config.clientRequestsPerMinute };
  }

  /** The clients of the viewer's tenant, newest first. */
  async list(viewer: Viewer, args: ApiClientsArgs): Promise<Connection<ApiClient>> {
    const includeRevoked = args.includeRevoked ?? false;
    const list = listName('apiClients', { of: viewer.tenantId, includeRevoked });
    const page = new KeyedPage(args, { list, key: { id: KEY_PARTS.id } });
    const [rows, totalCount] = await Promise.all([
      this.clients.page(viewer.scope, includeRevoked, page.after?.id ?? null, page.limit),
      this.clients.count(viewer.scope, includeRevoked),
    ]);
    return page.shown(rows, totalCount, { key: (row) => row, node: (row) => this.shown(row) });
  }

  private shown(row: ApiClientRow): ApiClient {
    return { ...row, requestsPerMinute: this.config.clientRequestsPerMinute };
  }
}
