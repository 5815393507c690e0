/** What changes are about, for people who look for some of them. */
export interface CommandFamily {
  id: string
  title: string
  /** First words of its commands: `hazard.update`. */
  prefixes: readonly string[]
}

/** Every command belongs to one of these. */
export const commandFamilies: readonly CommandFamily[] = [
  { id: 'hazards', title: 'Hazards and causes', prefixes: ['hazard', 'cause'] },
  { id: 'scores', title: 'Scores', prefixes: ['assessment', 'difference'] },
  { id: 'controls', title: 'Controls and their links', prefixes: ['control', 'link'] },
  { id: 'evidence', title: 'Evidence', prefixes: ['evidence'] },
  { id: 'registers', title: 'Registers', prefixes: ['register'] },
  { id: 'report', title: 'Texts of the report', prefixes: ['narrative', 'statement'] },
  { id: 'findings', title: 'Answers to findings', prefixes: ['finding'] },
  { id: 'people', title: 'People and organisations', prefixes: ['person', 'organisation'] },
  { id: 'project', title: 'The project itself', prefixes: ['project', 'sample'] },
  { id: 'imports', title: 'Imports', prefixes: ['import', 'package'] },
  { id: 'undo', title: 'Undo and redo', prefixes: ['change'] },
  { id: 'issues', title: 'Issues, approvals and keys', prefixes: ['baseline', 'approval', 'key'] },
]

/** The family of a command. */
export function familyOf(command: string): CommandFamily | undefined {
  const prefix = command.slice(0, command.indexOf('.'))
  return commandFamilies.find(({ prefixes }) => prefixes.includes(prefix))
}
