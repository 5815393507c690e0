import { readFileSync } from 'node:fs'
import { Workbook } from '@cj-tech-master/excelts'
import { peakOf } from '../support/measured-process.ts'

// What the library that reads workbooks takes by itself, in a process of its own: `node library-alone.ts FILE`.

const begun = performance.now()
const workbook = new Workbook()
await workbook.xlsx.load(readFileSync(process.argv[2] ?? ''))
let cells = 0
workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell(() => cells++)))
process.stdout.write(JSON.stringify({ seconds: (performance.now() - begun) / 1000, peak: peakOf('self'), cells }))
