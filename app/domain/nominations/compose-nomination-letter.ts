import { defineCopy, translate } from '~/shared/copy'
import { elide, formatDay } from '~/shared/format'
import { greet } from '../letters/greeting'
import type { LetterContent } from '../letters/types'
import type { FlowDefinition } from '../qualification/types'
import type { NominationDraft } from './types'

export type NominationLetterMaterial = {
  draft: Omit<NominationDraft, 'address' | 'flowSlug'>
  /** Empty when the club does not know the nominator's name. */
  nominatorName: string
  clubName: string
  accent: string
  flow: Pick<FlowDefinition, 'name' | 'story' | 'promiseDays'> & { isShorter: boolean }
  /** The last day for an answer, 'yyyy-mm-dd'. */
  lastDay: string
}

const copy = defineCopy({
  fr: {
    over: 'Une seule lettre',
    subject: '{{name}} a pensé à vous',
    nameless: 'Un membre {{ofClub}}',
    who: '{{name}}, membre {{ofClub}}, nous a donné votre nom, avec ces mots\u00a0:',
    whoNameless: 'Un membre {{ofClub}} nous a donné votre nom, avec ces mots\u00a0:',
    open: '«\u202f',
    close: '\u202f»',
    next_one:
      'Si cela vous parle, la page que voici dit ce que nous cherchons et qui décide. Vous répondez à votre rythme\u202f; nous aussi, en un jour au plus. Rien ne vous engage, et vous pouvez vous arrêter à tout moment.',
    next_other:
      'Si cela vous parle, la page que voici dit ce que nous cherchons et qui décide. Vous répondez à votre rythme\u202f; nous aussi, en {{count}} jours au plus. Rien ne vous engage, et vous pouvez vous arrêter à tout moment.',
    shorter: 'Parce que votre nom vient du cercle, le passage est plus court.',
    silence:
      'Et si vous préférez ne rien dire, ne dites rien\u00a0: votre silence suffit. Après le {{day}}, cette lettre n’ouvre plus rien, ce que nous savons de vous par elle est effacé, et nous ne vous écrivons pas une seconde fois. Sans votre oui, rien d’autre ne viendra.',
    flow: 'Le passage',
    by: 'Proposé par',
    until: 'Réponse',
    untilDay: 'Jusqu’au {{day}}',
    action: 'Lire et répondre',
    aside:
      'Vous recevez cette lettre parce que {{name}} nous a donné votre nom et cette adresse, pour elle seule. Ils ne servent à rien d’autre.',
    asideNameless:
      'Vous recevez cette lettre parce qu’un membre nous a donné votre nom et cette adresse, pour elle seule. Ils ne servent à rien d’autre.',
  },
  en: {
    over: 'One letter only',
    subject: '{{name}} thought of you',
    nameless: 'A member of {{club}}',
    who: '{{name}}, a member of {{club}}, gave us your name, with these words:',
    whoNameless: 'A member of {{club}} gave us your name, with these words:',
    open: '“',
    close: '”',
    next_one:
      'If this speaks to you, the page below tells what we look for and who decides. You answer in your own time; we answer within a day. Nothing binds you, and you may stop at any moment.',
    next_other:
      'If this speaks to you, the page below tells what we look for and who decides. You answer in your own time; we answer within {{count}} days. Nothing binds you, and you may stop at any moment.',
    shorter: 'Because your name comes from within the circle, the passage is shorter.',
    silence:
      'And if you would rather say nothing, say nothing: your silence is enough. After {{day}} this letter opens nothing, what we know of you by it is erased, and we do not write a second time. Without your yes, nothing else will come.',
    flow: 'The passage',
    by: 'Named by',
    until: 'Reply',
    untilDay: 'Until {{day}}',
    action: 'Read and answer',
    aside:
      'You have this letter because {{name}} gave us your name and this address, for this letter alone. They serve for nothing else.',
    asideNameless:
      'You have this letter because a member gave us your name and this address, for this letter alone. They serve for nothing else.',
  },
})

/**
 * The one letter that a person named receives: who named them and in which words, what the club is, what happens next,
 * and that silence ends it. Made of what the nominator wrote and of what the club says in public, never of what is
 * known of the person: the nominator reads it before it leaves.
 */
export function composeNominationLetter(material: NominationLetterMaterial): LetterContent<'correspondence'> {
  const { draft, nominatorName, clubName, accent, flow, lastDay } = material
  const { locale } = draft
  const t = translate(copy, locale)
  const club = { club: clubName, ofClub: elide('de', clubName) }
  const name = nominatorName || t('nameless', club)
  const day = formatDay(lastDay, locale)
  const next = t('next', { count: flow.promiseDays })
  return {
    kind: 'correspondence',
    props: {
      topic: 'nomination',
      subject: t('subject', { name }),
      over: t('over'),
      accent,
      greeting: greet(draft, locale),
      paragraphs: [
        nominatorName ? t('who', { name, ...club }) : t('whoNameless', club),
        ...quote(draft.line, t('open'), t('close')),
        ...paragraphsOf(flow.story[locale]).slice(0, 1),
        flow.isShorter ? `${next} ${t('shorter')}` : next,
        t('silence', { day }),
      ],
      senderName: clubName,
      senderTitle: '',
      rows: [
        [t('by'), name],
        [t('flow'), flow.name[locale]],
        [t('until'), t('untilDay', { day })],
      ],
      action: { label: t('action'), to: { page: 'nomination', nominationId: draft.id } },
      aside: nominatorName ? t('aside', { name }) : t('asideNameless'),
    },
  }
}

/** The nominator's words as they were written, between marks of quotation. */
function quote(line: string, open: string, close: string): string[] {
  const paragraphs = paragraphsOf(line)
  return paragraphs.map(
    (text, index) => `${index === 0 ? open : ''}${text}${index === paragraphs.length - 1 ? close : ''}`,
  )
}

/** The paragraphs of a text that was written in a box. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n+/)
    .map(one => one.trim())
    .filter(one => one !== '')
}
