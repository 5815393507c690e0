import { AlignmentType, BorderStyle, type IPropertiesOptions, LevelFormat, LineRuleType } from 'docx'
import type { DocumentModel } from '../document.ts'

/** Colours of the page, `RRGGBB`. */
export const INK = '212B32'
export const HEADING = '003087'
export const QUIET = '425563'
export const RULE = 'AEB7BD'
export const HEADER_FILL = 'E8EDEE'
const WARNING_RULE = 'ED8B00'
const WARNING_FILL = 'FFF9E8'

export const FONT = 'Arial'

/*
 * Every `line` stands with its rule: LibreOffice reads one without as "at least", Word as a multiple. Text in tables has
 * single spacing: the library's page estimate stops at a row that breaks over pages with any other.
 */

/** Names of the paragraph styles the renderer uses beside Word's own headings, Title and Caption. */
export const STYLE = {
  subtitle: 'Subtitle',
  mark: 'DocumentMark',
  note: 'Note',
  warning: 'Warning',
  label: 'Label',
  contentsHeading: 'TOCHeading',
  list: 'ListParagraph',
  caption: 'Caption',
  tableText: 'TableText',
  tableSmall: 'TableTextSmall',
  spacer: 'TableSpacer',
  header: 'Header',
  footer: 'Footer',
  provenance: 'Provenance',
} as const

export const LIST = { bullet: 'bullets', number: 'numbers' } as const

const heading = (size: number, before: number, after: number) => ({
  run: { font: FONT, size, bold: true, italics: false, color: HEADING },
  paragraph: { spacing: { before, after, line: 240, lineRule: LineRuleType.AUTO }, keepNext: true, keepLines: true },
})

const contentsEntry = (level: 1 | 2 | 3) => ({
  id: `TOC${level}`,
  name: `toc ${level}`,
  basedOn: 'Normal',
  next: 'Normal',
  run: { bold: level === 1, color: INK, size: level === 1 ? 22 : 20 },
  paragraph: {
    spacing: { before: level === 1 ? 80 : 0, after: 20, line: 240, lineRule: LineRuleType.AUTO },
    indent: { left: (level - 1) * 340 },
  },
})

