import { createSample } from '../services/sample.ts'
import { readSample } from '../services/sample-content.ts'
import { answerCommand } from './answer-command.ts'
import type { Handler } from './handler.ts'

/** Makes the sample project. */
export const sampleHandlers = {
  'sample.create': async (_input, session) => {
    const content = readSample(session.resources)
    return await answerCommand(session, 'sample.create', (context) => createSample(content, context))
  },
} satisfies { 'sample.create': Handler<'sample.create'> }
