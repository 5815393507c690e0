export { fieldInWords, isNamed, whoMade } from '../../src-shared/format/history-words.ts'
export { type Names, namesOf, valueInWords } from '../../src-shared/format/record-names.ts'