/** The style sheet: Arial 11, headings in #003087, British English. */
export const documentStyles: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: {
        font: FONT,
        size: 22,
        color: INK,
        language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: FONT, size: 56, bold: true, color: HEADING },
      paragraph: {
        spacing: { before: 720, after: 160, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    heading1: heading(36, 360, 160),
    heading2: heading(28, 300, 120),
    heading3: heading(24, 240, 80),
    caption: {
      run: { font: FONT, size: 20, bold: true, italics: false, color: HEADING },
      paragraph: {
        spacing: { before: 200, after: 80, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    listParagraph: { paragraph: { spacing: { after: 60 } } },
    hyperlink: { run: { color: '005EB8' } },
  },
  paragraphStyles: [
    {
      id: STYLE.subtitle,
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 28, color: QUIET },
      paragraph: { spacing: { after: 280, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true, keepLines: true },
    },
    {
      id: STYLE.mark,
      name: 'Document Mark',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 40, bold: true, color: INK },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: 120, after: 360, line: 240, lineRule: LineRuleType.AUTO },
        indent: { left: 120, right: 120 },
        border: {
          top: { style: BorderStyle.SINGLE, size: 18, color: INK, space: 6 },
          bottom: { style: BorderStyle.SINGLE, size: 18, color: INK, space: 6 },
          left: { style: BorderStyle.SINGLE, size: 18, color: INK, space: 6 },
          right: { style: BorderStyle.SINGLE, size: 18, color: INK, space: 6 },
        },
      },
    },
    {
      id: STYLE.note,
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 18, color: QUIET },
      paragraph: { spacing: { after: 100, line: 252, lineRule: LineRuleType.AUTO } },
    },
    {
      id: STYLE.warning,
      name: 'Warning',
      basedOn: 'Normal',
      paragraph: {
        spacing: { before: 160, after: 200 },
        indent: { left: 170 },
        keepLines: true,
        border: {
          top: { style: BorderStyle.SINGLE, size: 4, color: WARNING_FILL, space: 4 },
          bottom: { style: BorderStyle.SINGLE, size: 4, color: WARNING_FILL, space: 4 },
          left: { style: BorderStyle.SINGLE, size: 24, color: WARNING_RULE, space: 8 },
        },
        shading: { type: 'clear', color: 'auto', fill: WARNING_FILL },
      },
    },
    {
      id: STYLE.label,
      name: 'Label',
      basedOn: 'Normal',
      run: { size: 20, bold: true, color: QUIET },
      paragraph: { spacing: { before: 120, after: 40, line: 240, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    {
      id: STYLE.contentsHeading,
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 36, bold: true, color: HEADING },
      paragraph: { spacing: { before: 240, after: 200, line: 240, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    {
      id: STYLE.tableText,
      name: 'Table Text',
      basedOn: 'Normal',
      run: { size: 20 },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: STYLE.tableSmall,
      name: 'Table Text Small',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: STYLE.spacer,
      name: 'Table Spacer',
      basedOn: 'Normal',
      run: { size: 8 },
      paragraph: { spacing: { before: 0, after: 0, line: 160, lineRule: LineRuleType.EXACT } },
    },
    {
      id: STYLE.header,
      name: 'header',
      basedOn: 'Normal',
      run: { size: 16, bold: true, color: QUIET },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: STYLE.footer,
      name: 'footer',
      basedOn: 'Normal',
      run: { size: 16, color: QUIET },
      paragraph: {
        spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: RULE, space: 6 } },
      },
    },
    {
      id: STYLE.provenance,
      name: 'Provenance',
      basedOn: 'Normal',
      run: { size: 13, color: QUIET },
      paragraph: { spacing: { before: 10, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    contentsEntry(1),
    contentsEntry(2),
    contentsEntry(3),
  ],
}

type Styles = NonNullable<IPropertiesOptions['styles']>

/** The style sheet of a document: for what must stand on one sheet, the same looks in smaller type. */
export function stylesFor(density: DocumentModel['density']): Styles {
  if (density !== 'compact') return documentStyles
  const plain = { line: 240, lineRule: LineRuleType.AUTO }
  const smaller: Record<string, number> = {
    [STYLE.note]: 16,
    [STYLE.warning]: 18,
    [STYLE.label]: 18,
    [STYLE.tableText]: 16,
    [STYLE.tableSmall]: 16,
    [STYLE.footer]: 15,
    [STYLE.header]: 15,
    [STYLE.spacer]: 4,
  }
  return {
    default: {
      ...documentStyles.default,
      document: {
        run: { ...documentStyles.default?.document?.run, size: 19 },
        paragraph: { spacing: { after: 60, ...plain } },
      },
      heading1: heading(30, 0, 40),
      heading2: heading(22, 140, 50),
      heading3: heading(20, 120, 40),
      caption: {
        run: { font: FONT, size: 18, bold: true, italics: false, color: HEADING },
        paragraph: { spacing: { before: 80, after: 40, ...plain }, keepNext: true, keepLines: true },
      },
    },
    paragraphStyles: (documentStyles.paragraphStyles ?? []).map((style) => {
      const size = smaller[style.id]
      if (size === undefined) return style
      const tight = style.id === STYLE.spacer ? { line: 60, lineRule: LineRuleType.EXACT } : plain
      const spacing = { ...style.paragraph?.spacing, before: 0, after: style.id === STYLE.note ? 40 : 0, ...tight }
      return { ...style, run: { ...style.run, size }, paragraph: { ...style.paragraph, spacing } }
    }),
  }
}

const hanging = { paragraph: { indent: { left: 425, hanging: 425 } } }

/** Real Word lists: a dot, and 1. 2. 3. starting anew with each list. */
export const documentNumbering: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: LIST.bullet,
      levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: hanging }],
    },
    {
      reference: LIST.number,
      levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, style: hanging }],
    },
  ],
}
