import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GridSheet } from '../../src-main/imports/grid.ts'
import { makePreview } from '../../src-main/imports/mappings/index.ts'
import { type ImportPreview, importPreview } from '../../src-shared/domain/import-preview.ts'
import { lookUp, type Scheme, schemeProblems } from '../../src-shared/domain/scheme.ts'
import { gridOfSheets, sheetOf } from '../support/grids.ts'
import { matrixRows, scoredRows, WARD_MATRIX, wardLog } from '../support/own-scale-logs.ts'
import { exampleScheme } from '../support/scheme.ts'

function previewOf(sheets: GridSheet[], own = false, project = exampleScheme): ImportPreview {
  const scale = own ? ({ choice: 'own' } as const) : null
  const made = makePreview(gridOfSheets(...sheets), project, { sheet: null, mapping: null, scale })
  if (!made.ok) throw new Error(made.error.message)
  return importPreview.parse(made.value)
}

const ownOf = (sheets: GridSheet[], project?: Scheme) => previewOf(sheets, false, project).scale.own
const words = (axis: Scheme['severity'] | undefined) => axis?.map(({ word }) => word)

/** A log with a matrix on a sheet of its own. */
const logWith = (scores: Parameters<typeof scoredRows>[0], matrix: Parameters<typeof sheetOf>[0]) => [
  sheetOf(scoredRows(scores)),
  sheetOf(matrix, { name: 'Scoring' }),
]

