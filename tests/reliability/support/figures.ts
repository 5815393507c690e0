/** Prints the figures of a test under its title, one a line: they are looked at, and never decide. */
export function printFigures(title: string, figures: Record<string, string | number>): void {
  const wide = Math.max(...Object.keys(figures).map((name) => name.length))
  const lines = Object.entries(figures).map(([name, figure]) => `  ${name.padEnd(wide)}  ${figure}`)
  console.log(`${title}\n${lines.join('\n')}`)
}

/** The middle of some figures; 0 where there are none. */
export function middle(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
