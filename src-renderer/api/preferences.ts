import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { z } from 'zod'
import { call } from './api.ts'
import { keys } from './keys.ts'
import { ask, queryClient } from './queries.ts'

type Values = Record<string, unknown>

/** Preferences being written: what is pushed meanwhile may be older. */
let writing = 0

/** Reads the preferences again, unless this page is just writing some. */
export function heardPreferences(): void {
  if (writing === 0) void queryClient.invalidateQueries({ queryKey: keys.preferences })
}

/** Sets a preference of the person working; shown at once, kept in the background. */
export function setPreference(name: string, value: z.core.util.JSONType): void {
  queryClient.setQueryData<Values>(keys.preferences, (before) => ({ ...before, [name]: value }))
  writing++
  void call('preferences.set', { name, value }).finally(() => writing--)
}

/**
 * A preference of the person working: columns, views, comfort. `const [views, setViews] = usePreference('hazards.views',
 * schema, [])`. What cannot be read any more counts as never set. The fallback and schema are constants of the caller.
 */
export function usePreference<T extends z.core.util.JSONType>(
  name: string,
  schema: z.ZodType<T>,
  fallback: T,
): [value: T, set: (value: T) => void, read: boolean] {
  const { data } = useQuery({
    queryKey: keys.preferences,
    queryFn: async () => (await ask('preferences.get', {})).values,
  })
  const stored = data?.[name]
  // The same object as long as it is the same preference: layouts are compared by what they are, not by what they say.
  const parsed = useMemo(() => (stored === undefined ? null : schema.safeParse(stored)), [stored, schema])
  const set = useCallback((value: T) => setPreference(name, value), [name])
  return [parsed?.success === true ? parsed.data : fallback, set, data !== undefined]
}
