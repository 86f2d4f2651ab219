import { DateTimeScalar } from '@fanzha/platform';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { MailAddressRow } from './mail.row.js';

const MailAddressStateEnum = {
  NONE: 'NONE',
  WAITING: 'WAITING',
  CONFIRMED: 'CONFIRMED',
  STOPPED: 'STOPPED',
} as const;
type MailAddressState = keyof typeof MailAddressStateEnum;
registerEnumType(MailAddressStateEnum, {
  name: 'MailAddressState',
  description: 'whether mails go to an address',
  valuesMap: {
    NONE: { description: '没有邮箱' },
    WAITING: { description: '待验证' },
    CONFIRMED: { description: '已验证' },
    STOPPED: { description: '连续拒收，已停用' },
  },
});

@ObjectType({ description: 'where the signed-in person receives mails; nobody else sees it' })
export class MailAddress {
  @Field(() => Boolean, { description: 'this installation sends mails' }) available!: boolean;
  @Field(() => MailAddressStateEnum, { description: 'whether mails go there' }) state!: MailAddressState;
  @Field(() => String, {
    nullable: true,
    description: 'the address: its first character and its domain, the rest left out',
  })
  address!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'until when the link that was sent works' })
  linkUntil!: Date | null;

  /** An address as its owner is shown it. @param available whether this installation sends mails */
  static of(row: (MailAddressRow & { readonly masked: string }) | null, available: boolean): MailAddress {
    const address = row?.masked ?? null;
    return Object.assign(new MailAddress(), {
      available,
      address,
      state: stateOf(row),
      linkUntil: row?.linkUntil ?? null,
    });
  }
}

function stateOf(row: MailAddressRow | null): MailAddressState {
  if (row === null) return 'NONE';
  if (row.confirmedAt === null) return 'WAITING';
  return row.stoppedAt === null ? 'CONFIRMED' : 'STOPPED';
}
