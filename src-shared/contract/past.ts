import { z } from 'zod'
import { day } from '../domain/record.ts'

/**
 * A time in the past of a project: a calendar day, of which the end is meant, or the number of a change, which is the
 * last one that is part of it.
 */
export const pastPoint = z.union([day, z.int().min(1)])
export type PastPoint = z.infer<typeof pastPoint>
