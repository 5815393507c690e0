import type { ComparedState } from '../../src-shared/domain/difference.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { changeLines } from '../../src-shared/format/board-words.ts'
import { formatDay } from '../../src-shared/format/dates.ts'
import {
  differenceCounts,
  fieldHeading,
  howWord,
  recordHeading,
} from '../../src-shared/format/difference/difference-words.ts'
import { type Answer, type Call, EXIT, projectMeant } from './answer.ts'
import type { Request } from './arguments.ts'

/** The word for the working log as it stands. */
const NOW = 'now'

/** Says what differs between two issued versions, or between one and the log as it stands. */
export async function runCompare(request: Extract<Request, { action: 'compare' }>, call: Call): Promise<Answer> {
  const project = await projectMeant(request.project, call)
  const [from, to] = [
    await versionMeant(request.from, project.id, call),
    await versionMeant(request.to, project.id, call),
  ]
  const compared = await call('baseline.compare', { projectId: project.id, from, to })
  const { difference } = compared
  return {
    object: compared,
    lines: [
      `${project.name}, from ${stateWords(compared.from)} to ${stateWords(compared.to)}. ${differenceCounts(difference)}.`,
      ...changeLines(difference.summary).map(
        ({ what, records }) => `${what}: ${records.map(({ number, how }) => `${number} ${how}`.trim()).join(', ')}`,
      ),
      ...difference.records.flatMap((one) => [
        '',
        `${recordHeading(one)}: ${howWord[one.how]}`,
        ...one.fields.map((field) => `  ${fieldHeading(field)}: ${quoted(field.before)} → ${quoted(field.after)}`),
      ]),
    ],
    exit: EXIT.done,
  }
}

/** Id of an issued version by its number; null for the log as it stands. @throws Refusal `not-found` */
async function versionMeant(version: string, projectId: string, call: Call): Promise<string | null> {
  if (version.toLowerCase() === NOW) return null
  const issued = await call('baseline.list', { projectId })
  const found = issued.find((one) => one.version.toLowerCase() === version.toLowerCase())
  if (found !== undefined) return found.id
  const known = issued.map((one) => one.version).join(', ')
  throw new Refusal(
    'not-found',
    `There is no issued version "${version}" of this project.`,
    known === '' ? 'No version has been issued.' : `Issued: ${known}. "${NOW}" is the log as it stands.`,
  )
}

function stateWords({ version, day }: ComparedState): string {
  return version === null ? `the log as it stands on ${formatDay(day)}` : `version ${version} of ${formatDay(day)}`
}

function quoted(text: string | null): string {
  return text === null ? 'nothing' : `“${text.replaceAll('\n', ' ')}”`
}
