import { type FieldError, DomainError } from '@fanzha/domain';
import type { RequestContext } from '@fanzha/platform';
import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { AuthGuard } from '@nestjs/passport';
import type { Account } from '../accounts/user-account.entity.js';
import { CREDENTIALS } from './credentials.strategy.js';

/** What the guard leaves for the resolver, in the context of the one operation. */
interface SigningIn extends RequestContext {
  signingIn?: { body: Record<string, string>; account?: Account };
}

/** Lets a mutation with the arguments `username` and `password` pass if they belong together. */
@Injectable()
export class CredentialsGuard extends AuthGuard(CREDENTIALS) {
  constructor() {
    super({ property: 'account' });
  }

  /** Passport reads a login form; here the arguments of the mutation are the form. */
  override getRequest(context: ExecutionContext) {
    const operation = GqlExecutionContext.create(context);
    return (operation.getContext<SigningIn>().signingIn = { body: operation.getArgs() });
  }

  override handleRequest<User>(
    error: Error | null,
    account: User | false,
    _info: unknown,
    context: ExecutionContext,
  ): User {
    if (error) throw error;
    if (account) return account;
    // Passport did not even ask the strategy: one of the two is empty.
    const given = GqlExecutionContext.create(context).getArgs<Record<string, string>>();
    const fieldErrors = ['username', 'password']
      .filter((path) => !given[path])
      .map((path): FieldError => ({ path, code: 'REQUIRED' }));
    throw DomainError.badInput(fieldErrors);
  }
}

/** The account that `CredentialsGuard` verified. */
export const VerifiedAccount = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    GqlExecutionContext.create(context).getContext<SigningIn>().signingIn?.account,
);
