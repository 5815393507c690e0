import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { WriterLine, WriterOrder } from './writer-lines.ts'

/** Where a writer was when it was stopped. */
export interface StoppedAt {
  /** It held SQLite's lock for writing: the kill falls inside a write transaction. Null where the system does not say. */
  writing: boolean | null
  /** It was bringing the log into the file. */
  checkpointing: boolean | null
}

/** Bytes of the write-ahead log's index that SQLite locks while it writes, and while it brings the log into the file. */
const WRITE_LOCK = 120
const CHECKPOINT_LOCK = 121

/** A writer (writer.ts) as a process of its own. */
export class WriterProcess {
  /** Everything it said so far. */
  readonly lines: WriterLine[] = []
  /** When each line came, in milliseconds. */
  readonly at: number[] = []
  readonly #child: ChildProcess
  readonly #ended: Promise<void>
  readonly #waiting = new Set<() => void>()
  #over = false
  #errors = ''

  constructor(program: string, order: WriterOrder, temporary: string) {
    this.#child = spawn(process.execPath, [program, JSON.stringify(order)], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: temporary, NODE_COMPILE_CACHE: `${program}.cache` },
    })
    const { stdout, stderr, stdin } = this.#child
    if (!stdout || !stderr || !stdin) throw new Error('The writer has no pipes.')
    stdin.on('error', () => undefined)
    stderr.on('data', (piece) => (this.#errors += String(piece)))
    createInterface(stdout).on('line', (line) => {
      // The last line may be half a line: what was not said whole was not acknowledged.
      if (!line.endsWith('}')) return
      this.lines.push(JSON.parse(line) as WriterLine)
      this.at.push(performance.now())
      for (const look of this.#waiting) look()
    })
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', () => {
        this.#over = true
        for (const look of this.#waiting) look()
        resolve()
      })
    })
  }

  /** Tells it to open ("o"), to work ("w") or to close ("c"). */
  tell(letter: 'o' | 'w' | 'c'): void {
    this.#child.stdin?.write(letter)
  }

  /** The first line that fits, said or still to come. @throws where the writer ends before */
  async line(fits: (line: WriterLine) => boolean): Promise<WriterLine> {
    return await new Promise((resolve, reject) => {
      const look = () => {
        const found = this.lines.find(fits)
        if (found === undefined && !this.#over) return
        this.#waiting.delete(look)
        if (found === undefined) reject(new Error(`The writer ended by itself.\n${this.#errors}`))
        else resolve(found)
      }
      this.#waiting.add(look)
      look()
    })
  }

  /** Waits until it has ended by itself. */
  async end(): Promise<void> {
    await this.#ended
  }

  /** The locks that it holds now. */
  locks(): StoppedAt {
    return locksOf(this.#child.pid ?? 0)
  }

  /**
   * Stops it dead where it is, looks which locks it holds, and kills it with SIGKILL: it never runs on.
   * @throws where it had ended by itself
   */
  async kill(): Promise<StoppedAt> {
    const { pid } = this.#child
    if (this.#over || pid === undefined) throw new Error(`The writer ended by itself.\n${this.#errors}`)
    process.kill(pid, 'SIGSTOP')
    const at = locksOf(pid)
    process.kill(pid, 'SIGKILL')
    await this.#ended
    return at
  }
}

/** The locks of a process on a write-ahead log's index, as Linux lists them. */
function locksOf(pid: number): StoppedAt {
  let held: { from: number; to: number }[]
  try {
    // 1: POSIX  ADVISORY  WRITE 4711 fe:00:1234 120 120
    held = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[1] === 'POSIX' && fields[3] === 'WRITE' && fields[4] === String(pid))
      .map((fields) => ({ from: Number(fields[6]), to: fields[7] === 'EOF' ? Number.MAX_VALUE : Number(fields[7]) }))
  } catch {
    return { writing: null, checkpointing: null }
  }
  const locks = (byte: number) => held.some(({ from, to }) => from <= byte && byte <= to)
  return { writing: locks(WRITE_LOCK), checkpointing: locks(CHECKPOINT_LOCK) }
}