describe('a scheme out of the matrix that a workbook carries', () => {
  it('has the words, definitions, cells and ratings of the sheet', () => {
    const { scheme, found, read, against } = ownOf(wardLog())
    expect(found).toEqual({ sheet: 'How we score', range: 'A2:E6' })
    expect(words(scheme?.severity)).toEqual(['None', 'Mild', 'Moderate', 'Severe'])
    expect(words(scheme?.likelihood)).toEqual(['Yearly', 'Monthly', 'Weekly', 'Daily'])
    expect(scheme?.lookup).toEqual([
      [1, 1, 2, 3],
      [1, 2, 3, 4],
      [1, 2, 4, 4],
      [2, 3, 4, 4],
    ])
    expect(scheme?.severity.map(({ definition }) => definition)).toEqual([
      'No harm came to the patient',
      'Harm that passes without treatment',
      'Harm that needs treatment',
      'Harm that lasts, or death',
    ])
    // The file says nothing of its likelihoods.
    expect(scheme?.likelihood.every(({ definition }) => definition === '')).toBe(true)
    expect(scheme?.ratings.map(({ number, label }) => [number, label])).toEqual([
      [1, 'Acceptable as it is'],
      [2, 'Acceptable with the ward …'],
      [3, 'To be brought down'],
      [4, 'Unacceptable'],
    ])
    expect(scheme?.ratings[2]?.text).toBe('To be brought down. The board hears of it.')
    expect(read.rating).toEqual({ 1: 1, 2: 2, 3: 3, 4: 4 })
    expect(against).toMatchObject({ cells: [], same: 0 })
  })

  it('guesses nothing: flags are the most careful, and what the file does not say is told', () => {
    const { scheme, assumed } = ownOf(wardLog())
    expect(scheme?.ratings.map(({ needsReason, blocksIssue }) => [needsReason, blocksIssue])).toEqual([
      [true, false],
      [true, true],
      [true, true],
      [true, true],
    ])
    expect(assumed).toEqual([
      expect.stringMatching(/^Which ratings may be accepted is for the plan to say/),
      'The file does not define 4 of its 8 words.',
      expect.stringMatching(/^Which harm is rated/),
    ])
    expect(scheme).toMatchObject({ version: '1', convention: expect.stringContaining('plan'), harmKinds: [] })
    expect(scheme?.title).toBe('Scheme of Their log.xlsx, unconfirmed')
    expect(scheme?.source).toMatch(/^Unconfirmed: made from Their log\.xlsx, sheet "How we score", A2:E6 \(SHA-256/)
  })

  it('shows each hazard by it, and every rating that the log gives otherwise', () => {
    const { hazards, scale, findings, scheme } = previewOf(wardLog(), true)
    expect(hazards.map(({ initial, residual }) => [initial.ratingByScheme, residual.ratingByScheme])).toEqual([
      [4, 3],
      [4, 2],
      [2, 1],
      [3, 2],
    ])
    expect(scale.differs).toEqual([{ hazard: 'W-3', stage: 'initial', cell: 'H4', shown: '3', byScheme: 2 }])
    expect(findings.filter(({ rule }) => rule === 'rating-differs')).toEqual([
      {
        rule: 'rating-differs',
        hazard: 'W-3',
        cell: 'H4',
        message: 'W-3: the initial rating shown is 3 (H4), but Mild × Weekly is 2 by the matrix.',
      },
    ])
    expect(findings.some(({ rule }) => rule === 'scale-undecided' || rule === 'unreadable')).toBe(false)
    expect(scheme.id).toBe(scale.own.scheme?.id)
  })

  it('lists nothing of the matrix and its key as left behind where they are taken', () => {
    const left = (own: boolean) => previewOf(wardLog(), own).leftOut.filter(({ sheet }) => sheet === 'How we score')
    expect(left(false).length).toBeGreaterThan(20)
    expect(left(true).map(({ text }) => text)).toEqual([
      'Severity',
      'Likelihood',
      'Severity',
      'What it means',
      'Risk rating',
      'What is to be done',
    ])
  })

  it('tells cell by cell where it rates otherwise than the project', () => {
    const theirs = structuredClone(exampleScheme)
    const turned = matrixRows(
      words(theirs.severity) ?? [],
      theirs.likelihood
        .map(({ word }, l): [string, ...number[]] => [word, ...(theirs.lookup[l] ?? [])])
        .toReversed()
        .with(0, ['Very High', 3, 4, 5, 5, 5]),
    )
    const own = ownOf(logWith([['Major', 'Low', 3, 'Minor', 'Low', 1]], turned))
    expect(own.against).toEqual({
      cells: [{ cell: "'Scoring'!D3", severity: 'Considerable', likelihood: 'Very High', theirs: 5, ours: 4 }],
      same: 24,
      onlyTheirs: [],
      onlyOurs: [],
    })
  })
})

const THREE = matrixRows(
  ['Low', 'Moderate', 'High'],
  [
    ['Often', 2, 3, 3],
    ['Sometimes', 1, 2, 3],
    ['Rarely', 1, 1, 2],
  ],
)

describe('matrices of other kinds', () => {
  it('rates in words, in the one order that its steps allow', () => {
    const { scheme, read } = ownOf(
      logWith(
        [
          ['High', 'Sometimes', 'Red', 'High', 'Rarely', 'Amber'],
          ['Moderate', 'Sometimes', 'Amber', 'Moderate', 'Rarely', 'Green'],
        ],
        matrixRows(
          ['Low', 'Moderate', 'High'],
          [
            ['Often', 'Amber', 'Red', 'Red'],
            ['Sometimes', 'Green', 'Amber', 'Red'],
            ['Rarely', 'Green', 'Green', 'Amber'],
          ],
        ),
      ),
    )
    expect(scheme?.ratings.map(({ number, label }) => [number, label])).toEqual([
      [1, '“Green”'],
      [2, '“Amber”'],
      [3, '“Red”'],
    ])
    expect(read.rating).toEqual({ Red: 3, Amber: 2, Green: 1 })
  })

  it('scores by numbers that the matrix names', () => {
    const { scheme, read } = ownOf(
      logWith(
        [
          [3, 2, 3, 3, 1, 2],
          [2, 2, 2, 2, 1, 1],
        ],
        matrixRows(
          ['1 - Low', '2 - Moderate', '3 - High'],
          [
            ['3 - Often', 2, 3, 3],
            ['2 - Sometimes', 1, 2, 3],
            ['1 - Rarely', 1, 1, 2],
          ],
        ),
      ),
    )
    expect(words(scheme?.severity)).toEqual(['1 – Low', '2 – Moderate', '3 – High'])
    expect(read).toEqual({
      severity: { 3: '3 – High', 2: '2 – Moderate' },
      likelihood: { 2: '2 – Sometimes', 1: '1 – Rarely' },
      rating: { 3: 3, 2: 2, 1: 1 },
    })
  })

  it('reads Japanese words, and takes the end that controls lead away from for the worse', () => {
    const { scheme } = ownOf(
      logWith(
        [
          ['重い', '多い', 3, '重い', '少ない', 2],
          ['軽い', '多い', 2, '軽い', '少ない', 1],
        ],
        matrixRows(
          ['軽い', '重い'],
          [
            ['多い', 2, 3],
            ['少ない', 1, 2],
          ],
        ),
      ),
    )
    expect(words(scheme?.severity)).toEqual(['軽い', '重い'])
    expect(words(scheme?.likelihood)).toEqual(['少ない', '多い'])
    expect(scheme?.lookup).toEqual([
      [1, 2],
      [2, 3],
    ])
  })

  it.each<[string, Parameters<typeof sheetOf>[0]]>([
    [
      'worst first, across and down',
      [
        ['Severity'],
        ['Likelihood', 'High', 'Moderate', 'Low'],
        ['Often', 3, 3, 2],
        ['Sometimes', 3, 2, 1],
        ['Rarely', 2, 1, 1],
      ],
    ],
    [
      'least first, across and down',
      [
        ['', 'Low', 'Moderate', 'High'],
        ['Rarely', 1, 1, 2],
        ['Sometimes', 1, 2, 3],
        ['Often', 2, 3, 3],
      ],
    ],
    [
      'likelihood across, severity down',
      [
        ['', 'Rarely', 'Sometimes', 'Often'],
        ['Low', 1, 1, 2],
        ['Moderate', 1, 2, 3],
        ['High', 2, 3, 3],
      ],
    ],
    [
      'words below the cells',
      [
        ['Often', 2, 3, 3],
        ['Sometimes', 1, 2, 3],
        ['Rarely', 1, 1, 2],
        ['', 'Low', 'Moderate', 'High'],
      ],
    ],
    [
      'numbers between words and cells',
      [
        ['', '', 'Low', 'Moderate', 'High'],
        ['', '', 1, 2, 3],
        ['Often', 3, 2, 3, 3],
        ['Sometimes', 2, 1, 2, 3],
        ['Rarely', 1, 1, 1, 2],
      ],
    ],
  ])('stands the right way round: %s', (_case, matrix) => {
    const { scheme, why } = ownOf(logWith([['High', 'Often', 3, 'Moderate', 'Rarely', 1]], matrix))
    expect(why).toMatch(/^Its own matrix stands on/)
    expect(words(scheme?.severity)?.map((word) => word.replace(/^\d – /, ''))).toEqual(['Low', 'Moderate', 'High'])
    expect(words(scheme?.likelihood)?.map((word) => word.replace(/^\d – /, ''))).toEqual([
      'Rarely',
      'Sometimes',
      'Often',
    ])
    expect(scheme?.lookup).toEqual([
      [1, 1, 2],
      [1, 2, 3],
      [2, 3, 3],
    ])
  })

  it('knows which side is severity by its heading where both have the same words', () => {
    const matrix = (across: string, down: string) => [
      ['', across],
      [down, 'Low', 'Medium', 'High'],
      ['High', 2, 2, 3],
      ['Medium', 1, 2, 3],
      ['Low', 1, 1, 2],
    ]
    const own = (across: string, down: string) =>
      ownOf(
        logWith(
          [
            ['High', 'Medium', 3, 'Low', 'Low', 1],
            ['Medium', 'High', 2, 'Low', 'Medium', 1],
          ],
          matrix(across, down),
        ),
      )
    expect(lookUp(own('Severity', 'Likelihood').scheme as Scheme, 'High', 'Medium')?.number).toBe(3)
    expect(own('Likelihood', 'Severity').why).toMatch(
      /it does not give the ratings that the log shows \(2 of 4 differ\)/,
    )
  })
})

describe('another version of a log whose scheme the project has', () => {
  const numbers = logWith(
    [
      [3, 2, 'Red', 3, 1, 'Amber'],
      [2, 2, 'Amber', 2, 1, 'Green'],
    ],
    matrixRows(
      ['1 - Low', '2 - Moderate', '3 - High'],
      [
        ['3 - Often', 'Amber', 'Red', 'Red'],
        ['2 - Sometimes', 'Green', 'Amber', 'Red'],
        ['1 - Rarely', 'Green', 'Green', 'Amber'],
      ],
    ),
  )

  it('is read by it without being asked, numbers and words of ratings too', () => {
    const { scheme } = ownOf(numbers)
    if (scheme === null) throw new Error('No scheme was made.')
    const again = previewOf(numbers, false, scheme)
    expect(again.scale).toMatchObject({
      decided: true,
      kind: 'lookup',
      own: { scheme: null, already: true },
      differs: [],
    })
    expect(again.hazards[0]?.initial).toMatchObject({
      severity: '3 – High',
      likelihood: '2 – Sometimes',
      ratingByScheme: 3,
    })
    expect(again.findings.filter(({ rule }) => rule !== 'severity-drop')).toEqual([])
    expect(again.scheme.id).toBe(scheme.id)
  })
})

describe('where keeping their scheme is not offered', () => {
  it.each<[string, GridSheet[], RegExp]>([
    ['a hole', wardLog(WARD_MATRIX.with(3, ['Weekly', 1, null, 4, 4])), /'How we score'!C4 has no rating/],
    [
      'a log rated by something else',
      wardLog(
        WARD_MATRIX.with(2, ['Daily', 3, 4, 4, 4])
          .with(3, ['Weekly', 3, 4, 4, 4])
          .with(4, ['Monthly', 3, 3, 4, 4])
          .with(5, ['Yearly', 2, 3, 3, 4]),
      ),
      /does not give the ratings that the log shows \(6 of 8 differ\)/,
    ],
    [
      'ratings that fall as severity rises',
      wardLog(WARD_MATRIX.with(3, ['Weekly', 4, 1, 4, 1])),
      /does not rise steadily/,
    ],
    [
      'words of the log that it lacks',
      logWith(
        [
          ['High', 'Often', 3, 'Awful', 'Hourly', 1],
          ['Low', 'Rarely', 1, 'Dire', 'Once', 1],
        ],
        THREE,
      ),
      /uses words that it does not have: Awful, Dire, Hourly, Once/,
    ],
    [
      'products',
      logWith(
        [
          [5, 3, 15, 5, 2, 10],
          [4, 4, 16, 4, 2, 8],
        ],
        matrixRows(
          [1, 2, 3, 4, 5],
          [5, 4, 3, 2, 1].map((l): [number, ...number[]] => [l, l, 2 * l, 3 * l, 4 * l, 5 * l]),
        ),
      ),
      /a product is never turned into a rating/,
    ],
    [
      'a matrix of products in a log that shows no ratings',
      logWith(
        [['High', 'Often', '', 'Low', 'Rarely', '']],
        matrixRows(
          ['Low', 'Moderate', 'High'],
          [
            ['Often', 3, 6, 9],
            ['Sometimes', 2, 4, 6],
            ['Rarely', 1, 2, 3],
          ],
        ),
      ),
      /a product is never turned into a rating/,
    ],
    [
      'ratings that count down',
      logWith(
        [['High', 'Often', 1, 'Low', 'Rarely', 3]],
        matrixRows(
          ['Low', 'Moderate', 'High'],
          [
            ['Often', 2, 1, 1],
            ['Sometimes', 3, 2, 1],
            ['Rarely', 3, 3, 2],
          ],
        ),
      ),
      /count down \(1 is the worst\)/,
    ],
    [
      'nothing that tells the worse end',
      logWith(
        [['Alpha', 'Ping', 1, 'Beta', 'Pong', 1]],
        matrixRows(
          ['Alpha', 'Beta'],
          [
            ['Ping', 1, 2],
            ['Pong', 1, 2],
          ],
        ),
      ),
      /nothing in the file tells which end of it is worse/,
    ],
    [
      'no matrix',
      [sheetOf(scoredRows([['Severe', 'Weekly', 4, 'Mild', 'Yearly', 1]]))],
      /carries no matrix of its own/,
    ],
    [
      'the scheme of the project',
      logWith(
        [['Major', 'Low', 3, 'Minor', 'Low', 1]],
        matrixRows(
          words(exampleScheme.severity) ?? [],
          exampleScheme.likelihood.map(({ word }, l): [string, ...number[]] => [
            word,
            ...(exampleScheme.lookup[l] ?? []),
          ]),
        ),
      ),
      /it is the scheme of this project already/,
    ],
  ])('%s', (_case, sheets, why) => {
    const own = ownOf(sheets)
    expect(own.scheme).toBeNull()
    expect(own.why).toMatch(why)
    // Wanted all the same, nothing is scored.
    expect(previewOf(sheets, true).hazards.every(({ initial }) => initial.ratingByScheme === null)).toBe(true)
  })
})

describe('the published matrix that a log’s words and ratings are those of', () => {
  const another: Scheme = { ...exampleScheme, id: 'another', lookup: exampleScheme.lookup.with(0, [1, 1, 1, 1, 1]) }
  const log = (rating: number) => [
    sheetOf(
      scoredRows([
        ['Major', 'Low', 3, 'Minor', 'Low', 1],
        ['Catastrophic', 'Medium', rating, 'Catastrophic', 'Very Low', 3],
      ]),
    ),
  ]

  it('can be kept, said to be recognised and not of the file', () => {
    const own = ownOf(log(4), another)
    expect(own.found).toBeNull()
    expect(own.scheme?.source).toMatch(/^Unconfirmed: recognised in Their log\.xlsx .* by its words and ratings/)
    expect(own.scheme?.ratings.map(({ blocksIssue }) => blocksIssue)).toEqual([false, false, false, true, true])
    expect(own.against.cells.map(({ theirs, ours }) => [theirs, ours])).toEqual([
      [2, 1],
      [2, 1],
      [3, 1],
    ])
  })

  it('is not offered to a log that rates by other numbers', () => {
    const sheets = [sheetOf(scoredRows([['Major', 'Low', 5, 'Minor', 'Low', 4]]))]
    expect(ownOf(sheets, another).why).toMatch(/does not give the ratings that the log shows \(2 of 2 differ\)/)
  })
})

describe('whatever a matrix says', () => {
  const axis = (prefix: string) =>
    fc
      .integer({ min: 2, max: 10 })
      .map((size) => Array.from({ length: size }, (_, at) => `${prefix} ${'abcdefghij'[at]}`))
  /** Steps up along both axes, so that every cell is at least its neighbours. */
  const matrix = fc
    .tuple(axis('Harm'), axis('Chance'))
    .chain(([severity, likelihood]) =>
      fc.tuple(
        fc.constant(severity),
        fc.constant(likelihood),
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: severity.length, maxLength: severity.length }),
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: likelihood.length, maxLength: likelihood.length }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
      ),
    )

  it('its scheme is total and gives each pair what the sheet says, however the sheet is turned', () => {
    let made = 0
    fc.assert(
      fc.property(matrix, ([severity, likelihood, across, down, flipS, flipL, turned]) => {
        const sum = (steps: number[], until: number) => steps.slice(0, until + 1).reduce((all, one) => all + one, 0)
        const rate = (l: number, s: number) => 1 + sum(across, s) + sum(down, l)
        const order = (of: string[], flip: boolean) =>
          flip ? of.map((_, at) => at).toReversed() : of.map((_, at) => at)
        const [ss, ls] = [order(severity, flipS), order(likelihood, flipL)]
        const [heads, sides] = turned ? [ls, ss] : [ss, ls]
        const [head, side] = turned ? [likelihood, severity] : [severity, likelihood]
        const rows = [
          ['', ...heads.map((at) => head[at] ?? '')],
          ...sides.map((at) => [side[at] ?? '', ...heads.map((h) => (turned ? rate(h, at) : rate(at, h)))]),
        ]
        const [s, l] = [severity.length - 1, likelihood.length - 1]
        const scores = severity.flatMap((_, at) =>
          [0, l].map((chance): Parameters<typeof scoredRows>[0][number] => [
            severity[s] ?? '',
            likelihood[l] ?? '',
            rate(l, s),
            severity[at] ?? '',
            likelihood[chance] ?? '',
            rate(chance, at),
          ]),
        )
        const { scheme, why } = ownOf(logWith(scores, rows))
        if (scheme === null) {
          // A matrix that hardly steps is the same both ways round, and a product is refused; neither is taken.
          expect(why).toMatch(/tells which end|one rating|a product/)
          return
        }
        made++
        expect(schemeProblems(scheme)).toEqual([])
        for (const [at, word] of severity.entries()) {
          for (const [chance, other] of likelihood.entries()) {
            expect(lookUp(scheme, word, other)?.number).toBe(rate(chance, at))
          }
        }
      }),
      { numRuns: 150 },
    )
    expect(made).toBeGreaterThan(30)
  })
})
