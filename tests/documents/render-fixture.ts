import type { Block, Cell, DocumentModel, TableBlock, WorkbookModel } from '../../src-main/documents/document.ts'

const cell = (text: string, more: Partial<Cell> = {}): Cell => ({ text: [[text]], ...more })

const STEPS = ['E8EDEE', 'FFF4C2', 'FFC845', 'E8710A', '7C1034']
const fill = (rating: number) => ({
  background: STEPS[rating - 1] ?? 'FFFFFF',
  text: rating === 5 ? 'FFFFFF' : '212B32',
})

/** Text that has broken documents before: markup, formulas, entities, scripts of other directions, no spaces. */
export const HOSTILE = [
  '<b>not bold</b>',
  '=1+1',
  '@SUM(A1)',
  '&amp; &#x41; "quoted" \'single\'',
  'Emoji 🚑 and 👩🏽‍⚕️ in a sentence',
  'نص عربي مع 12 mg داخل الجملة',
  'עברית',
  'first line\nsecond line\n\nfourth line after an empty one',
  'a\ttab',
  '  spaces  at  ends  ',
  '_x000D_ and _x005F_',
  'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(4),
  ']]> <!-- --> <?xml?>',
]

const matrix: TableBlock = {
  kind: 'table',
  caption: 'Risk matrix',
  summary: 'Rating from 1 to 5 for each severity, in rows, and each likelihood, in columns.',
  columns: [{ share: 2 }, ...Array.from({ length: 5 }, () => ({ share: 1.4, align: 'centre' as const }))],
  headerRows: [
    [cell('Severity', { rowSpan: 2 }), cell('Likelihood', { columnSpan: 5, align: 'centre' })],
    ['Very low', 'Low', 'Medium', 'High', 'Very high'].map((word) => cell(word, { align: 'centre' })),
  ],
  rows: ['Catastrophic', 'Major', 'Considerable', 'Significant', 'Minor'].map((severity, row) => [
    cell(severity, { header: true, bold: true }),
    ...[0, 1, 2, 3, 4].map((column) => {
      const rating = Math.max(1, Math.min(5, 4 - row + Math.ceil(column / 1.5)))
      const more = { fill: fill(rating), align: 'centre' as const, frame: row === 1 && column === 2 }
      return {
        text: [
          [{ text: String(rating), bold: true }],
          [['Minimal', 'Low', 'Moderate', 'High', 'Very high'][rating - 1] ?? ''],
        ],
        ...more,
      }
    }),
  ]),
  size: 'small',
}

const hazardRows: Cell[][] = Array.from({ length: 60 }, (_row, index) => {
  const number = `HAZ-${String(index + 1).padStart(3, '0')}`
  const initial = (index % 5) + 1
  return [
    cell(number, { header: true, bold: true }),
    cell(`Result ${index + 1} is filed against a record that the requesting clinician does not open again`),
    {
      text: [
        [`Cause one of ${number}: two records for one patient`],
        ['Cause two: the interface queue is not watched'],
      ],
    },
    {
      text: [
        [{ text: 'CTL-', bold: true }, String(index + 1), ': reconciliation report, checked daily'],
        ['State: agreed'],
      ],
    },
    cell(`${initial} Rating`, { fill: fill(initial), align: 'centre' }),
    cell('2 Low', { fill: fill(2), align: 'centre' }),
  ]
})

const details: TableBlock = {
  kind: 'table',
  caption: '',
  summary: 'Document details.',
  columns: [{ share: 3 }, { share: 7 }],
  headerRows: [],
  rows: [
    [cell('Organisation', { bold: true, header: true }), cell('Example Teaching Hospitals')],
    [cell('Status', { bold: true, header: true }), cell('Draft')],
    [cell('Clinical safety officer', { bold: true, header: true }), cell('Dr A Example')],
  ],
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text: [text] })

