/** A record with the fields that a patch names; fields left out, or `undefined`, stay as they are. */
export function withDefined<T extends object>(record: T, patch: { [K in keyof T]?: T[K] | undefined }): T {
  const named = Object.entries(patch).filter(([, value]) => value !== undefined)
  return { ...record, ...(Object.fromEntries(named) as Partial<T>) }
}
