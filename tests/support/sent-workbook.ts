import { Workbook, type Worksheet } from '@cj-tech-master/excelts'

/** The log's sheet of a workbook that was sent out, as colleagues work on it. */
export class SentWorkbook {
  readonly #workbook: Workbook
  readonly #sheet: Worksheet
  readonly #headings: ReadonlyMap<string, number>
  readonly #rows: Map<string, number>
  #last: number

  private constructor(workbook: Workbook) {
    const sheet = workbook.getWorksheet('Hazard log')
    if (sheet === undefined) throw new Error('The workbook has no sheet "Hazard log".')
    this.#workbook = workbook
    this.#sheet = sheet
    const headings = new Map<string, number>()
    for (let column = 1; column <= 30; column++) {
      const value = sheet.getCell(2, column).value
      if (typeof value === 'string') headings.set(value, column)
    }
    this.#headings = headings
    this.#rows = new Map()
    this.#last = 2
    for (let row = 3; ; row++) {
      const number = sheet.getCell(row, 1).value
      if (typeof number !== 'string') break
      this.#rows.set(number, row)
      this.#last = row
    }
  }

  static async open(bytes: Uint8Array): Promise<SentWorkbook> {
    const workbook = new Workbook()
    await workbook.xlsx.load(bytes)
    return new SentWorkbook(workbook)
  }

  /** Row of a hazard in the sheet. */
  rowOf(hazard: string): number {
    const row = this.#rows.get(hazard)
    if (row === undefined) throw new Error(`The sheet has no row of ${hazard}.`)
    return row
  }

  text(hazard: string, heading: string): string {
    const { value } = this.#sheet.getCell(this.rowOf(hazard), this.#column(heading))
    return typeof value === 'string' ? value : ''
  }

  /** Types in a cell; `change` is given what stands there. */
  type(hazard: string, heading: string, change: string | ((text: string) => string)): void {
    const text = typeof change === 'string' ? change : change(this.text(hazard, heading))
    this.#sheet.getCell(this.rowOf(hazard), this.#column(heading)).value = text
  }

  /** Fills the first empty row; answers its number. */
  add(cells: Record<string, string>): number {
    const row = ++this.#last
    for (const [heading, text] of Object.entries(cells)) this.#sheet.getCell(row, this.#column(heading)).value = text
    return row
  }

  /** Takes a hazard's row out, as Excel does: those below move up. */
  remove(hazard: string): void {
    this.#sheet.spliceRows(this.rowOf(hazard), 1)
    this.#rows.delete(hazard)
    this.#last--
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.#workbook.xlsx.writeBuffer())
  }

  #column(heading: string): number {
    const column = this.#headings.get(heading)
    if (column === undefined) throw new Error(`The sheet has no column "${heading}".`)
    return column
  }
}
