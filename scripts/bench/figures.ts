export type Figure = { median: number; least: number; most: number }
export type Line = { what: string; own: Figure; floor: Figure; aim: number | null }

/** The median of several runs with their spread. Throws when there is none. */
export function figureOf(runs: readonly number[]): Figure {
  const sorted = [...runs].sort((a, b) => a - b)
  const [least, most] = [sorted[0], sorted.at(-1)]
  const middle = sorted.length / 2
  const median = ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
  if (least === undefined || most === undefined) throw new Error('a figure needs at least one run')
  return { median, least, most }
}

/** The median of the one over that of the other. */
export function ratioOf({ own, floor }: Pick<Line, 'own' | 'floor'>): number {
  return own.median / floor.median
}

/** The lines as a Markdown table; figures a second, each as median (least–most). */
export function tabulate(lines: readonly Line[]): string {
  const rows = lines.map(line => {
    const ratio = ratioOf(line)
    const aim = line.aim === null ? '' : `${line.aim.toFixed(2)}${ratio >= line.aim ? '' : ' (not met)'}`
    return `| ${line.what} | ${spell(line.own)} | ${spell(line.floor)} | ${ratio.toFixed(3)} | ${aim} |`
  })
  return [
    '| what | a second | floor a second | ratio | aim |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function spell({ median, least, most }: Figure): string {
  return `${round(median)} (${round(least)}–${round(most)})`
}

function round(number: number): string {
  return number >= 100 ? number.toFixed(0) : number.toFixed(1)
}
