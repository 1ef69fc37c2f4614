import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from '../../../scripts/sandbox/shared/journal'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connivence-journal-'))
  file = join(folder, 'deep', 'journal.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the journal', () => {
  it('gives back what was put, changed and removed, in the order of the first put', async () => {
    const first = await openJournal(file)
    const people = first.collection<{ name: string }>('people')
    people.put('a', { name: 'Ana' })
    people.put('b', { name: 'Bo' })
    people.put('c', { name: 'Cy' })
    people.put('a', { name: 'Anaïs' })
    people.remove('b')
    await first.close()
    const second = await openJournal(file)
    expect(second.collection('people').values()).toEqual([{ name: 'Anaïs' }, { name: 'Cy' }])
    await second.close()
  })

  it('is on the disk once settled', async () => {
    const journal = await openJournal(file)
    journal.collection('people').put('a', 1)
    await journal.settled()
    expect(readFileSync(file, 'utf8')).toBe('[["people","a",1]]\n')
    await journal.close()
  })

  it('writes what belongs together in one line', async () => {
    const journal = await openJournal(file)
    journal.collection('charges').put('c', 1)
    journal.collection('events').put('e', 2)
    await journal.settled()
    journal.collection('events').put('f', 3)
    await journal.close()
    expect(readFileSync(file, 'utf8').split('\n')).toEqual([
      '[["charges","c",1],["events","e",2]]',
      '[["events","f",3]]',
      '',
    ])
  })

  it('cuts off a torn last line and goes on', async () => {
    const first = await openJournal(file)
    first.collection('people').put('a', 1)
    await first.close()
    appendFileSync(file, '[["people","b",2],["peop')
    const second = await openJournal(file)
    expect(second.collection('people').values()).toEqual([1])
    second.collection('people').put('c', 3)
    await second.close()
    const third = await openJournal(file)
    expect(third.collection('people').values()).toEqual([1, 3])
    await third.close()
  })

  it('refuses damage in the middle, and names the line', async () => {
    const first = await openJournal(file)
    first.collection('people').put('a', 1)
    await first.close()
    writeFileSync(file, `nonsense\n${readFileSync(file, 'utf8')}`)
    await expect(openJournal(file)).rejects.toThrow('damaged at line 1')
  })

  it('shrinks at start when most of it is history', async () => {
    const first = await openJournal(file)
    const counter = first.collection<number>('counter')
    for (let count = 0; count < 1100; count++) {
      counter.put('n', count)
      await first.settled()
    }
    await first.close()
    const long = readFileSync(file, 'utf8').length
    const second = await openJournal(file)
    expect(second.collection<number>('counter').get('n')).toBe(1099)
    await second.close()
    expect(readFileSync(file, 'utf8').length).toBeLessThan(long / 100)
  })
})
