import { Caps } from '../caps'
import { useCopy } from '../locale'
import { copy } from './copy'

type EventHeadProps = {
  over: string
  title: string
  when: string
  place: string
  compared: string
  hours: string
}

/** What, when and where, as a house sets its cards. */
export function EventHead({ over, title, when, place, compared, hours }: EventHeadProps) {
  const t = useCopy(copy)
  return (
    <>
      <Caps accent>{over}</Caps>
      <h1 className="display-xl mt-3.5">
        <SetTitle title={title} />
      </h1>
      <p className="tabular mt-5 text-[17px] leading-normal">
        {when}
        <span className="block text-soft">{t('zone', { place, compared })}</span>
        <span className="block text-soft">{hours}</span>
      </p>
    </>
  )
}

/** The last words of a title stand in italic on their own line. */
function SetTitle({ title }: { title: string }) {
  const words = title.split(' ')
  if (words.length < 2) return title
  const first = words.slice(0, Math.ceil(words.length / 2) - (words.length === 3 ? 1 : 0)).join(' ')
  return (
    <>
      {first} <br />
      <em>{title.slice(first.length + 1)}</em>
    </>
  )
}