/** Every kind of block once or more, over several pages of both orientations. */
export const documentFixture: DocumentModel = {
  properties: {
    title: 'Hazard log: Example EPR <draft> & more',
    subject: 'Clinical risk management',
    company: 'Example Teaching Hospitals & Partners',
    author: 'Dr A Example',
    keywords: ['DCB0160', 'hazard log'],
    custom: { 'Hazard Ledger position': '42' },
    created: '2026-03-03T10:20:30.000Z',
  },
  header: 'DRAFT – not issued',
  footer: 'Hazard log: Example EPR · version 0.3 · DRAFT',
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        {
          kind: 'title',
          text: 'Hazard log',
          subtitle: 'Example EPR, deployment under DCB0160',
          mark: 'DRAFT – not issued',
        },
        details,
        { kind: 'paragraph', style: 'label', text: ['Revision history'] },
        {
          ...details,
          keepWithPrevious: true,
          headerRows: [[cell('Version'), cell('Change')]],
          rows: [[cell('0.3'), cell('Scores reviewed after the workshop of 3 March 2026.')]],
        },
        { kind: 'contents', depth: 2, newPage: true },
        { kind: 'heading', level: 1, text: '1 Summary', id: 'summary', newPage: true },
        {
          kind: 'paragraph',
          text: [
            'A board must decide on ',
            { text: 'two hazards', bold: true },
            ' of 60, see ',
            { text: 'the hazards', link: { bookmark: 'hazards' } },
            '.',
          ],
        },
        { kind: 'list', ordered: true, items: [['Accept HAZ-001 as it stands.'], ['Fund the reconciliation report.']] },
        { kind: 'list', ordered: true, items: [['A second list starts at one again.']] },
        { kind: 'list', ordered: false, items: [['A point'], [{ text: 'An italic point', italic: true }]] },
        {
          kind: 'paragraph',
          style: 'warning',
          text: ['Eleven controls that additional ratings rely on are not yet verified.'],
        },
        { kind: 'paragraph', style: 'note', text: ['Ratings are looked up in the scheme and never typed.'] },
        { kind: 'heading', level: 1, text: '2 Scheme', id: 'scheme' },
        { kind: 'heading', level: 2, text: '2.1 Risk matrix', id: 'matrix' },
        paragraph('The words and their definitions stand before any score.'),
        matrix,
        { kind: 'heading', level: 2, text: '2.2 Unusual text', id: 'unusual' },
        {
          kind: 'table',
          caption: 'Texts shown as they are: <b> & "quotes"',
          summary: 'Unusual texts, "as they are" & unchanged.',
          columns: [{ share: 1 }, { share: 3 }, { share: 3 }],
          headerRows: [[cell('No'), cell('Text'), cell('Bold')]],
          rows: HOSTILE.map((text, index) => [cell(String(index + 1)), cell(text), cell(text, { bold: true })]),
          size: 'small',
        },
        ...HOSTILE.map(paragraph),
        { kind: 'heading', level: 3, text: '2.2.1 Not in the contents', id: 'deep' },
        ...Array.from({ length: 30 }, (_item, index) =>
          paragraph(
            `Paragraph ${index + 1}. ${'The scope of the deployment covers inpatient wards, outpatient clinics and theatres. '.repeat(3)}`,
          ),
        ),
      ],
    },
    {
      orientation: 'landscape',
      blocks: [
        { kind: 'heading', level: 1, text: '3 Hazards', id: 'hazards' },
        {
          kind: 'table',
          caption: 'Hazards with causes and controls',
          summary: 'One row for each hazard with its causes, controls and ratings.',
          columns: [{ share: 1 }, { share: 3 }, { share: 4 }, { share: 4 }, { share: 1.2 }, { share: 1.2 }],
          headerRows: [['Number', 'Hazard', 'Causes', 'Controls', 'Initial', 'Residual'].map((word) => cell(word))],
          rows: hazardRows,
          size: 'small',
        },
        { kind: 'heading', level: 2, text: '3.1 A hazard with much to say', id: 'long' },
        {
          kind: 'table',
          caption: '',
          summary: 'One long row that breaks over pages.',
          columns: [{ share: 1 }, { share: 4 }],
          headerRows: [[cell('Field'), cell('Text')]],
          rows: [
            [
              cell('Notes'),
              {
                text: Array.from({ length: 60 }, (_line, index) => [
                  `Note ${index + 1} about this hazard, kept as it was written in the workshop.`,
                ]),
              },
            ],
          ],
          rowsMayBreak: true,
        },
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'heading', level: 1, text: '4 Approvals', id: 'approvals' },
        { ...details, caption: 'Approvals', headerRows: [[cell('Role'), cell('Name')]] },
        paragraph('End of document.'),
      ],
    },
  ],
}

