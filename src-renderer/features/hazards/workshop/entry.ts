/** The hazard being worked on; it may still be under way to the log. */
export interface Entry {
  /** Stays the same while it is being made, so that the focus stays too. */
  key: string
  name: string
  /** Null until it is made. */
  id: string | null
  /** Its id once made; null where it was refused. */
  made: Promise<string | null>
}

export const entryOf = (id: string, name: string): Entry => ({ key: id, name, id, made: Promise.resolve(id) })

/** What a score entered here says of who assessed; empty where no session stands for it. */
export interface Assessing {
  assessedBy?: string[]
  sessionId?: string
  assessedOn?: string
}
