import { walkWord } from './xml.ts'

/** Reads `word/comments.xml`: the text of each comment by its id, its paragraphs as lines. */
export function readComments(xml: string | undefined): Map<string, string> {
  const comments = new Map<string, string>()
  if (xml === undefined) return comments
  let id: string | undefined
  let lines: string[] = []
  let inText = false
  walkWord(xml, {
    open: ({ name, attributes }) => {
      if (name === 'comment') {
        id = attributes['id'] ?? ''
        lines = []
      } else if (name === 'p') lines.push('')
      else if (name === 't') inText = true
    },
    text: (text) => {
      if (inText) lines.push((lines.pop() ?? '') + text)
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'comment' && id !== undefined) comments.set(id, lines.join('\n').trim())
    },
  })
  return comments
}
