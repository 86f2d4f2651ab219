import { type FieldError, passwordErrors, DomainError, requireNoErrors, visibleText } from '@fanzha/domain';
import { Database } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { RegionDirectory } from '../regions/region-directory.js';
import { type SignedIn, SessionService } from './session.service.js';
import { Passwords } from '../accounts/passwords.js';
import { nameErrors, normalName } from '../accounts/user.policy.js';
import { InvitationRepository } from './invitation.repository.js';
import { OperatorOffice } from './operator-office.js';

const VALID_DAYS = 7;

/** Who accepts an invitation, as they introduce themselves. */
interface NewOperator {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  readonly cityCode: string;
}

/** The way into a system without users: a person who can reach the database invites one operator, once. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationRepository,
    private readonly directory: RegionDirectory,
    private readonly office: OperatorOffice,
    private readonly passwords: Passwords,
    private readonly sessions: SessionService,
  ) {}

  /**
   * Makes an invitation, valid for seven days and one use.
   * @param ownerUrl role that owns the schema
   * @returns the token; only its hash is stored.
   */
  async create(ownerUrl: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.invitations.insert(ownerUrl, tokenHash(token), VALID_DAYS);
    return token;
  }

  /**
   * Makes the bearer of an invitation an operator of a city and signs them in.
   * @throws DomainError BAD_INPUT, on `token` for an invitation that was used, has expired or never was; a refused
   *   attempt does not use it up.
   */
  async accept(
    token: string,
    { username, displayName, password, cityCode }: NewOperator,
    userAgent: string | null,
  ): Promise<SignedIn> {
    const isCity = this.directory.find(cityCode)?.level === 'CITY';
    requireNoErrors([
      ...nameErrors(username, displayName),
      ...passwordErrors('password', password, normalName(username)),
      ...(isCity ? [] : [NOT_A_CITY]),
    ]);
    const newcomer = await this.office.newcomer(cityCode);
    // Before the password is hashed: strangers come here, too.
    if (!(await this.invitations.isOpen(newcomer.scope, tokenHash(token)))) throw UNKNOWN_INVITATION();
    const passwordHash = await this.passwords.hash(password);
    return this.database.transaction(newcomer.scope, async (tx) => {
      if (!(await this.invitations.claim(tx, tokenHash(token)))) throw UNKNOWN_INVITATION();
      const person = { username: normalName(username), displayName: visibleText(displayName), passwordHash };
      const account = await this.office.employ(tx, newcomer, person);
      return this.sessions.open(tx, account, userAgent);
    });
  }
}

const UNKNOWN_INVITATION = () => DomainError.badInput([{ path: 'token', code: 'NOT_FOUND' }]);
const NOT_A_CITY = { path: 'cityCode', code: 'NOT_A_REGION' } as const satisfies FieldError;

function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
