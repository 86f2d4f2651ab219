import type { SummarySection } from '@fanzha/domain';

/** A summary of the demo city: figures come from the ledgers, and this is what a person adds to them. */
export interface WrittenSummary {
  /** The unit that makes it. */
  readonly by: string;
  /** The region that it is about; null: the unit itself. */
  readonly region: string | null;
  readonly texts: Readonly<Partial<Record<SummarySection, string>>>;
  /** The document number once it is issued, with the year as {year}; null: it stays a draft. */
  readonly issuedAs: string | null;
}

/** What units of the demo city have summed up of the last month that is over. */
export const WRITTEN_SUMMARIES: readonly WrittenSummary[] = [
  {
    by: '安和医院',
    region: null,
    texts: {
      PROBLEMS: '住院部人员流动大，夜班护士还没有都参加培训。',
      NEXT_STEPS: '把防骗提醒写进入院须知，对老年病区逐床讲解。',
    },
    issuedAs: '安医反诈〔{year}〕6号',
  },
  {
    by: '荷塘社区',
    region: null,
    texts: {
      PROBLEMS: '外出务工的住户白天不在家，入户时常常碰不到人。',
      NEXT_STEPS: '把入户时间改到晚饭后，和物业的楼栋群一起通知。',
    },
    issuedAs: '荷社反诈〔{year}〕4号',
  },
  {
    by: '湾沚区反诈工作办公室',
    region: '340210',
    texts: {
      PROBLEMS: '部分单位报送不及时，台账与实际工作有时间差。',
      NEXT_STEPS: '对未报单位逐家核实原因，月底前补录。',
    },
    issuedAs: '湾反诈办〔{year}〕11号',
  },
  {
    by: '惠民银行湾沚支行',
    region: null,
    texts: { PROBLEMS: '老年客户对大额转账的核实问话有抵触。' },
    issuedAs: null,
  },
];
