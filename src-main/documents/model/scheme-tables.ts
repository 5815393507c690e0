import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import type { Block, Cell, TableBlock } from '../document.ts'
import { cell, dataTable, label, paragraph, ratingCell, ratingFill, recorded } from './blocks.ts'

/** The scheme whole: where it comes from, its words with their definitions, the matrix, what each rating obliges. */
export function schemeBlocks(scheme: Scheme): Block[] {
  return [...schemeWords(scheme), ...schemeMatrix(scheme)]
}

/** Where the scheme comes from, its convention, and its words with their definitions. */
export function schemeWords(scheme: Scheme): Block[] {
  return [
    paragraph([{ text: `${scheme.title}, version ${scheme.version}. `, bold: true }, scheme.source]),
    paragraph([{ text: 'Convention: ', bold: true }, recorded(scheme.convention)]),
    wordsTable(scheme, 'severity'),
    wordsTable(scheme, 'likelihood'),
  ]
}

/** The matrix and what each rating obliges. */
export function schemeMatrix(scheme: Scheme): Block[] {
  return [matrixTable(scheme), acceptabilityTable(scheme)]
}

function wordsTable(scheme: Scheme, axis: 'severity' | 'likelihood'): TableBlock {
  const title = axis === 'severity' ? 'Severity' : 'Likelihood'
  return dataTable({
    caption: `${title}: words and definitions`,
    summary: `Each ${axis} word of the scheme with its definition, the ${axis === 'severity' ? 'gravest' : 'most likely'} first.`,
    columns: [
      { title, share: 22 },
      { title: 'Definition', share: 78 },
    ],
    rows: scheme[axis].toReversed().map(({ word, definition }) => [label(word), recorded(definition)]),
    size: 'small',
    keepTogether: true,
  })
}

/** The matrix with the rating's number in each cell. */
function matrixTable(scheme: Scheme): TableBlock {
  return matrix(scheme, {
    caption: 'Risk matrix',
    summary: 'The rating for each pair of severity and likelihood.',
    at: (rating) => String(rating),
  })
}

/** Hazards in each cell of the matrix; the rating's number stands small in each cell so that colour never stands alone. */
export function countsMatrix(
  scheme: Scheme,
  options: { caption: string; summary: string; at: (likelihood: number, severity: number) => string[] },
): TableBlock {
  return matrix(scheme, {
    caption: options.caption,
    summary: options.summary,
    at: (rating, likelihood, severity) => {
      const lines = options.at(likelihood, severity)
      return lines.length === 0 ? `(${rating})` : [`${lines[0]}  (${rating})`, ...lines.slice(1)]
    },
  })
}

function matrix(
  scheme: Scheme,
  options: {
    caption: string
    summary: string
    at: (rating: number, likelihood: number, severity: number) => string | string[]
  },
): TableBlock {
  const rows = scheme.likelihood
    .map((word, row) => [
      label(word.word),
      ...scheme.severity.map((_severity, column): Cell => {
        const number = scheme.lookup[row]?.[column]
        const rating = scheme.ratings.find((one) => one.number === number)
        if (rating === undefined) return cell('–', { align: 'centre' })
        const text = options.at(rating.number, row, column)
        return cell(text, { align: 'centre', bold: true, fill: ratingFill(rating) })
      }),
    ])
    .toReversed()
  return {
    kind: 'table',
    caption: options.caption,
    summary: options.summary,
    columns: [{ share: 20 }, ...scheme.severity.map(() => ({ share: 80 / scheme.severity.length }))],
    headerRows: [
      [cell('Likelihood ↓   Severity →'), ...scheme.severity.map(({ word }) => cell(word, { align: 'centre' }))],
    ],
    rows,
    size: 'small',
    keepTogether: true,
  }
}

function acceptabilityTable(scheme: Scheme): TableBlock {
  return dataTable({
    caption: 'Ratings and what each obliges',
    summary: 'Each rating with its short words and its full text, the highest first.',
    columns: [
      { title: 'Rating', share: 26 },
      { title: 'Meaning', share: 74 },
    ],
    rows: scheme.ratings.toReversed().map((rating) => [ratingCell(rating, ''), recorded(rating.text)]),
    size: 'small',
    keepTogether: true,
  })
}
