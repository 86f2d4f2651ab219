import type { Role } from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's account within one tenant. The user name is unique over all cities (table login_name). */
@Entity('user_account')
export class UserAccount {
  @PrimaryColumn('text', { name: 'city_code' })
  cityCode!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId!: string;

  /** In lower case. */
  @Column('text')
  username!: string;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  /**
   * Argon2id, with its parameters and salt inside (see Passwords). Written only: the role of
   * the application cannot read it.
   */
  @Column('text', { name: 'password_hash', select: false })
  passwordHash!: string;

  @Column('text', { array: true })
  roles!: Role[];

  /** Set while somebody else knows the password. */
  @Column('boolean', { name: 'must_change_password' })
  mustChangePassword!: boolean;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @Column('timestamptz', { name: 'password_changed_at', default: () => 'now()' })
  passwordChangedAt!: Date;

  @Column('int', { default: 1 })
  version!: number;
}

/** An account as it is read: nobody reads the hash of a password back. */
export type Account = Omit<UserAccount, 'passwordHash'>;
