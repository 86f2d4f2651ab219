import { DomainError } from '@fanzha/domain';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import type { Account } from '../accounts/user-account.entity.js';
import { Credentials } from './credentials.js';

export const CREDENTIALS = 'credentials';

/** User name and password, by passport. */
@Injectable()
export class CredentialsStrategy extends PassportStrategy(Strategy, CREDENTIALS) {
  constructor(private readonly credentials: Credentials) {
    super({ usernameField: 'username', passwordField: 'password' });
  }

  /** @throws DomainError UNAUTHENTICATED (WRONG_CREDENTIALS), LOCKED */
  async validate(username: string, password: string): Promise<Account> {
    const account = await this.credentials.verify(username, password);
    if (account === null) throw DomainError.unauthenticated('WRONG_CREDENTIALS');
    return account;
  }
}