/** The same for a workbook: hostile text, numbers in colour, lists, frozen panes, a merged title. */
export const workbookFixture: WorkbookModel = {
  properties: {
    title: 'Hazard log: Example EPR',
    company: 'Example Teaching Hospitals',
    author: 'Dr A Example',
    created: '2026-03-03T10:20:30.000Z',
  },
  names: [{ name: 'Severity', reference: "'Risk Matrix'!$A$2:$A$6" }],
  sheets: [
    {
      name: 'Hazard Log',
      orientation: 'landscape',
      header: 'DRAFT 0.3 & more',
      columns: [{ width: 10 }, { width: 40 }, { width: 60 }, { width: 14 }],
      frozenRows: 2,
      frozenColumns: 1,
      lists: [
        { range: 'D3:D80', values: ['Catastrophic', 'Major', 'Considerable', 'Significant', 'Minor'] },
        { range: 'B3:B80', values: ['With, comma', 'x'.repeat(300)] },
      ],
      autoFilter: 'A2:D2',
      rows: [
        [{ value: 'Hazard log', bold: true, columnSpan: 4 }],
        ['Number', 'Hazard', 'Text', 'Rating'].map((value) => ({
          value,
          bold: true,
          wrap: true,
          fill: { background: '003087', text: 'FFFFFF' },
        })),
        ...HOSTILE.map((text, index) => [
          { value: `HAZ-${index + 1}` },
          { value: text, wrap: true },
          { value: 'A long text that wraps in its cell and needs a taller row. '.repeat(4), wrap: true },
          { value: (index % 5) + 1, fill: fill((index % 5) + 1) },
        ]),
        [{ value: 'HAZ-last' }, { value: null }, { value: '' }, { value: 0 }],
      ],
    },
    {
      name: 'Risk Matrix',
      orientation: 'portrait',
      header: 'DRAFT 0.3',
      columns: [{ width: 20 }],
      frozenRows: 0,
      frozenColumns: 0,
      lists: [],
      rows: [['Severity'], ['Catastrophic'], ['Major'], ['Considerable'], ['Significant'], ['Minor']].map((row) =>
        row.map((value) => ({ value })),
      ),
    },
  ],
}

const LONG_SENTENCE =
  'The wrong patient is selected because two records share a name and a date of birth, and the banner shows neither the NHS number nor the address at this size. '

/** A log as long as real ones: a heading and two tables a hazard, rows that break, one row taller than a page. */
export function longDocument(hazards: number): DocumentModel {
  const paragraphs = (...texts: string[]): Cell => ({ text: texts.map((text) => [text]) })
  const blocks = Array.from({ length: hazards }, (_hazard, index): Block[] => {
    const number = index + 1
    return [
      { kind: 'heading', level: 2, text: `1.${number} HAZ-${String(number).padStart(3, '0')}`, id: `hazard${number}` },
      {
        kind: 'table',
        caption: '',
        summary: `Hazard ${number}`,
        columns: [{ share: 2 }, { share: 5 }, { share: 1.5, align: 'centre' }, { share: 1.5, align: 'centre' }],
        headerRows: [['Owner', 'Description', 'Initial', 'Residual'].map((word) => cell(word))],
        rows: [
          [
            cell('Dr A Example'),
            cell(LONG_SENTENCE.repeat(1 + (number % 4))),
            { ...paragraphs('5', 'Very high'), fill: fill(5) },
            { ...paragraphs('2', 'Low'), fill: fill(2) },
          ],
        ],
        keepWithPrevious: true,
        size: 'small',
      },
      {
        kind: 'table',
        caption: '',
        summary: `Causes of hazard ${number}`,
        columns: [{ share: 1 }, { share: 4 }, { share: 5 }, { share: 2 }],
        headerRows: [['No', 'Cause', 'Control', 'State'].map((word) => cell(word))],
        rows: Array.from({ length: 2 + ((number * 7) % 11) }, (_row, row) => [
          cell(String(row + 1)),
          cell(LONG_SENTENCE.repeat(1 + ((row + number) % 3))),
          paragraphs(LONG_SENTENCE.repeat((row * number) % 4), 'Type: design'),
          cell('Implemented'),
        ]),
        rowsMayBreak: true,
        keepWithPrevious: true,
        size: 'small',
      },
      { kind: 'paragraph', style: 'note', text: [`Reasons. ${LONG_SENTENCE}`] },
      ...(number % 5 === 0 ? ([{ kind: 'paragraph', style: 'warning', text: [LONG_SENTENCE] }] satisfies Block[]) : []),
    ]
  }).flat()
  const tall: TableBlock = {
    kind: 'table',
    caption: 'A row taller than a page',
    summary: 'One row of ninety lines.',
    columns: [{ share: 1 }, { share: 3 }],
    headerRows: [[cell('Field'), cell('Text')]],
    rows: [
      [cell('first'), cell('short')],
      [cell('tall'), paragraphs(...Array.from({ length: 90 }, (_line, line) => `Line ${line + 1}`))],
      [cell('last'), cell('short')],
    ],
  }
  return {
    ...documentFixture,
    sections: [
      {
        orientation: 'portrait',
        blocks: [
          { kind: 'title', text: 'Hazard log', subtitle: 'A long one', mark: 'DRAFT' },
          { kind: 'contents', depth: 2, newPage: true },
        ],
      },
      {
        orientation: 'landscape',
        blocks: [{ kind: 'heading', level: 1, text: '1 Hazards', id: 'hazards' }, ...blocks],
      },
      {
        orientation: 'portrait',
        blocks: [
          { kind: 'heading', level: 1, text: '2 Notes', id: 'notes' },
          tall,
          { kind: 'heading', level: 1, text: '3 End', id: 'end' },
          paragraph('End of document.'),
        ],
      },
    ],
  }
}
