import { Disclosure } from '../disclosure'
import { useCopy } from '../locale'
import { copy } from './copy'

export function EventStory({ story, open }: { story: string; open?: boolean }) {
  const t = useCopy(copy)
  if (story === '') return null
  return (
    <Disclosure summary={t('story')} open={open} className="mt-6">
      <p className="text-soft">{story}</p>
    </Disclosure>
  )
}
