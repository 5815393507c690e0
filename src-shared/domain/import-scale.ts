import { z } from 'zod'
import { scheme } from './scheme.ts'

const counted = z.strictObject({ shown: z.string(), count: z.int().min(1) })
export type CountedWord = z.infer<typeof counted>

const axisReading = z.record(z.string(), z.string())

/**
 * The scheme that a file carries, made into one that a project could take as its own; or why none could be made. Nothing
 * of it is invented: what the file does not say is set to the most careful and told in `assumed`.
 */
export const ownScheme = z.strictObject({
  /** Null where `own` is not offered. */
  scheme: scheme.nullable(),
  /** Where the scheme was found, or why it is not offered, in British sentences. */
  why: z.string(),
  /** The matrix of the file is the project's scheme in force: its scores are read by it without being asked. */
  already: z.boolean(),
  /** Where the matrix stands; null where a published one was recognised, or none. */
  found: z.strictObject({ sheet: z.string(), range: z.string() }).nullable(),
  /** What the file does not say and was set for it, one sentence each. */
  assumed: z.array(z.string()),
  /** Words or numbers as the log shows them → words of the scheme, and its ratings as shown → their numbers. */
  read: z.strictObject({ severity: axisReading, likelihood: axisReading, rating: z.record(z.string(), z.int()) }),
  /** Their matrix against the project's scheme in force. */
  against: z.strictObject({
    /** Pairs that both have, rated otherwise; `cell` is empty where the matrix is a published one. */
    cells: z.array(
      z.strictObject({
        cell: z.string(),
        severity: z.string(),
        likelihood: z.string(),
        theirs: z.int(),
        ours: z.int(),
      }),
    ),
    /** Pairs that both have, rated alike. */
    same: z.int(),
    /** Words that one of the two alone has. */
    onlyTheirs: z.array(z.string()),
    onlyOurs: z.array(z.string()),
  }),
})
export type OwnScheme = z.infer<typeof ownScheme>

/** How every scheme's id begins that was made from an imported file; the rest is of the file's hash. */
export const FROM_FILE = 'from-file-'

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
  /**
   * `lookup`: a matrix says which rating two scores give; `product`: the rating is one number times the other;
   * `product of three`: the two times a third, such as how likely a failure is found (a risk priority number).
   */
  kind: z.enum(['lookup', 'product', 'product of three', 'unknown']),
  /** Name of a published variant whose words these are, and what is known of it; null where none is known. */
  knownAs: z.strictObject({ name: z.string(), note: z.string() }).nullable(),
  /** Whether scores may come in as the project's words: they are those, or a person mapped them. */
  decided: z.boolean(),
  /** Why not, or by what, in one British sentence. */
  why: z.string(),
  /** Their own scheme, as the project could keep it. */
  own: ownScheme,
  /** Ratings shown that the scheme they are read by would not give: the project's, or theirs where it is kept. */
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
