import type { Permission } from '@fanzha/domain';
import { createParamDecorator, type CustomDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { authenticationOf } from './authentication.js';
import type { Viewer } from '../viewer/viewer.js';

/** Who may call a handler. A handler without a rule is closed to everyone. */
export type AccessRule =
  { readonly open: true } | { readonly open: false; readonly permissions: readonly Permission[] };

export const ACCESS_RULE = Symbol('access rule');
export const WHILE_PASSWORD_EXPIRED = Symbol('while password expired');

/** Signed-in users who hold every one of these permissions; without any, every signed-in user. */
export function Requires(...permissions: Permission[]): CustomDecorator<symbol> {
  return SetMetadata<symbol, AccessRule>(ACCESS_RULE, { open: false, permissions });
}

/** Anybody. It makes no difference who calls: a token is not even looked at. */
export function Public(): CustomDecorator<symbol> {
  return SetMetadata<symbol, AccessRule>(ACCESS_RULE, { open: true });
}

/** Also open to a user who still has to change a one-time password. */
export function WhilePasswordExpired(): CustomDecorator<symbol> {
  return SetMetadata(WHILE_PASSWORD_EXPIRED, true);
}

/** The signed-in user as a parameter of a handler. In handlers and fields below `@Public()` it may be missing. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Viewer | null => authenticationOf(context).viewer ?? null,
);
