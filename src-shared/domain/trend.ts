/** Hazards of one rating of today's risk, those whose score is imported and not confirmed told apart. */
export interface RatingTally {
  confirmed: number
  unconfirmed: number
}

/** How the log stood at the end of one day. The hazards of all ratings and the unscored ones are all hazards. */
export interface TrendDay {
  day: string
  /** Hazards that count. */
  hazards: number
  /** By the number of today's risk, as text; ratings that no hazard has are left out. */
  byRating: Record<string, RatingTally>
  unscored: number
  /** Controls that carry risk: not archived, rejected or withdrawn. */
  controls: number
  /** Of those: implemented or verified. */
  done: number
  /** Of those that carry risk: due by this day, by their own day or their milestone's, done or not. */
  due: number
  /** Due before this day and not done. */
  overdue: number
}

/** The log over time, from the ledger; nothing is said of the time before its first entry. */
export interface Trend {
  /** Each day on which something changed, or a piece of evidence passed its review-by day, in order; last is today. */
  days: TrendDay[]
  /** How many of today's controls come to be due on later days, adding up from today's. */
  planned: { day: string; due: number }[]
}
