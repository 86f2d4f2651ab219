import { type Locale, nameIn, requireFound, type TenantType, usualMeasures, usualTypes } from '@fanzha/domain';
import { TenantService } from '@fanzha/org';
import { localeOf, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { letters, SHEET_STYLES, SheetXml, xml } from '../../spreadsheets/sheet-xml.js';
import { workbookFile } from '../../spreadsheets/workbook-file.js';
import { ImportService } from '../import.service.js';
import { noteOf, targetTitle, titleOf } from '../../targets/field-words.js';
import type { ImportField, ImportTarget } from '../../targets/target.js';

/** Rows for which drop-downs and notes hold. */
const LAST_ROW = 100_001;
const LONGEST_PROMPT = 250;
const LONGEST_TITLE = 32;
/** What no name of a sheet may hold. */
const NO_NAME = /[\\/?*[\]:（）]/gu;
const LONGEST_NAME = 28;

/** The words of a template beside those of its fields. */
const WORDS = {
  'zh-CN': {
    ...{ notes: '填写说明', choices: '选项', example: '示例：', required: '必填', optional: '可不填' },
    ...{ yes: '是', end: '。', separator: '、' },
    columns: ['列', '必填', '怎么填', '可选的值'],
    said: [
      '第 2 行是示例，不会读进来，可以删掉或留着；带 * 的列每行都要填。',
      '不收手机号、身份证号、银行卡号：有这样的列也不会读。公式不计算，请填数。',
    ],
  },
  en: {
    ...{ notes: 'Notes', choices: 'Choices', example: 'Example: ', required: 'Required', optional: 'May be left out' },
    ...{ yes: 'yes', end: '. ', separator: ', ' },
    columns: ['Column', 'Required', 'What to write', 'Choices'],
    said: [
      'Row 2 is an example and is never read: delete it or leave it. Columns with * are filled in each row.',
      'No numbers of phones, identity or bank cards: such columns are never read. Formulas are not computed.',
    ],
  },
} as const;

/** Empty workbooks that imports read: a line of names, an example, drop-downs, and notes on every column. */
@Injectable()
export class ImportTemplates {
  constructor(
    private readonly imports: ImportService,
    private readonly tenants: TenantService,
  ) {}

  /** @throws DomainError NOT_FOUND for what the viewer's unit cannot import; FORBIDDEN. */
  async of(viewer: Viewer, code: string, language: string | undefined): Promise<Readable> {
    const target = requireFound((await this.imports.targets(viewer)).find((each) => each.code === code));
    const { type } = await this.tenants.require(viewer, viewer.tenantId);
    return templateOf(target, type as TenantType, localeOf(language));
  }
}

/** The columns of a template: of amounts those that units of the type usually state. */
export function templateFields(target: ImportTarget, type: TenantType): readonly ImportField[] {
  const usual = new Set(usualTypes(type, []).flatMap((each) => usualMeasures(each).slice(0, 3)));
  const isOffered = ({ name, further }: ImportField): boolean => {
    if (further) return false;
    const [list, code = ''] = name.split('.');
    return target.code !== 'ACTIVITIES' || list !== 'measures' || (usual as ReadonlySet<string>).has(code);
  };
  return target.fields.filter(isOffered);
}

/** The template of a target for units of a type. */
function templateOf(target: ImportTarget, type: TenantType, locale: Locale): Readable {
  const words = WORDS[locale];
  const fields = templateFields(target, type);
  const chosen = fields.filter(({ terms }) => terms);
  const headerOf = (field: ImportField) => `${field.required ? '*' : ''}${titleOf(field, locale)}`;
  const data = new SheetXml(fields.map((field) => ({ name: headerOf(field), kind: 'text' })));
  const styles = fields.map(({ required }) => (required ? SHEET_STYLES.required : SHEET_STYLES.name));
  const example = fields.map((field, at) => {
    const shown = exampleOf(field, locale);
    return at === 0 ? `${words.example}${shown}` : shown || null;
  });
  const rules = fields.map((field, at) => ruleOf(field, at, chosen.indexOf(field), locale));
  const notes = new SheetXml(words.columns.map((name) => ({ name, kind: 'text' as const })));
  const about = (field: ImportField): readonly string[] => {
    const values = field.terms?.map((term) => nameIn(locale, term)).join(words.separator) ?? '';
    return [titleOf(field, locale), field.required ? words.yes : '', noteOf(field, locale) ?? '', values];
  };
  const choices = new SheetXml(chosen.map((field) => ({ name: titleOf(field, locale), kind: 'text' })));
  const longest = Math.max(0, ...chosen.map(({ terms = [] }) => terms.length));
  return workbookFile([
    {
      name: targetTitle(target, locale).replace(NO_NAME, '').slice(0, LONGEST_NAME),
      pieces: [
        data.begin(styles),
        data.line(example, SHEET_STYLES.example),
        data.end('', `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`),
      ],
    },
    {
      name: words.notes,
      pieces: [
        notes.begin(),
        ...fields.map((field) => notes.line(about(field))),
        ...words.said.map((line) => notes.line(['', '', line, ''])),
        notes.end(''),
      ],
    },
    {
      name: words.choices,
      hidden: true,
      pieces: [
        choices.begin(),
        ...Array.from({ length: longest }, (_, at) =>
          choices.line(chosen.map(({ terms = [] }) => (terms[at] ? nameIn(locale, terms[at]) : null))),
        ),
        choices.end(''),
      ],
    },
  ]);
}

/** The example of a field; an entry of a closed list is called as its drop-down calls it. */
function exampleOf({ example = '', terms = [] }: ImportField, locale: Locale): string {
  const term = terms.find(({ zh }) => zh === example);
  return term ? nameIn(locale, term) : example;
}

/** What a column offers, and what is said beside its cells. Other values are looked at when the file is imported. */
function ruleOf(field: ImportField, column: number, choice: number, locale: Locale): string {
  const { terms, reads, required } = field;
  const words = WORDS[locale];
  const at = letters(column);
  const said = [required ? words.required : '', noteOf(field, locale) ?? ''].filter(Boolean).join(words.end);
  const title = xml(titleOf(field, locale).slice(0, LONGEST_TITLE));
  const told = xml((said || words.optional).slice(0, LONGEST_PROMPT));
  const prompt = ` showInputMessage="1" promptTitle="${title}" prompt="${told}"`;
  const range = `sqref="${at}2:${at}${LAST_ROW}"`;
  if (!terms || choice < 0 || reads !== 'CODE') return `<dataValidation allowBlank="1"${prompt} ${range}/>`;
  const from = letters(choice);
  const list = `${words.choices}!$${from}$2:$${from}$${terms.length + 1}`;
  const rule = `<dataValidation type="list" allowBlank="1"${prompt} ${range}>`;
  return `${rule}<formula1>${xml(list)}</formula1></dataValidation>`;
}
