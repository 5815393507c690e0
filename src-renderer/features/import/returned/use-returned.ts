import { type Dispatch, type SetStateAction, useState } from 'react'
import type { Failure } from '../../../../src-shared/domain/result.ts'
import { AS_PROPOSED, type ChosenKeys, type ReturnedWorkbook } from '../../../../src-shared/domain/returned-workbook.ts'
import { call } from '../../../api/api.ts'
import { mayBeReturned } from './choice.ts'

/** A file that was sent out of a project and is brought back, where the chosen file is one. */
export interface Returning {
  /** Null where it is none. */
  returned: ReturnedWorkbook | null
  /** Null where it is none, or is to be imported as any other log. */
  shown: ReturnedWorkbook | null
  choice: ChosenKeys
  change: Dispatch<SetStateAction<ChosenKeys>>
  /** Sets it aside, to import it as any other log, or takes it up again. */
  setAside: (aside: boolean) => void
  /** Asks whether a file that was taken in is one; why that could not be told, if so. */
  ask: (token: string, name: string) => Promise<Failure | null>
  forget: () => void
}

export function useReturned(): Returning {
  const [returned, setReturned] = useState<ReturnedWorkbook | null>(null)
  const [aside, setAside] = useState(false)
  const [choice, change] = useState(AS_PROPOSED)
  return {
    returned,
    shown: aside ? null : returned,
    choice,
    change,
    setAside,
    ask: async (token, name) => {
      if (!mayBeReturned(name)) return null
      // Not a command: the status line speaks of changes to the log, and this makes none.
      const answer = await call('workbook.preview', { token })
      if (!answer.ok) return answer.error
      setReturned(answer.value)
      return null
    },
    forget: () => {
      setReturned(null)
      setAside(false)
      change(AS_PROPOSED)
    },
  }
}
