import type { Control } from '../../../src-shared/domain/control.ts'

/**
 * A control's name and what its description adds: nothing where it repeats the name, and the description alone where
 * the name is only its beginning, as with long entries of an imported log.
 */
export function controlWords({ name, description }: Control): { name: string; more: string } {
  const stem = name.replace(/\s*…$/, '')
  const oneLine = description.replace(/\s*\n\s*/g, ' ')
  if (description === '') return { name, more: '' }
  return oneLine.startsWith(stem) ? { name: description, more: '' } : { name, more: description }
}
