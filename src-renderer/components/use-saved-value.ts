import { notifications } from '@mantine/notifications'
import { useEffect, useRef, useState } from 'react'
import type { Failure, Result } from '../../src-shared/domain/result.ts'

/** Sends a field's value; the answer says whether it was kept. */
export type OnSave<T> = (value: T) => Promise<Result<unknown>>

/** The first thing to say about a refusal beside one field. */
export function failureText(failure: Failure): string {
  const reasons = Object.values(failure.fields ?? {})
  return [...(reasons.length > 0 ? reasons : [failure.message]), failure.hint].filter(Boolean).join(' ')
}

/** Says what was refused where its field is no longer there to say it: with the words, so that they can be copied. */
export function tellNotKept(failure: Failure, value: unknown): void {
  const words = typeof value === 'string' && value.trim() !== '' ? ` What was typed: ${value}` : ''
  notifications.show({
    title: 'What you left was not kept',
    message: `${failureText(failure)}${words}`,
    color: 'red',
    autoClose: false,
  })
}

interface Draft<T> {
  value: T
  /** Once saved: what the record showed when it was sent. */
  savedOver: { value: T } | null
}

/**
 * The life of a field that saves as it is left: what is typed stays typed until it is saved or given up with Escape, also
 * where saving was refused. `shown` is what the control displays.
 */
export function useSavedValue<T>(value: T, onSave: OnSave<T>, same: (a: T, b: T) => boolean = Object.is) {
  const [typed, setTyped] = useState<Draft<T> | null>(null)
  const [error, setError] = useState('')
  const [sending, setSending] = useState<{ value: T } | null>(null)
  const underWay = useRef(false)
  const asked = useRef<{ value: T } | null>(null)
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])

  // Once saved, the draft bridges the moment until the page hears of the change; then the record itself is shown.
  const heard = typed !== null && typed.savedOver !== null && !Object.is(typed.savedOver.value, value)
  const draft = heard ? null : typed
  // Let go of, or it would stand there again where the record goes back to what it was: after Undo.
  if (heard) setTyped(null)

  function type(next: T): void {
    setTyped({ value: next, savedOver: null })
  }

  function restore(): void {
    setTyped(null)
    setError('')
  }

  async function save(next: T): Promise<void> {
    if (underWay.current) {
      // One at a time; the last one asked for follows.
      asked.current = { value: next }
      return
    }
    const unheard = draft !== null && draft.savedOver !== null
    if (same(next, unheard ? draft.value : value)) {
      if (!unheard) restore()
      return
    }
    underWay.current = true
    setTyped({ value: next, savedOver: null })
    setSending({ value: next })
    setError('')
    let sent = next
    let answer = await onSave(sent)
    while (asked.current !== null) {
      const again: { value: T } = asked.current
      asked.current = null
      if (same(again.value, sent) && answer.ok) continue
      sent = again.value
      setSending({ value: sent })
      answer = await onSave(sent)
    }
    underWay.current = false
    setSending(null)
    if (!answer.ok) {
      setError(failureText(answer.error))
      if (gone.current) tellNotKept(answer.error, sent)
    }
    // What was typed meanwhile is not what was saved and stays a draft.
    else setTyped((now) => (now !== null && Object.is(now.value, sent) ? { value: sent, savedOver: { value } } : now))
  }

  return {
    shown: draft === null ? value : draft.value,
    /** Whether something is typed that can be given up: what is on its way to be saved is not. */
    changed: draft !== null && draft.savedOver === null && (sending === null || !same(draft.value, sending.value)),
    error,
    setError,
    saving: sending !== null,
    type,
    restore,
    /** Saves a value as it is chosen. */
    choose: (next: T) => void save(next),
    /** Saves what was typed, on leaving; nothing where nothing was. */
    leave: () => {
      if (draft !== null) void save(draft.value)
    },
  }
}
