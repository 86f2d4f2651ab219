import type {
  Bank,
  FraudTypeCode,
  LocalDate,
  Occupation,
  PaymentMethod,
  Qualifier,
  Sector,
  TenantType,
  VictimSex,
} from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReadFact } from '../facts/fact-bounds.js';
import { FactEntity } from '../facts/fact.entity.js';

/** A unit that a case names: nothing of the person who belongs to it. */
export interface VictimUnit {
  readonly id: string;
  readonly name: string;
  readonly type: TenantType;
}

/**
 * One fraud case of a police unit. Each stage counts on its own day; all of them belong to where the unit belonged on
 * the day of the report. The victim is no person here: an age band, a sex, an occupational group, a community.
 */
@Entity('fraud_case')
export class FraudCaseEntity extends FactEntity {
  @Column({ name: 'reported_on', type: 'date' })
  reportedOn!: LocalDate;

  @Column({ name: 'filed_on', type: 'date', nullable: true })
  filedOn!: LocalDate | null;

  @Column({ name: 'solved_on', type: 'date', nullable: true })
  solvedOn!: LocalDate | null;

  /** An F code of the taxonomy. */
  @Column({ name: 'fraud_type', type: 'text' })
  fraudType!: FraudTypeCode;

  /** A P code of the taxonomy: pension fraud is a tag beside the type. */
  @Column({ name: 'pension_tag', type: 'text', nullable: true })
  pensionTag!: FraudTypeCode | null;

  /** Fen; null where nothing is stated, or where the qualifier says that there is no number. */
  @Column({ type: 'bigint', nullable: true })
  loss!: number | null;

  @Column({ name: 'loss_qualifier', type: 'text' })
  lossQualifier!: Qualifier;

  /** Upper end of a range whose lower one is the amount. */
  @Column({ name: 'loss_up_to', type: 'bigint', nullable: true })
  lossUpTo!: number | null;

  /** True where it was not counted and there was something; else null. */
  @Column({ name: 'loss_at_least', type: 'boolean', nullable: true })
  lossAtLeast!: true | null;

  @Column({ name: 'victim_age_band', type: 'text', nullable: true })
  victimAgeBand!: string | null;

  @Column({ name: 'victim_sex', type: 'text', nullable: true })
  victimSex!: VictimSex | null;

  @Column({ name: 'victim_occupation', type: 'text', nullable: true })
  victimOccupation!: string | null;

  /** What the words are of, by the list of occupations: always stated with them. */
  @Column({ name: 'victim_occupation_code', type: 'text', nullable: true })
  victimOccupationCode!: Occupation | null;

  /** The line that the victim works or learns in. */
  @Column({ name: 'victim_sector', type: 'text', nullable: true })
  victimSector!: Sector | null;

  /** The unit that the victim learns or works in, by its name on the day of the report. */
  @Column({ name: 'victim_unit', type: 'jsonb', nullable: true })
  victimUnit!: VictimUnit | null;

  @Column({ name: 'victim_had_publicity', type: 'boolean', nullable: true })
  victimHadPublicity!: boolean | null;

  @Column({ name: 'payment_method', type: 'text', nullable: true })
  paymentMethod!: string | null;

  @Column({ name: 'payment_method_code', type: 'text', nullable: true })
  paymentMethodCode!: PaymentMethod | null;

  @Column({ name: 'bank_name', type: 'text', nullable: true })
  bankName!: string | null;

  @Column({ name: 'bank_code', type: 'text', nullable: true })
  bankCode!: Bank | null;

  /**
   * The version that first stated the present number: so that history tells of another number without telling the
   * number.
   */
  @Column({ name: 'number_version', type: 'int' })
  numberVersion!: number;
}

/** The number by which the police know a case. Row-level security gives it to the own tenant and to nobody else. */
@Entity('fraud_case_number')
export class FraudCaseNumberEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'case_number', type: 'text' })
  caseNumber!: string;

  /** The number as it is searched and compared. */
  @Column({ name: 'number_folded', type: 'text' })
  numberFolded!: string;

  /** The folded number, once among the cases of the unit that count; null where an older case already had it. */
  @Column({ name: 'number_claim', type: 'text', nullable: true })
  numberClaim!: string | null;

  /** Whether the number is taken: a voided case gives it back. */
  @Column('boolean')
  taken!: boolean;
}

/** The whole fact as the scope may know it. */
export interface FraudCaseFact extends Readonly<FraudCaseEntity> {
  /** Null for everybody but the own tenant. */
  readonly caseNumber: string | null;
}

/** What a person states about a case. `regionCode` null: the unit's own region. */
export type FraudCaseContent = Pick<
  FraudCaseFact,
  | 'reportedOn'
  | 'filedOn'
  | 'solvedOn'
  | 'fraudType'
  | 'pensionTag'
  | 'loss'
  | 'lossQualifier'
  | 'lossUpTo'
  | 'lossAtLeast'
  | 'victimAgeBand'
  | 'victimSex'
  | 'victimOccupation'
  | 'victimOccupationCode'
  | 'victimSector'
  | 'victimHadPublicity'
  | 'paymentMethod'
  | 'paymentMethodCode'
  | 'bankName'
  | 'bankCode'
  | 'campaignIds'
> & { readonly caseNumber: string; readonly regionCode: string | null };

/** A case as it was read: the unit of the victim by its id or by its name. */
export interface ReadFraudCase extends ReadFact<FraudCaseContent> {
  readonly victimUnitId: string | null;
  readonly victimUnitName: string | null;
}
