import { DomainError, todayIn } from '@fanzha/domain';
import { type ApiClientDirectory, clientViewer, type ClientViewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { ownScope } from '../sessions/own-scope.js';
import { ApiClientRepository } from './api-client.repository.js';
import { apiTokenHash, readApiToken } from './api-token.js';

/** Compared with where there is no such client, so that a wrong id is answered as late as a wrong secret. */
const NO_HASH = Buffer.alloc(32);

/**
 * Authenticates API clients. Nothing is remembered between two operations: a revoked client, a closed tenant, an
 * oversight taken back or a creator who is no official any more counts for the very next one, in every process.
 * That costs two reads by key.
 */
@Injectable()
export class StoredApiClients implements ApiClientDirectory {
  constructor(private readonly clients: ApiClientRepository) {}

  async viewerOf(text: string): Promise<ClientViewer> {
    const token = readApiToken(text);
    if (token === null) throw DomainError.unauthenticated('TOKEN_INVALID');
    const { cityCode, clientId } = token;
    const client = await this.clients.presented(cityCode, clientId);
    const holds = timingSafeEqual(client?.tokenHash ?? NO_HASH, apiTokenHash(token));
    if (client === null || !holds) throw DomainError.unauthenticated('TOKEN_INVALID');
    if (client.revoked) throw DomainError.unauthenticated('CLIENT_REVOKED');
    const today = todayIn();
    if (client.expiresOn < today) throw DomainError.unauthenticated('TOKEN_EXPIRED');

    const { tenantId, name, createdBy, scopes, oversees } = client;
    const standing = await this.clients.creatorStanding(ownScope({ cityCode, tenantId, userId: createdBy }));
    if (standing.closedOn !== null && standing.closedOn < today) throw DomainError.unauthenticated('CLIENT_REVOKED');
    if (client.idle) await this.clients.touch(cityCode, clientId);

    // A client that only writes has no business with the units that its authority looks after.
    const reads = scopes.some((scope) => scope !== 'ledger:write');
    // It is an official's oversight, and lasts as long as the creator is one.
    const oversight = oversees && standing.isOfficial && reads ? standing.oversight : [];
    return clientViewer({ id: clientId, name, cityCode, tenantId, createdBy, scopes, oversight });
  }
}
