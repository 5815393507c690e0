import { z } from 'zod'

const counted = z.strictObject({ shown: z.string(), count: z.int().min(1) })
export type CountedWord = z.infer<typeof counted>

/**
 * The scale that a log was scored on, as far as the log itself tells. Nothing is scored before it is known to be the
 * project's or a person decided (clinical-rules 1 and 2).
 */
export const importScale = z.strictObject({
  /** Words or numbers as shown, in the order of their first appearance, with how often. */
  words: z.strictObject({
    severity: z.array(counted),
    likelihood: z.array(counted),
    rating: z.array(counted),
  }),
  direction: z.enum(['higher is worse', 'lower is worse', 'unknown']),
  /** `lookup`: a matrix says which rating two scores give; `product`: the rating is one number times the other. */
  kind: z.enum(['lookup', 'product', 'unknown']),
  /** Name of a published variant whose words these are, and what is known of it; null where none is known. */
  knownAs: z.strictObject({ name: z.string(), note: z.string() }).nullable(),
  /** Whether scores may come in as the project's words: they are those, or a person mapped them. */
  decided: z.boolean(),
  /** Why not, or by what, in one British sentence. */
  why: z.string(),
  /** Ratings shown that the project's scheme would not give. */
  differs: z.array(
    z.strictObject({
      hazard: z.string(),
      stage: z.enum(['initial', 'residual']),
      cell: z.string(),
      shown: z.string(),
      byScheme: z.int(),
    }),
  ),
  /** Rows that break the log's own matrix: the same two scores with another rating than most rows give them. */
  contradictions: z.array(z.strictObject({ hazard: z.string(), cell: z.string(), message: z.string() })),
})
export type ImportScale = z.infer<typeof importScale>
