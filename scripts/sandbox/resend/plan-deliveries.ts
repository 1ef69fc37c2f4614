import type { Letter, Step } from './open-post-office'
import { parseMailbox } from './parse-address'

type Course = { type: Step['type']; pause: number }[]

/** The word before the @ (a +label aside) that makes an address misbehave; the same words as Resend's test addresses. */
const courses: Record<string, Course> = {
  bounced: [
    { type: 'sent', pause: 0 },
    { type: 'bounced', pause: 1 },
  ],
  complained: [
    { type: 'sent', pause: 0 },
    { type: 'delivered', pause: 1 },
    { type: 'complained', pause: 2 },
  ],
  delayed: [
    { type: 'sent', pause: 0 },
    { type: 'delivery_delayed', pause: 1 },
    { type: 'delivered', pause: 2 },
  ],
  failed: [{ type: 'failed', pause: 0 }],
  suppressed: [{ type: 'suppressed', pause: 0 }],
}

const plain: Course = [
  { type: 'sent', pause: 0 },
  { type: 'delivered', pause: 1 },
]

/**
 * Lays out what will happen to a letter: its recipients in groups of one course each, and the events of each course
 * with the instant (epoch milliseconds) at which they fall due. An address on the suppression list gets nothing.
 */
export function planDeliveries(
  letter: Letter,
  terms: { now: number; paceMs: number; isSuppressed(address: string): boolean },
): Step[] {
  const groups = new Map<Course, string[]>()
  for (const recipient of [...letter.to, ...letter.cc, ...letter.bcc]) {
    const course = chooseCourse(recipient, terms.isSuppressed)
    groups.set(course, [...(groups.get(course) ?? []), recipient])
  }
  const steps: Step[] = []
  for (const [course, to] of groups) {
    for (const { type, pause } of course) {
      const id = `${letter.id}/${steps.length}`
      steps.push({ id, emailId: letter.id, dueAt: terms.now + pause * terms.paceMs, type, to })
    }
  }
  return steps
}

function chooseCourse(recipient: string, isSuppressed: (address: string) => boolean): Course {
  const suppressed = courses.suppressed ?? plain
  if (isSuppressed(recipient)) return suppressed
  const word = (parseMailbox(recipient)?.local ?? '').toLowerCase().split('+')[0] ?? ''
  return (Object.hasOwn(courses, word) ? courses[word] : undefined) ?? plain
}
