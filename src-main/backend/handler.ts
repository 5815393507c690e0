import type { Channel, OutputOf, ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { Session } from './session.ts'

/** Answers one call. */
export type Handler<C extends Channel> = (input: ParsedInputOf<C>, session: Session) => Promise<OutputOf<C>>
